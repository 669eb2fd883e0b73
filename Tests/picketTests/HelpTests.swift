import Foundation
import PicketReport
import Testing
import picket

struct HelpTests {
  /// Compares a text with a file; with PICKET_UPDATE_GOLDEN it writes the file.
  private func compare(_ text: String, _ name: String, _ file: String = #filePath) throws {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["PICKET_UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: url)
    }
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    #expect(text == expected, "set PICKET_UPDATE_GOLDEN to accept it")
  }

  private static let plain = ReportStyle()

  @Test func `the overview is as people know it`() throws {
    try compare(HelpPage(.overview, Self.plain).text, "overview.txt")
  }

  @Test(arguments: VerbName.allCases)
  func `the help of a verb is as people know it`(verb: VerbName) throws {
    let name = verb.rawValue.replacing(" ", with: "-")
    try compare(HelpPage(.verb(verb), Self.plain).text, "\(name).txt")
  }

  @Test func `the manual is as people know it`() throws {
    try compare(ManPage.text, "picket.1")
  }

  @Test(arguments: [40, 53, 80, 100])
  func `no line of help is longer than the terminal`(width: Int) {
    for verb in Verb.shown {
      let page = HelpPage(.verb(verb.name), ReportStyle(width: width))
      for line in page.text.split(separator: "\n") {
        #expect(line.count <= width, "\(verb.name.rawValue): \(line)")
      }
    }
  }

  @Test func `hidden options and verbs are in no text`() {
    #expect(!HelpPage(.verb(.scan), Self.plain).text.contains("--kernel"))
    let texts = [HelpPage(.overview, Self.plain).text, ManPage.text]
    for text in texts + Shell.allCases.map(Completions.script) {
      #expect(!text.contains("--kernel") && !text.contains("rules table"))
    }
  }

  @Test func `colours change nothing but colours`() {
    let colored = HelpPage(.verb(.scan), ReportStyle(usesColor: true)).text
    #expect(colored.contains("\u{1B}[1m"))
    #expect(
      colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        == HelpPage(.verb(.scan), Self.plain).text)
  }

  @Test(arguments: [
    (nil, nil, "xterm", true, true), (nil, nil, "xterm", false, false),
    ("1", "1", "xterm", true, false), ("", nil, "xterm", true, true),
    (nil, "1", "dumb", false, true), (nil, "0", "xterm", false, false),
    (nil, nil, "dumb", true, false), (nil, nil, nil, true, false),
  ])
  func `colours are used where the environment lets them`(
    noColor: String?, force: String?, term: String?, isTerminal: Bool, expected: Bool
  ) {
    let allows = ColorChoice.allows(
      noColor: noColor.map { Array($0.utf8) }, force: force.map { Array($0.utf8) },
      term: term.map { Array($0.utf8) }, isTerminal: isTerminal)
    #expect(allows == expected)
  }
}
