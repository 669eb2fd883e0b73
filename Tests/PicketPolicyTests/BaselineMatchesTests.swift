import PicketModel
import PicketPolicy
import PicketTestSupport
import Testing

struct BaselineMatchesTests {
  private static let cheap = Scrypt(logCost: 1)
  private static let today = Day(year: 2030, month: 1, day: 2)

  private func subject(_ path: String, _ secret: String?, rule: String = "r") -> BaselineSubject {
    BaselineSubject(
      rule: rule, path: BytePath(path), secret: secret.map { Secret(Array($0.utf8)) })
  }

  private func matches(
    _ subjects: [BaselineSubject], _ file: BaselineFile, gone: Set<String> = []
  ) -> BaselineMatches {
    BaselineMatches(subjects, in: file, on: Self.today, workerCount: 2) {
      gone.contains($0.description)
    }
  }

  private func baseline(of subjects: [BaselineSubject]) -> BaselineFile {
    let empty = BaselineFile(name: "b", cost: Self.cheap)
    return empty.updated(
      with: subjects, matches(subjects, empty), cost: Self.cheap, workerCount: 1
    ).file
  }

  @Test func `holds for the same rule, file and secret alone`() {
    let file = baseline(of: [subject("a", "one"), subject("a", nil, rule: "p")])
    let found = [
      subject("a", "one"), subject("a", "two"), subject("a", "one", rule: "s"), subject("b", "one"),
      subject("a", nil, rule: "p"), subject("b", nil, rule: "p"), subject("a", nil),
    ]
    #expect(
      matches(found, file).records.map { $0 != nil } == [
        true, false, false, false, true, false, false,
      ])
  }

  @Test(arguments: [
    ("KEY\nab\ncd", "KEY\n  ab\n  cd", true), ("KEY\nab\ncd", "KEY\r\nab\r\ncd", true),
    ("ab cd", "ab  cd", false), ("ab ", "ab", false), ("KEY\nab\ncd", "KEY\nab cd", false),
    ("", "\n", true), ("a\n \nb", "a\n\nb", true),
  ])
  func `takes another indentation for the same`(before: String, after: String, isSame: Bool) {
    let file = baseline(of: [subject("a", before)])
    #expect((matches([subject("a", after)], file).records[0] != nil) == isSame)
  }

  @Test func `follows a file that was renamed, into one file`() {
    let file = baseline(of: [subject("d/a.txt", "one"), subject("z", "one")])
    let found = [
      subject("b", "one"), subject("c/a.txt", "one"), subject("e", "one"), subject("z", "one"),
    ]
    // Only one record's file is gone: the file of the same name inherits.
    let one = matches(found, file, gone: ["d/a.txt"])
    #expect(one.records.map { $0 != nil } == [false, true, false, true])
    #expect(Set(one.moves.values) == [BytePath("c/a.txt")])
    // Both are gone, and nobody has the name of the second: the first of the others inherits.
    let both = matches(Array(found.dropLast()), file, gone: ["d/a.txt", "z"])
    #expect(both.records.map { $0 != nil } == [true, true, false])
    // The order of the findings says nothing.
    let reversed = matches(found.dropLast().reversed(), file, gone: ["d/a.txt", "z"])
    #expect(reversed.records.map { $0 != nil } == [false, true, true])
    // Nothing is gone: a copy is a finding.
    #expect(matches(found, file).records.map { $0 != nil } == [false, false, false, true])
  }

  @Test func `does not leave a file that has lost the secret but is there`() {
    let file = baseline(of: [subject("a", "one")])
    #expect(matches([subject("b", "one")], file).records == [nil])
  }

  @Test func `hashes each secret once, and only where a record could hold`() {
    let file = baseline(of: (0..<20).map { subject("a", "secret \($0)") })
    #expect(matches((0..<100).map { subject("b", "\($0)") }, file).hashCount == 0)
    #expect(matches((0..<100).map { subject("a", "\($0)", rule: "s") }, file).hashCount == 0)
    let repeated = (0..<100).map { subject("a", "secret \($0 % 5)") }
    #expect(matches(repeated, file).hashCount == 5)
    let elsewhere = (0..<100).map { subject("\($0)", "secret \($0 % 5)") }
    #expect(matches(elsewhere, file, gone: ["a"]).hashCount == 5)
    #expect(
      matches(
        elsewhere.map { BaselineSubject(rule: "s", path: $0.path, secret: $0.secret) }, file,
        gone: ["a"]
      ).hashCount == 0)
  }

  @Test func `prefers a record that has not expired`() throws {
    let one = subject("a", "one")
    let file = baseline(of: [one])
    let allowed = file.allowing(
      one, matches([one], file), reason: "why", until: Day("2030-01-01"), cost: Self.cheap)
    #expect(allowed.records.count == 1)
    let joined = try BaselineFile(file.bytes + allowed.bytes, name: "b")
    #expect(joined.records.count == 2)
    let number = try #require(matches([one], joined).records[0])
    #expect(joined.records[number].means == .baseline)
    #expect(matches([one], joined).used.count == 2)
  }

  @Test func `is updated without touching what it says, and pruned of what holds for nothing`() {
    let (one, two, three) = (subject("a", "one"), subject("b", "two"), subject("c", "three"))
    var file = baseline(of: [one])
    file = file.allowing(one, matches([one], file), reason: "why", until: nil, cost: Self.cheap)
    let before = file.records[0]
    let (updated, count) = file.updated(
      with: [one, two, three, two], matches([one, two, three, two], file), cost: Self.cheap,
      workerCount: 1)
    #expect(count == 2)
    #expect(updated.records.count == 3)
    #expect(updated.records.contains(before))
    let moved = [subject("x", "one"), three]
    let (pruned, removed) = updated.pruned(matches(moved, updated, gone: ["a", "b"]))
    #expect(removed == 1)
    #expect(pruned.records.map(\.path.description).sorted() == ["c", "x"])
    #expect(pruned.records.contains { $0.reason == "why" && $0.path == BytePath("x") })
    #expect(matches(moved, pruned).records.allSatisfy { $0 != nil })
  }

  @Test func `renews no record that expired`() {
    let one = subject("a", "one")
    let file = BaselineFile(name: "b", cost: Self.cheap).allowing(
      one, matches([one], BaselineFile(name: "b")), reason: "why", until: Day("2029-12-31"),
      cost: Self.cheap)
    let (updated, count) = file.updated(
      with: [one], matches([one], file), cost: Self.cheap, workerCount: 1)
    #expect(count == 0)
    #expect(updated.bytes == file.bytes)
  }

  @Test func `never takes a salt that is too cheap for a new hash`() {
    let file = baseline(of: [subject("a", "one")])
    let new = [subject("a", "one"), subject("b", "two")]
    let dear = Scrypt(logCost: 3)
    let updated = file.updated(with: new, matches(new, file), cost: dear, workerCount: 1).file
    #expect(updated.salts.map(\.cost.logCost).sorted() == [1, 3])
    #expect(matches(new, updated).records.allSatisfy { $0 != nil })
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `silences what it was made of, and nothing else`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func subjects(_ secrets: Range<Int>) -> [BaselineSubject] {
      (0..<30).map { _ in
        let secret = Int.random(in: secrets, using: &random)
        return subject(
          "f\(Int.random(in: 0..<4, using: &random))", secret % 7 == 0 ? nil : "secret \(secret)",
          rule: "r\(Int.random(in: 0..<3, using: &random))")
      }
    }
    let known = subjects(0..<20)
    let file = baseline(of: known)
    #expect(matches(known, file).records.allSatisfy { $0 != nil })
    let others = subjects(0..<40)
    let isKnown = Set(known)
    #expect(
      zip(others, matches(others, file).records).allSatisfy { isKnown.contains($0) == ($1 != nil) })
  }

  @Test func `gives nothing of a secret away`() {
    let secret = Secret(Array("hunter2".utf8))
    let shown = "\(secret) \(String(reflecting: secret)) \([secret])"
    var dumped = ""
    dump(subject("a", "hunter2"), to: &dumped)
    #expect(!(shown + dumped).contains("hunter"))
  }
}
