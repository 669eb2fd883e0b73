/// Makes patterns and paths out of so few parts that they often match each other.
package struct RandomPatterns {
  private var random: SeededGenerator

  package init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private static let parts = [
    "a", "a", "b", "b", "ab", "A", "B", ".", ".o", ".o", "-", "_", "1", "/", "/", "/", "*", "*",
    "?",
    "**", "**/", "/**", "/**/", "[ab]", "[!a]", "[^b]", "[a-c]", "[A-C]", "[]a]", "[a/]", "[b-]",
    "[[:alpha:]]", "[[:upper:]b]", "[[:digit:][:punct:]]", "[[:x:]]", "[a", "\\", "\\a", "\\*",
    "\\/", "\\ ", " ", "\t", "#", "!", "é", "[\\]a]", "[a-\\c]", "***/", "[[:]", "]",
  ]
  private static let plainParts = ["a", "b", "ab", "A", ".", ".o", "/", "/", "*", "**/", "a", "b"]
  private static let names = [
    "a", "b", "ab", "aa", "a", "b", "ab", "a.o",
    "a", "b", "ab", "aa", "A", "B", "aB", "a.o", "b.o", ".o", "a.b", "-", "_", "1", "a1", "a-b",
    "c", "a b", "é", "abab", "*", "\\", "#a", "!a", "a ", "[a", "a]", "b.a.o",
  ]

  package mutating func chance(oneIn count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  package mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// A line of an ignore file without its line feed.
  package mutating func line() -> String {
    var line = chance(oneIn: 4) ? "!" : ""
    if chance(oneIn: 5) { line += "/" }
    let parts = chance(oneIn: 2) ? Self.plainParts : Self.parts
    for _ in 0..<number(in: 1...5) { line += parts[number(in: 0...(parts.count - 1))] }
    if chance(oneIn: 5) { line += "/" }
    for tail in ["  ", "\\ ", "\r", "\\ \r"] where chance(oneIn: 16) { line += tail }
    return chance(oneIn: 40) ? "#" + line : line
  }

  /// The content of an ignore file.
  package mutating func file(lineCount: Int) -> String {
    var text = chance(oneIn: 10) ? "\u{FEFF}" : ""
    for index in 0..<lineCount {
      text += line()
      if index + 1 < lineCount || !chance(oneIn: 4) { text += chance(oneIn: 12) ? "\r\n" : "\n" }
      if chance(oneIn: 20) { text += "\n" }
    }
    return text
  }

  package mutating func name() -> String {
    Self.names[number(in: 0...(Self.names.count - 1))]
  }

  /// A path of one to four components, mostly of few.
  package mutating func path() -> String {
    (0..<number(in: 1...number(in: 1...4))).map { _ in name() }.joined(separator: "/")
  }

  /// A path that a line could match, found by putting something in place of each wildcard.
  package mutating func path(like line: String) -> String {
    var path = ""
    var isInClass = false
    for character in line where character != "!" && character != "\r" {
      switch character {
      case "*": path += ["", "a", "ab", "a/b", "B.o", "/"][number(in: 0...5)]
      case "?": path += ["a", "b", "/", "1"][number(in: 0...3)]
      case "[": isInClass = true
      case "]":
        isInClass = false
        path += ["a", "b", "B", "-", "]", "1", "_"][number(in: 0...6)]
      case "\\": if chance(oneIn: 3) { path += "\\" }
      default: if !isInClass { path.append(character) }
      }
    }
    let tail = chance(oneIn: 3) ? "/" + name() : ""
    let components = ((chance(oneIn: 4) ? name() + "/" : "") + path + tail).split(separator: "/")
    let possible = components.filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    return possible.isEmpty ? name() : possible
  }
}
