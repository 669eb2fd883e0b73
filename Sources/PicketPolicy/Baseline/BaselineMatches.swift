package import PicketModel

/// A finding as a baseline sees it.
package struct BaselineSubject: Hashable, Sendable {
  package var rule: String
  package var path: BytePath
  /// `nil` for a finding that is not about text.
  package var secret: Secret?

  package init(rule: String, path: BytePath, secret: Secret?) {
    self.rule = rule
    self.path = path
    self.secret = secret
  }
}

/// Which records of a baseline hold for which findings.
///
/// A record holds in its own file, wherever the line is. If that file is gone, it holds in one
/// other file that has the same secret.
package struct BaselineMatches: Sendable {
  /// The number of the record that holds for each finding, in the order given.
  package private(set) var records: [Int?]
  /// The numbers of all records that hold for a finding.
  package private(set) var used: Set<Int> = []
  /// The new path of each record whose file is gone and whose secret is in another one.
  package private(set) var moves: [Int: BytePath] = [:]
  /// The number of hashes that were computed.
  package private(set) var hashCount = 0

  /// A rule in a file.
  private struct Place: Hashable {
    var rule: String
    var path: BytePath
  }

  /// Matches findings with records.
  ///
  /// - Parameters:
  ///   - subjects: the findings.
  ///   - file: the baseline.
  ///   - day: of several records, one that has not expired on that day holds.
  ///   - workerCount: how many hashes are computed at once.
  ///   - isGone: tells whether a file is not there any more.
  /// - Complexity: a hash for each distinct secret in a place, or of a rule, that a record speaks
  ///   of, and for each salt of such records; O(*n* log *n*) for the rest.
  package init(
    _ subjects: [BaselineSubject], in file: BaselineFile, on day: Day, workerCount: Int,
    isGone: (BytePath) -> Bool
  ) {
    records = subjects.map { _ in nil }
    var hashes = SecretHashes(file.salts)
    let byPlace = Dictionary(grouping: file.records.indices) { number in
      Place(rule: file.records[number].rule, path: file.records[number].path)
    }
    matchOwn(subjects, file.records, byPlace, on: day, workerCount, &hashes)
    matchMoved(subjects, file.records, on: day, workerCount, &hashes, isGone)
    hashCount = hashes.count
  }

  // MARK: In their own files

  private mutating func matchOwn(
    _ subjects: [BaselineSubject], _ all: [BaselineRecord], _ byPlace: [Place: [Int]], on day: Day,
    _ workerCount: Int, _ hashes: inout SecretHashes
  ) {
    let candidates = subjects.map { byPlace[Place(rule: $0.rule, path: $0.path)] ?? [] }
    hashes.compute(
      zip(subjects, candidates).flatMap { subject, numbers in
        numbers.compactMap { SecretHashes.Key(subject.secret, all[$0].hash?.salt) }
      }, workerCount: workerCount)
    for (index, numbers) in candidates.enumerated() {
      let secret = subjects[index].secret
      let holding = numbers.filter { hashes.holds(all[$0], for: secret) }
      used.formUnion(holding)
      records[index] = Self.best(of: holding, all, on: day)
    }
  }

  private static func best(of numbers: [Int], _ all: [BaselineRecord], on day: Day) -> Int? {
    numbers.min { a, b in
      let (aExpired, bExpired) = (all[a].isExpired(on: day), all[b].isExpired(on: day))
      return aExpired == bExpired ? all[a] < all[b] : bExpired
    }
  }

  // MARK: In files that were renamed

  private mutating func matchMoved(
    _ subjects: [BaselineSubject], _ all: [BaselineRecord], on day: Day, _ workerCount: Int,
    _ hashes: inout SecretHashes, _ isGone: (BytePath) -> Bool
  ) {
    let open = subjects.indices.filter { records[$0] == nil && subjects[$0].secret != nil }
    let rules = Set(open.map { subjects[$0].rule })
    var answers: [BytePath: Bool] = [:]
    let gone = all.indices.filter { number in
      guard all[number].hash != nil, rules.contains(all[number].rule), !used.contains(number)
      else { return false }
      let answer = answers[all[number].path] ?? isGone(all[number].path)
      answers[all[number].path] = answer
      return answer
    }.sorted { all[$0] < all[$1] }
    guard !gone.isEmpty else { return }
    let salts = Dictionary(grouping: gone) { all[$0].rule }.mapValues { numbers in
      Set(numbers.compactMap { all[$0].hash?.salt })
    }
    hashes.compute(
      open.flatMap { index in
        (salts[subjects[index].rule] ?? []).compactMap {
          SecretHashes.Key(subjects[index].secret, $0)
        }
      }, workerCount: workerCount)
    inherit(gone, open, subjects, all, hashes)
  }

  /// Gives each record one file: one with the same name if there is one, else the first.
  private mutating func inherit(
    _ gone: [Int], _ open: [Int], _ subjects: [BaselineSubject], _ all: [BaselineRecord],
    _ hashes: SecretHashes
  ) {
    let byRule = Dictionary(grouping: open) { subjects[$0].rule }
    for needsName in [true, false] {
      for number in gone where moves[number] == nil {
        let record = all[number]
        let heirs = (byRule[record.rule] ?? []).filter { index in
          records[index] == nil && hashes.holds(record, for: subjects[index].secret)
            && (!needsName || subjects[index].path.lastComponent == record.path.lastComponent)
        }
        guard let path = heirs.map({ subjects[$0].path }).min() else { continue }
        moves[number] = path
        used.insert(number)
        for index in heirs where subjects[index].path == path { records[index] = number }
      }
    }
  }
}
