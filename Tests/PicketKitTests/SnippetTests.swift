import PicketKit
import PicketModel
import PicketPolicy
import PicketReport
import PicketTestSupport
import Testing

struct SnippetTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  private func finding(_ text: String, regex: String = #"\bzq_[a-z0-9]{12}\b"#) throws -> Finding {
    let scanner = Scanner.ofSamples(table: .init(text: SampleRules.rule(regex: regex)))
    return try #require(scanner.scan(stream: Array(text.utf8)).findings.first)
  }

  @Test(arguments: [
    ("", 1), ("abc ", 5), ("é ", 3), ("日本 ", 4), ("😀 ", 4), ("é\n日 ", 3),
    // Of a line that is kept only in part, the rest counts as ASCII.
    (String(repeating: "-", count: 500) + "é ", 503),
  ])
  func `counts columns in UTF-16 units`(before: String, column: Int) throws {
    let columns = try #require(try finding(before + Self.secret + "é").snippet?.utf16Columns)
    #expect(columns == Snippet.UTF16Columns(start: column, end: column + 15))
  }

  @Test func `counts the end of a match of many lines on its last line`() throws {
    let columns = try finding("é BEGIN 日\n日 END", regex: "BEGIN[^$]{0,20}END").snippet?.utf16Columns
    #expect(columns == Snippet.UTF16Columns(start: 3, end: 6))
  }

  @Test func `masks a secret of many lines once on each`() throws {
    let lines = try finding("BEGIN\nx\nEND\n", regex: "BEGIN[^$]{0,20}END").snippet?.lines
    #expect(lines?.map(\.text) == ["****", "****"])
  }

  @Test(arguments: [
    "a.py", "a.c", "a.sql", "a.md", "a.ini", "a.tex", "a.css", "a.ml", "a.j2", "a.bat", "a.vb",
  ])
  func `ends in a comment that allows it`(name: String) throws {
    var finding = try finding(Self.secret)
    finding.path = BytePath(name)
    let line = Array(AllowLine(finding).text.utf8)
    let mark = Array(AllowComment.mark.utf8)
    let start = try #require(line.indices.first { line[$0...].starts(with: mark) })
    let comment = try AllowComment(line: line[...], markAt: start)
    #expect(comment.rules == [finding.rule])
    #expect(comment.reason == "reason")
    #expect(comment.standsAlone)
  }
}
