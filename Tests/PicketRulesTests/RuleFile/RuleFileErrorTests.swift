import PicketModel
import PicketRules
import Testing

struct RuleFileErrorTests {
  private func errors(_ lines: String, _ strictness: RuleFile.Strictness = .user) -> [String] {
    let file = RuleFile(name: "a.toml", bytes: Array("[[rules]]\n\(lines)\n".utf8))
    return RuleFile.parse([file], strictness: strictness).errors.map(\.description)
  }

  @Test(arguments: [
    ("regex = 'y'\nsecretgroup = 1", "4:1: unknown key 'secretgroup', did you mean 'secretGroup'"),
    ("regex = 'y'\nseverity = 'hihg'", "4:12: 'severity' cannot be 'hihg', did you mean 'high'"),
    (
      "regex = 'y'\naction = 'explode'",
      "4:10: 'action' cannot be 'explode'; use note, ask, deny"
    ),
    ("regex = 'y'\nentropy = 9", "4:11: 'entropy' does not fit; write a number in 0.0...8.0"),
    ("regex = 'y'\ncwe = 0", "4:7: 'cwe' does not fit; write an integer in 1...99999"),
    ("regex = 'y'\nname = 1", "4:8: 'name' is an integer; write a string in quotes"),
    (
      "regex = 'y'\nstride = 'DI'",
      "4:10: 'stride' does not fit; write letters of STRIDE, each once and in that order"
    ),
    ("regex = ''", "3:9: 'regex' does not fit; write at least one character"),
    ("", "1:1: the rule finds nothing; add one of regex, path, check, near"),
    (
      "regex = 'y'\npath = 'z'",
      "4:1: the rule has 'regex' and 'path', and can only have one; make a rule of each"
    ),
    (
      "path = 'y'\nproof = 'p'", "4:1: 'proof' has a meaning only with 'regex' or 'near'; remove it"
    ),
    (
      "near = {words = ['w'], within = 256, value = 'v'}",
      "3:33: 'within' does not fit; write an integer in 1...255"
    ),
    ("near = {words = ['w'], value = 'v'}", "3:8: the rule has no 'within'; add it"),
    ("check = 'shell/command'", "1:1: the rule has no 'command'; add it"),
    (
      "check = 'shell/command'\ncommand = 'rm'",
      "4:11: 'command' is a string; write a table, `{verb = \"…\", options = [\"…\"]}`"
    ),
    ("check = 'shell/command'\ncommand = {}", "4:11: the rule has no 'verb'; add it"),
    (
      "check = 'shell/command'\ncommand = {verb = 'a b'}",
      "4:19: 'verb' does not fit; write the name of a command, without its directory and arguments"
    ),
    (
      "check = 'shell/command'\ncommand = {verb = 'a', options = ['f']}",
      "4:35: 'options' does not fit; write an option without its value, such as \"--force\""
    ),
    (
      "check = 'shell/command'\ncommand = {verb = 'a', arguments = 'hom'}",
      "4:36: 'arguments' cannot be 'hom', did you mean 'home'"
    ),
    (
      "check = 'shell/command'\ncommand = {verb = 'a', verbs = 'b'}",
      "4:24: unknown key 'verbs', did you mean 'verb'"
    ),
    (
      "regex = 'a'\ncommand = {verb = 'a'}",
      "4:1: 'command' has a meaning only with 'check'; remove it"
    ),
    (
      "check = 'shell/fork-bomb'\ncommand = {verb = 'a'}",
      "4:1: 'command' has a meaning only with 'check = \"shell/command\"'; remove it"
    ),
    (
      "regex = 'y'\nexamples = ['''\nabc {{ghp_ + bse62*3}}''']",
      "5:14: unknown charset 'bse62', did you mean 'base62'"
    ),
    (
      "regex = 'y'\nexamples = [{mode = '0644'}]",
      "4:13: 'examples' does not fit; write a table with one of path, command, event"
    ),
    (
      "regex = 'y'\nvariants = [{key = 'k', severity = 'low'}]",
      "4:13: the rule has no 'message'; add it"
    ),
  ])
  func `says where, what and what to do`(lines: String, expected: String) {
    #expect(errors("id = 'x'\n\(lines)") == ["a.toml:\(expected)"])
  }

  @Test(arguments: ["X", "-x", "x-", "x--y", "1x", "x_y", "é", "x y"])
  func `asks for ids in kebab case`(id: String) {
    #expect(errors("id = '\(id)'\nregex = 'y'").count == 1)
  }

  @Test func `asks the catalogue for more`() {
    let missing = ["category", "confidence", "examples", "fix", "name", "severity", "why"]
    #expect(
      errors("id = 'x'\nregex = 'y'", .builtIn)
        == missing.map { "a.toml:1:1: the rule has no '\($0)'; add it" })
  }

  @Test func `says nothing is missing that is misspelt`() {
    let errors = errors("id = 'x'\nregx = 'y'\nsever1ity = 'low'")
    #expect(errors.count == 2)
    #expect(errors.allSatisfy { $0.contains("unknown key") })
  }

  @Test func `reports all faults of all files, in order`() {
    let files = ["b.toml", "a.toml"].map { name in
      RuleFile(name: name, bytes: Array("rule = 1\n[[rules]]\nid = 5\nregex = \n".utf8))
    }
    let errors = RuleFile.parse(files, strictness: .user).errors
    #expect(errors == errors.sorted())
    #expect(
      errors.map(\.file) == Array(repeating: "a.toml", count: 3)
        + Array(repeating: "b.toml", count: 3))
    #expect(errors.prefix(3).map(\.position.line) == [1, 3, 4])
  }

  @Test func `never lets a file write to the terminal`() {
    let error = errors("id = 'x'\nregex = 'y'\n\"\\u001b[31m\\u202e\" = 1")
    #expect(error.first?.contains("\u{1B}") == false)
    #expect(error.first?.contains("\u{202E}") == false)
  }
}
