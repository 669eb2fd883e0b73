import Foundation
import Testing

@testable import PicketModel

struct TextSearchTests {
  private static let texts = ["", "a", "aab", "abaab", "öäö", "a\u{308}a", "aaaa", "…a…"]

  @Test(arguments: texts)
  func `finds what Foundation finds in the bytes`(text: String) {
    for part in Self.texts where !part.isEmpty {
      let expected = Data(text.utf8).range(of: Data(part.utf8))
      let found = text.range(ofFirst: part).map {
        text.utf8.distance(
          from: text.startIndex, to: $0.lowerBound)..<text.utf8.distance(
            from: text.startIndex, to: $0.upperBound)
      }
      #expect(found == expected, "\(part)")
      #expect(text.holds(part) == (expected != nil), "\(part)")
      #expect(text[...].holds(part) == (expected != nil), "\(part)")
    }
  }

  @Test func `finds an empty text at the start`() {
    #expect("ab".range(ofFirst: "") == "ab".startIndex..<"ab".startIndex)
    #expect("".holds(""))
  }

  @Test func `replaces each, as many as asked for`() {
    #expect("aXbXX".replacing(each: "X", with: "--") == "a--b----")
    #expect("aaa".replacing(each: "aa", with: "b") == "ba")
    #expect("aXbX".replacing(each: "X", with: "", limit: 1) == "abX")
    #expect("ab".replacing(each: "", with: "x") == "ab")
  }
}
