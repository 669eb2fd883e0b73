import Foundation
import PicketModel
import PicketReport
import PicketTestSupport
import Testing

/// No output of picket shows a piece of a secret: each is searched for the pieces of all secrets in
/// the examples of all rules.
struct LeakTests {
  private let picket: Executable
  private let examples: ExampleFiles
  /// For outputs that tell of secrets.
  private let pieces: SecretPieces
  /// For outputs that may tell the form of secrets.
  private let randomPieces: SecretPieces
  private let findings: [JSONFinding]

  /// Made once: it is the same for all tests.
  private static let shared = Result { try LeakTests(ExampleFiles()) }

  init() throws {
    self = try Self.shared.get()
  }

  private init(_ files: ExampleFiles) throws {
    picket = try Executable.picket()
    let result = try picket.run(["scan", "-q", "--format=jsonl"], in: files.directory.url)
    findings = try JSONFinding.read(result.output)
    examples = files.taking(findings)
    let plain = examples.plain + (try Self.ownWords(picket))
    let fingerprints = findings.map(\.fingerprint)
    // The words of a phrase are words of reports, too: nobody can tell who says them.
    func isPhrase(_ secret: [UInt8]) -> Bool { secret.count { $0 == 0x20 } >= 11 }
    pieces = SecretPieces(
      of: examples.secrets.filter { !isPhrase($0) }, plain: plain, fingerprints: fingerprints)
    randomPieces = SecretPieces(
      of: examples.randomParts.filter { !isPhrase($0) }, plain: plain, fingerprints: fingerprints)
    let missing = Set(examples.found).subtracting(findings.map(\.path)).sorted()
    try #require(missing.isEmpty)
    try #require(pieces.count > examples.found.count)
  }

