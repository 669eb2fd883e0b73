import PicketModel
import Testing

struct PrintableTests {
  @Test(arguments: [
    ("a-b é", "a-b é"), ("\u{1B}[31m", "\u{FFFD}[31m"), ("a\u{202E}b\nc", "a\u{FFFD}b\u{FFFD}c"),
    (String(repeating: "x", count: 81), String(repeating: "x", count: 80) + "…"),
  ])
  func `shows nothing that a terminal acts on`(text: String, expected: String) {
    #expect(text.printable == expected)
  }
}
