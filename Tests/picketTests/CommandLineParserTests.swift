import Testing
import picket

struct CommandLineParserTests {
  private func parse(_ words: String...) throws -> ParsedArguments {
    let request = try CommandLineParser.parse(words.map { Array($0.utf8) })
    guard case .run(let parsed) = request else { throw UsageError("not a run") }
    return parsed
  }

  private func fault(_ words: String...) -> String {
    do throws(UsageError) {
      _ = try CommandLineParser.parse(words.map { Array($0.utf8) })
      return "none"
    } catch {
      return error.text
    }
  }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Values

  @Test(arguments: [
    ["--format=jsonl"], ["--format", "jsonl"], ["-f", "jsonl"], ["-fjsonl"], ["-f=jsonl"],
    ["-qf", "jsonl"], ["-qvfjsonl"],
  ])
  func `takes a value in each way of writing it`(words: [String]) throws {
    let request = try CommandLineParser.parse((["scan"] + words).map { Array($0.utf8) })
    guard case .run(let parsed) = request else { throw UsageError("not a run") }
    #expect(text(parsed.value(.format)) == "jsonl")
    #expect(parsed.operands.isEmpty)
  }

  @Test func `takes flags in a cluster`() throws {
    let parsed = try parse("scan", "-qv")
    #expect(parsed.has(.quiet) && parsed.has(.verbose) && !parsed.has(.stdin))
  }

  @Test func `takes operands among options, and everything behind two dashes`() throws {
    let parsed = try parse("scan", "a", "-q", "b", "--", "-v", "--help")
    #expect(parsed.operands.map { text($0) } == ["a", "b", "-v", "--help"])
    #expect(!parsed.has(.verbose))
  }

  @Test func `keeps the order of an option that may be given again`() throws {
    let parsed = try parse("scan", "--only", "a,b", "--only=c", "--skip", "d")
    #expect(parsed.list(.only) == ["a", "b", "c"])
    #expect(parsed.list(.skip) == ["d"])
  }

  @Test func `an option with a possible value takes none from the next word`() throws {
    let parsed = try parse("scan", "--stats", "rules")
    #expect(parsed.value(.stats) == [])
    #expect(parsed.operands.map { text($0) } == ["rules"])
    #expect(text(try parse("scan", "--stats=rules").value(.stats)) == "rules")
  }

  @Test func `paths are bytes`() throws {
    let name: [UInt8] = [0xFF, 0x2F, 0xC3]
    let request = try CommandLineParser.parse([
      Array("scan".utf8), name, Array("--output=".utf8) + name,
    ])
    guard case .run(let parsed) = request else { throw UsageError("not a run") }
    #expect(parsed.operands == [name])
    #expect(parsed.value(.output) == name)
  }

  @Test(arguments: [("0", 0), ("64K", 65_536), ("10m", 10 << 20), ("1G", 1 << 30)])
  func `takes sizes`(size: String, expected: Int) throws {
    #expect(try parse("scan", "--max-file-size", size).size(.maxFileSize) == expected)
  }

  @Test(arguments: ["", "K", "-1", "1T", "99999999999G"])
  func `refuses what is no size`(size: String) throws {
    let parsed = try parse("scan", "--max-file-size=\(size)")
    #expect(throws: UsageError.self) { try parsed.size(.maxFileSize) }
  }

  // MARK: Verbs

  @Test func `finds verbs of two words`() throws {
    #expect(try parse("rules", "test", "x").verb == .rulesTest)
    #expect(try parse("rules", "table", "x").verb == .rulesTable)
  }

  @Test(arguments: [
    (["--help"], HelpTopic.overview), (["-h"], .overview), (["help"], .overview),
    (["help", "scan"], .verb(.scan)), (["scan", "--help"], .verb(.scan)),
    (["scan", "a", "-qh"], .verb(.scan)), (["rules", "-h"], .group("rules")),
    (["help", "rules"], .group("rules")), (["help", "rules", "list"], .verb(.rulesList)),
    (["rules", "list", "-h"], .verb(.rulesList)), (["completions", "-h"], .verb(.completions)),
  ])
  func `finds the help that is asked for`(words: [String], expected: HelpTopic) throws {
    let request = try CommandLineParser.parse(words.map { Array($0.utf8) })
    guard case .help(let topic) = request else { throw UsageError("no help") }
    #expect(topic == expected)
  }

  // MARK: Faults

  @Test(arguments: [
    (["scna"], "there is no command 'scna', did you mean 'scan'?"),
    (["src"], "there is no command 'src'; to scan it, write 'picket scan src'"),
    (["rules"], "rules needs a command: one of list, show, test"),
    (["rules", "lst"], "rules: there is no command 'lst', did you mean 'list'?"),
    (["--format=x"], "'--format=x' stands before a command; write 'picket scan' first"),
    (["scan", "--fromat", "x"], "scan: there is no option '--fromat', did you mean '--format'?"),
    (["scan", "--max-fi", "x"], "scan: there is no option '--max-fi'"),
    (["scan", "--verb"], "scan: there is no option '--verb', did you mean '--verbose'?"),
    (["scan", "-x"], "scan: there is no option '-x'"),
    (["scan", "-qx"], "scan: there is no option '-x'"),
    (["scan", "--quiet=yes"], "scan: --quiet takes no value"),
    (["scan", "-q", "-q"], "scan: -q is given twice"),
    (["scan", "--jobs=1", "-j2"], "scan: -j is given twice"),
    (["scan", "--output"], "scan: --output needs a value, PATH"),
    (
      ["scan", "--output", "--quiet"],
      "scan: --output needs a value, PATH; one that starts with '-' is written --output=--quiet"
    ),
    (
      ["scan", "--fail-on", "hihg"], "scan: --fail-on cannot be 'hihg', did you mean 'high'?"
    ),
    (
      ["scan", "--color", "x"], "scan: --color cannot be 'x': one of auto, always, never"
    ),
    (["completions"], "completions: name a SHELL: one of bash, zsh, fish"),
    (["completions", "bash", "zsh"], "completions: 'zsh' is too much: name one SHELL"),
    (["man", "x"], "man: 'x' is too much: nothing stands here but options"),
    (["rules", "show"], "rules show: name a RULE"),
  ])
  func `says what is at fault, and what would do`(words: [String], expected: String) {
    do throws(UsageError) {
      _ = try CommandLineParser.parse(words.map { Array($0.utf8) })
      Issue.record("\(words) is taken")
    } catch {
      #expect(error.text == expected)
    }
  }

  @Test func `every option of a verb has a name and a letter of its own`() {
    for verb in VerbName.allCases.map(\.spec) {
      let names = verb.options.map(\.name)
      let letters = verb.options.compactMap(\.short)
      #expect(Set(names).count == names.count, "\(verb.name.rawValue)")
      #expect(Set(letters).count == letters.count, "\(verb.name.rawValue)")
    }
  }
}