  /// Returns what reports say of a finding that is about no text.
  private static func ownWords(_ picket: Executable) throws -> [[UInt8]] {
    let directory = TemporaryDirectory()
    try directory.write("", to: "id_rsa")
    let severities =
      Severity.allCases.map { Array("\($0.rawValue):".utf8) }
      // How JSON writes characters of tags, why a value of a common name is no finding, and
      // what PCRE2 says of a pattern.
      + [#"\udb40"#, "too little for a finding", "quantifier"].map { Array($0.utf8) }
    return try severities
      + ReportFormat.allCases.flatMap { format -> [[UInt8]] in
        let result = try picket.run(["scan", "--format=\(format.rawValue)"], in: directory.url)
        return [Array(result.output.utf8), Array(result.errors.utf8)]
      }
  }

  private func check(_ texts: [String: String], for pieces: SecretPieces) {
    for (name, text) in texts {
      #expect(!text.isEmpty, "\(name)")
      // Colours, names of directories of tests, places, and the account of an AWS key, which is worked
      // out of it, are made of letters and digits too.
      let text = text.replacing(
        #/\e\[[0-9;]*m|picket-[0-9A-F-]{36}|byte [0-9]+|\b[0-9]{12}\b/#, with: " ")
      #expect(pieces.leaks(in: Array(text.utf8)) == [], "the lines of \(name) that show a secret")
    }
  }

  /// Runs picket, and returns what it prints and says.
  private func outputs(
    _ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:]
  ) throws -> [String: String] {
    let result = try picket.run(
      arguments, in: directory ?? examples.directory.url, environment: environment)
    let name = arguments.prefix(3).joined(separator: " ")
    let texts = ["output of \(name)": result.output, "errors of \(name)": result.errors]
    return texts.filter { !$0.value.isEmpty }
  }

  @Test func `no report shows a piece of a secret`() throws {
    let target = TemporaryDirectory()
    let formats = ReportFormat.allCases.map(\.rawValue)
    let files = formats.map { "--report=\($0)=\(target.url.path())/\($0)" }
    var texts = try outputs(
      ["scan", "--verbose", "--show-near-misses", "--min-severity=info", "--min-confidence=low"]
        + files, environment: ["GITHUB_STEP_SUMMARY": "\(target.url.path())/step"])
    #expect(texts.count == 2)
    for name in formats + ["step"] {
      let file = target.url.appending(path: name)
      texts[name] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
    check(texts, for: pieces)
    check(try outputs(["scan", "--color=always"], environment: ["COLUMNS": "40"]), for: pieces)
  }

  @Test func `no page of a rule or a finding shows one`() throws {
    let ids = examples.rules.map(\.id)
    check(try outputs(["rules", "show"] + ids), for: randomPieces)
    for id in stride(from: 0, to: ids.count, by: max(1, ids.count / 3)).map({ ids[$0] }) {
      check(try outputs(["explain", id]), for: randomPieces)
    }
    for index in stride(from: 0, to: findings.count, by: max(1, findings.count / 8)) {
      let place = "\(findings[index].path):\(findings[index].line ?? 1)"
      check(try outputs(["explain", "--at", place]), for: pieces)
    }
  }

  @Test func `no failed test of a rule shows one`() throws {
    let root = URL(filePath: #filePath).appending(path: "../../../patterns").standardizedFileURL
    let swapped = TemporaryDirectory()
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "toml" {
      let text = try String(contentsOf: file, encoding: .utf8)
        .replacing(#/(?m)^examples = /#, with: "swapped = ")
        .replacing(#/(?m)^counterexamples = /#, with: "examples = ")
        .replacing(#/(?m)^swapped = /#, with: "counterexamples = ")
      try swapped.write(text, to: "rules/\(file.lastPathComponent)")
    }
    let texts = try outputs(["rules", "test", "rules"], in: swapped.url)
    #expect((texts.values.map(\.count).max() ?? 0) > 1_000)
    check(texts, for: randomPieces)
  }

  @Test func `no baseline shows one`() throws {
    let file = examples.directory
    let paths = findings.filter { $0.category == "secret" }.prefix(1).map(\.path)
    let target = TemporaryDirectory()
    for path in paths {
      let bytes = try Data(contentsOf: file.url.appending(path: path))
      try target.write([UInt8](bytes), to: path)
    }
    check(try outputs(["baseline", "create"], in: target.url), for: pieces)
    check(try outputs(["baseline", "show"], in: target.url), for: pieces)
    let baseline = try String(
      contentsOf: target.url.appending(path: ".picket-baseline.jsonl"), encoding: .utf8)
    // Hashes look like pieces of anything.
    check(
      ["baseline": baseline.replacing(#/[0-9a-f]{8}:[0-9a-f]{32}|[0-9a-f]{32}/#, with: "")],
      for: pieces)
  }

  // MARK: Files at fault

  /// Returns a text with each secret in the place of `<>`, as far as secrets are of one word.
  ///
  /// What reads like a name is told as a name: nobody could correct it otherwise.
  private func texts(_ form: String) -> [String] {
    let words = examples.secrets.filter { secret in
      secret.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'\\".utf8.contains($0) }
    }.map { String(decoding: $0, as: UTF8.self) }.filter { $0.quotable != $0 }
    // A few hundred, of all kinds.
    let some = stride(from: 0, to: words.count, by: max(1, words.count / 300)).map { words[$0] }
    return some.map { form.replacing("<>", with: $0) }
  }

  @Test func `no fault of a comment that allows shows one`() throws {
    let target = TemporaryDirectory()
    for (index, form) in [
      "<>", "generic-password <>", "sql-drop until=<>", "sql-drop -- it was <> once",
    ].enumerated() {
      let lines = texts("x # picket:allow \(form)\n").joined()
      try target.write(lines, to: "\(index).py")
    }
    let texts = try outputs(["scan", "--verbose", "--format=json"], in: target.url)
    let fingerprint = #/"fingerprint": "[0-9a-f]{64}"/#
    check(texts.mapValues { $0.replacing(fingerprint, with: "") }, for: randomPieces)
  }

  @Test(arguments: [
    (".picket.toml", "fail-on = \"<>\""), (".picket.toml", "\"<>\" = 1"),
    (".picket.toml", "[rules.\"<>\"]\nenabled = false"),
    (".picket.toml", "[rules.github-classic-pat]\nseverity = \"<>\""),
    (".picket.toml", "key = <>"), (".picket.toml", "<>"),
    (".picket.toml", "[[rules]]\nid = \"<>\"\nregex = \"(<>\""),
    (".picket.toml", "[[rules]]\nid = \"x\"\nregex = \"x\"\nexamples = [\"{{<>*1}}\"]"),
    (".picket.toml", "[[allowlists]]\nregexes = [\"(<>\"]"),
    (".picket-baseline.jsonl", "<>"), (".picket-baseline.jsonl", "{\"<>\": 1}"),
    (".picket-baseline.jsonl", "{\"path\": \"a\", \"rule\": \"b\", \"secret\": \"<>\"}"),
  ])
  func `no fault of a file of picket's shows one`(name: String, form: String) throws {
    let all = texts(form)
    // A reader of TOML ends at the first fault: so some secrets have a file for themselves.
    let some = stride(from: 0, to: all.count, by: max(1, all.count / 3)).map { all[$0] }
    for text in some + [all.joined(separator: "\n")] {
      let target = TemporaryDirectory()
      try target.write(text + "\n", to: name)
      let texts = try outputs(["scan"], in: target.url)
      #expect(texts["output of scan"] == nil && texts["errors of scan"] != nil)
      check(texts, for: randomPieces)
    }
  }
}
