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

  @Test(arguments: [
    ("generic-password", "generic-password"), ("acme-key-2", "acme-key-2"),
    ("Github-Classic-PAT", "Github-Classic-PAT"),
    ("persona_production_Zr0ReMDnYj", "per****nYj"), ("severe", "severe"),
    ("2026-13-45", "2026-13-45"), ("Tr0ub4d", "Tr0ub4d"), ("Tr0ub4dor", "****"),
    ("zq8f0a1b2c3d4e5f6a7b", "zq****7b"), ("averylongwordindeed", "av****ed"), ("", ""),
  ])
  func `quotes words of files, and masks what may be a secret`(text: String, expected: String) {
    #expect(text.quotable == expected)
  }
}
