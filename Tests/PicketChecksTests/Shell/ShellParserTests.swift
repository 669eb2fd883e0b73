import PicketChecks
import Testing

/// What the parser makes of the shell language.
struct ShellParserTests {
  /// The first words of all simple commands, in the order of the text.
  private func names(_ text: String) -> [String] {
    ShellParser.parse(Array(text.utf8)).script.commandNames
  }

  private func words(_ text: String) -> [String] {
    guard case .simple(let command)? = ShellParser.parse(Array(text.utf8)).script.commands.first
    else { return [] }
    return command.words.map { $0.constant ?? "?" }
  }

  @Test(arguments: [
    ("a b; c && d || e | f & g", ["a", "c", "d", "e", "f", "g"]),
    ("if a; then b; elif c; then d; else e; fi; f", ["a", "b", "c", "d", "e", "f"]),
    ("for x in 1 2; do a $x; done", ["a"]),
    ("for ((i=0; i<3; i++)); do a; done", ["a"]),
    ("while a; do b; done < file > out", ["a", "b"]),
    ("case $x in a|b) c;; (d) e;; *) f; esac; g", [":", "c", "e", "f", "g"]),
    ("{ a; b; }; (c; d)", ["a", "b", "c", "d"]),
    ("f() { a; }; function g { b; }; h", ["a", "b", "h"]),
    ("[[ a && b < c ]] && d", ["[[", "d"]),
    ("! a | time b", ["a", "b"]),
    ("x=1 y=(a b) c", ["c"]),
    ("a # b\nc", ["a", "c"]),
    ("a \\\n b\r\nc\r\n", ["a", "c"]),
    ("a <<E; b\nc\nE\nd", ["a", "b", "d"]),
    ("a <<'X' <<-Y\n1\nX\n\t2\n\tY\nb", ["a", "b"]),
    ("(( x = 1 )); ((a) ; (b)); c", ["((", "a", "b", "c"]),
    ("a <<< b; c", ["a", "c"]),
    ("a &> b; c >| d; e 2>&1 >&2; f <> g", ["a", "c", "e", "f"]),
  ])
  func `finds the commands of a text`(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test(arguments: [
    ("a 'b c' \"d e\" f\\ g", ["a", "b c", "d e", "f g"]),
    ("r\\m -r'f' \"\"", ["rm", "-rf", ""]),
    ("$'a\\x62\\n\\u00e9' $\"c\"", ["ab\né", "c"]),
    ("a\\\nb \"c\\\nd\"", ["ab", "cd"]),
    ("\"\\$a \\b\"", ["$a \\b"]),
    ("a=b c=d", []),
    ("a !(x|y) z", ["a", "!(x|y)", "z"]),
  ])
  func `reads words with their quotes`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `tells where a word stands`() throws {
    let text = "ls;  'r''m' -rf /"
    let script = ShellParser.parse(Array(text.utf8)).script
    guard case .simple(let command) = try #require(script.commands.last) else { return }
    #expect(command.words[0].range == 5..<11)
    #expect(command.range == 5..<17)
  }

  @Test(arguments: [
    "echo 'a", "echo \"a", "echo $(a", "echo `a", "a )", "fi", "if a; then b", "{ a", "case x in",
    "a ${b", "f() ", "a <", "\\", "$", "a <<", "a &&", ";;", "}",
  ])
  func `accepts what no shell would take`(text: String) {
    let result = ShellParser.parse(Array(text.utf8))
    #expect(!result.isTooDeep)
  }

  @Test(
    arguments: ["$(", "$((", "(", "{ ", "`\\`", "${x:-", "\"$(", "if ", "case x in ( ", "<("])
  func `stops where the nesting is too deep`(opening: String) {
    let text = "a " + String(repeating: opening, count: 50_000)
    _ = ShellParser.parse(Array(text.utf8))
  }

  @Test func `reads a here-document behind its line`() {
    let result = ShellParser.parse(Array("cat <<E >f; rm x\nbody $(ls)\nE\n".utf8))
    #expect(result.documents.count == 1)
    #expect(result.documents[0].parts.count == 3)
    #expect(result.script.commandNames == ["cat", "rm"])
  }
}

extension ShellScript {
  /// The first words of all simple commands that are constants.
  var commandNames: [String] {
    commands.flatMap(\.names)
  }
}

extension ShellCommand {
  fileprivate var names: [String] {
    switch self {
    case .simple(let command): command.words.first.map { [$0.constant ?? "?"] } ?? []
    case .pipeline(let commands): commands.flatMap(\.names)
    case .compound(let compound): compound.bodies.flatMap(\.commandNames)
    case .function(let function): function.body.flatMap(\.names)
    }
  }
}
