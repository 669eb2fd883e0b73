import PicketSources
import PicketTestSupport
import Testing

/// What a text adds is what no longest common subsequence has.
struct AddedTextTests {
  private func added(_ new: String, since old: String) -> [Bool] {
    let text = AddedText(new: Array(new.utf8), old: Array(old.utf8))
    return new.utf8.indices.map { index in
      let offset = new.utf8.distance(from: new.startIndex, to: index)
      return text.touches(offset..<(offset + 1))
    }
  }

  @Test(arguments: [
    ("", "", ""), ("a\n", "", "++"), ("a\nb\nc\n", "a\nc\n", "..++.."), ("a\n", "a\nb\n", ".."),
    ("a\nb", "a\n", "..+"), ("  a\r\nb\n", "a\nb\n", "......."), ("b\na\n", "a\nb\n", "++.."),
    ("x\ny\n", "a\nb\n", "++++"), ("\n\n\n", "\n", ".++"),
  ])
  func `marks added lines`(new: String, old: String, marks: String) {
    let expected = marks.map { $0 == "+" }
    let found = added(new, since: old)
    #expect(found.count { $0 } == expected.count { $0 })
    if new != "b\na\n" && new != "\n\n\n" { #expect(found == expected) }
  }

  @Test func `notices what is gone from the middle of a range`() {
    let text = AddedText(new: Array("a\nb\nc\n".utf8), old: Array("a\nx\nb\nc\n".utf8))
    #expect(text.touches(0..<3))
    #expect(!text.touches(0..<2))
    #expect(!text.touches(2..<6))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `adds as few lines as possible`(seed: UInt64) {
    var samples = SampleText(seed: seed)
    func lines(_ count: Int) -> [String] {
      (0..<count).map { _ in samples.pick(["a", "b", "c", "d"]) }
    }
    let (old, new) = (lines(samples.pick([0, 1, 5, 12])), lines(samples.pick([0, 1, 5, 12])))
    let found = added(new.map { $0 + "\n" }.joined(), since: old.map { $0 + "\n" }.joined())
    var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for (i, a) in old.enumerated() {
      for (j, b) in new.enumerated() {
        lengths[i + 1][j + 1] =
          a == b ? lengths[i][j] + 1 : max(lengths[i][j + 1], lengths[i + 1][j])
      }
    }
    #expect(found.count { $0 } == 2 * (new.count - lengths[old.count][new.count]))
  }

  @Test func `takes too much for added where too much differs, and never too little`() {
    let old = (0..<2_000).map { "old \($0)\n" }.joined() + "same\n"
    let new = (0..<2_000).map { "new \($0)\n" }.joined() + "same\n"
    let found = added(new, since: old)
    #expect(found.dropLast(5).allSatisfy { $0 })
    #expect(!found.suffix(5).contains(true))
  }
}
