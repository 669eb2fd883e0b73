import PicketModel
import Testing

struct SpellingTests {
  @Test(arguments: [
    ("hihg", "high"), ("secretgroup", "secretGroup"), ("secret_group", "secretGroup"),
    ("sverity", "severity"), ("regexp", "regex"), ("", nil), ("banana", nil),
    (String(repeating: "a", count: 1000), nil),
  ])
  func `finds what was meant`(word: String, expected: String?) {
    let words = ["high", "low", "secretGroup", "severity", "regex"]
    #expect(Spelling.closest(to: word, among: words) == expected)
  }
}
