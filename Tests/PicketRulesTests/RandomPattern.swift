import PicketRules
import PicketTestSupport

/// Makes patterns of the supported syntax, and texts that match them often.
struct RandomPattern {
  private var generator: SeededGenerator
  private var groups = 0

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  // MARK: Patterns

  mutating func pattern() -> String {
    groups = 0
    let flags = pick(["", "", "", "(?i)", "(?s)", "(?m)", "(?im)"])
    return flags + choice(depth: 3)
  }

  /// A pattern with some characters taken out, put in or changed, which is often none at all.
  mutating func mutant() -> String {
    var scalars = Array(pattern().unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let scalar = pick(Array("\\[]()|?*+{}^$.-:=,<>!#'PQEabxcuo0137zRN \né&im".unicodeScalars))
      let place = Int.random(in: 0...scalars.count, using: &generator)
      if place < scalars.count, chance(0.4) {
        scalars.remove(at: place)
      } else {
        scalars.insert(scalar, at: place)
      }
    }
    var result = String()
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }

  private mutating func choice(depth: Int) -> String {
    let count = chance(0.25) ? Int.random(in: 2...3, using: &generator) : 1
    return (0..<count).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int) -> String {
    let count = Int.random(in: 0...4, using: &generator)
    return (0..<count).map { _ in item(depth: depth) }.joined()
  }

  private mutating func item(depth: Int) -> String {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<7: pick(["key", "ab", "_", "foo-", "K", "a", "b", "\\.", "=", "sk_", "\\n", " "])
    case 7..<11: pick(Self.classes) + quantifier()
    case 11..<13:
      pick(["\\b", "\\B", "^", "$", "\\A", "\\z", "\\Z", "(?i)", "(?-i)", "(?m)", "(?s)"])
    case 13 where depth > 0: look(depth: depth)
    case 14..<19 where depth > 0: group(depth: depth)
    default: pick(["a", "b", "x", "\\x41", "\\R", "\\Qa.\\E", "(?#c)", "."]) + quantifier()
    }
  }

  private static let classes = [
    "[ab]", "[a-c]", "[^a]", "\\w", "\\d", "\\s", "[A-Za-z0-9]", "[0-9a-f]", ".", "[\\w.-]",
    "[^\\s\"]",
    "[[:alpha:]_]", "\\W", "[-=]", "[kK]", "\\S", "[^\\n]", "\\h", "\\N", "[]a]", "[^]b]",
    "[\\Qa-\\E]",
  ]

  private mutating func group(depth: Int) -> String {
    groups += 1
    let opening = pick([
      "(", "(?:", "(?:", "(?:", "(?>", "(?i:", "(?-i:", "(?<g\(groups)>", "(?s-i:",
    ])
    return opening + choice(depth: depth - 1) + ")" + quantifier()
  }

  private mutating func look(depth: Int) -> String {
    if chance(0.5) { return pick(["(?=", "(?!"]) + choice(depth: depth - 1) + ")" }
    let body = pick([
      "a", "\\w", "[a-z0-9]", "ab", "a|bc", "^", "\\b", "^|a", "(?=a)", "(?<=b)a", "key", "\\W\\b",
      "[^a]{2}",
    ])
    return pick(["(?<=", "(?<!"]) + body + ")"
  }

  private mutating func quantifier() -> String {
    let count = pick([
      "", "", "", "?", "*", "+", "{2}", "{3,5}", "{0,3}", "{2,}", "{0}", "{6}", "{1,20}",
    ])
    return count.isEmpty ? "" : count + pick(["", "", "?", "+"])
  }

  // MARK: Texts

  /// A text that the pattern may match, with noise around it.
  mutating func text(for syntax: RegexSyntax) -> [UInt8] {
    var result = chance(0.3) ? [] : noise()
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      grow(syntax, into: &result)
      if chance(0.5) { result += noise() }
    }
    if chance(0.1), !result.isEmpty {
      result[Int.random(in: result.indices, using: &generator)] = pick(Array("ab \n_".utf8))
    }
    return result
  }

  private mutating func noise() -> [UInt8] {
    let alphabet = Array("aabbcK \n\n_=-.x0\u{7F}\r".utf8) + [0, 0xFF]
    return (0..<Int.random(in: 0...6, using: &generator)).map { _ in pick(alphabet) }
  }

  private mutating func grow(_ syntax: RegexSyntax, into text: inout [UInt8]) {
    switch syntax {
    case .empty, .assertion: break
    case .set(let set): if let byte = member(of: set) { text.append(byte) }
    case .sequence(let items): for item in items { grow(item, into: &text) }
    case .choice(let branches): grow(pick(branches), into: &text)
    case .capture(let body, _), .atomic(let body): grow(body, into: &text)
    case .look(_, let isNegative, let body): if !isNegative, chance(0.5) { grow(body, into: &text) }
    case .repetition(let body, let count, _):
      let most = min(count.maximum ?? count.minimum + 3, count.minimum + 4)
      let rounds = Int.random(in: count.minimum...most, using: &generator)
      for _ in 0..<rounds where text.count < 2_000 { grow(body, into: &text) }
    }
  }

  private mutating func member(of set: ByteSet) -> UInt8? {
    let common = set.intersection(ByteSet("abckKey019_-=. \n".utf8))
    let bytes = common.isEmpty || chance(0.2) ? set.bytes : common.bytes
    return bytes.randomElement(using: &generator)
  }

  // MARK: Choices

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }
}
