import PicketModel
import PicketReport
import Testing

struct TextPartsTests {
  @Test func `lists near misses, and tells how many it has not`() {
    let text = String(
      decoding: TextReporter.nearMisses(Samples.full, ReportStyle()), as: UTF8.self)
    #expect(
      text == """
        src/config.py:3:7: near miss: crc32-base62: checksum fails [acme-token]
        near miss: 3 more: scan fewer files to see them

        """)
    #expect(TextReporter.nearMisses(Samples.clean, ReportStyle()).isEmpty)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("\u{1112}\u{1161}", 2),
    ("ﾊ", 1), ("Ａ", 2), ("😀", 2), ("…", 1), ("\u{FFFD}", 1), ("→", 1), ("𠀀", 2),
  ])
  func `knows how wide a text is`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("", [""]), ("a b", ["a b"]), ("aaa bbb ccc", ["aaa bbb", "ccc"]),
    ("aaaaaaaaaaaa b", ["aaaaaaaaaaaa", "b"]), ("a\n\n b\tc", ["a b c"]),
    ("日本 日本 日本", ["日本", "日本", "日本"]), ("a\u{1B}b", ["a\u{FFFD}b"]),
  ])
  func `breaks lines between words`(text: String, lines: [String]) {
    #expect(Prose.wrap(text, width: 7) == lines)
  }

  @Test(arguments: [
    ("a.py", "# picket:allow r -- reason"), ("dir.d/Dockerfile", "# picket:allow r -- reason"),
    ("Dockerfile.web", "# picket:allow r -- reason"), (".env", "# picket:allow r -- reason"),
    (".env.local", "# picket:allow r -- reason"), ("A.SWIFT", "// picket:allow r -- reason"),
    ("a.sql", "-- picket:allow r -- reason"), ("a.md", "<!-- picket:allow r -- reason -->"),
    ("a.ini", "; picket:allow r -- reason"), ("a.tex", "% picket:allow r -- reason"),
    ("a.css", "/* picket:allow r -- reason */"), ("a.json", "picket allow 0f --reason \"…\""),
    ("a.xml", "picket allow 0f --reason \"…\""), ("conf.json", "picket allow 0f --reason \"…\""),
    ("README", "picket allow 0f --reason \"…\""), ("", "picket allow 0f --reason \"…\""),
  ])
  func `knows how a file comments`(path: String, line: String) {
    var finding = Samples.finding("r", severity: .high, path: path, text: "x")
    finding.fingerprint = "0f"
    #expect(AllowLine(finding).text == line)
    finding.subject = .mode
    #expect(AllowLine(finding).text == "picket allow 0f --reason \"…\"")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 KB"), (9_960, "10 KB"),
    (999_499, "999 KB"), (999_500, "1.0 MB"), (4_100_000, "4.1 MB"), (2_500_000_000, "2.5 GB"),
    (5_000_000_000_000_000, "5,000 TB"),
  ])
  func `writes bytes for people`(count: Int, text: String) {
    #expect(Quantity.bytes(count) == text)
  }

  @Test(
    arguments: [
      (0, "0.0 ms"), (640_000, "0.6 ms"), (23_400_000, "23 ms"), (999_400_000, "999 ms"),
      (999_600_000, "1.0 s"), (59_949_000_000, "60 s"), (59_960_000_000, "1 min 0 s"),
      (125_000_000_000, "2 min 5 s"),
    ] as [(UInt64, String)])
  func `writes times for people`(nanoseconds: UInt64, text: String) {
    #expect(Quantity.time(nanoseconds: nanoseconds) == text)
  }
}
