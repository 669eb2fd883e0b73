/// Reads a pattern in PCRE2's syntax into a tree.
///
/// Byte mode: one byte is one character, and letters are those of ASCII. The parser may refuse what
/// PCRE2 accepts, and never accepts what PCRE2 refuses. Rule files can be hostile: time is linear in
/// the length, depth and length are bounded.
package struct RegexParser {
  /// The largest number of bytes in a pattern.
  package static let maximumLength = 32_768
  /// The largest number of groups inside one another; a worker's stack holds half a megabyte.
  package static let maximumDepth = 64

  let pattern: [UInt8]
  var position = 0
  var flags = Flags()
  /// Whether the place is between `\Q` and `\E`.
  var isQuoting = false
  var captureCount = 0
  var groupNames: Set<[UInt8]> = []
  var depth = 0

  /// What `(?ismxU)` switch on for the rest of a group.
  struct Flags {
    var isCaseless = false
    var isMultiline = false
    var dotMatchesNewline = false
    var isExtended = false
    var isLazyByDefault = false
  }

  /// Parses a pattern.
  package static func parse(_ text: String) throws(RegexError) -> RegexSyntax {
    var parser = RegexParser(pattern: Array(text.utf8))
    guard parser.pattern.count <= maximumLength else {
      throw RegexError(.tooLong, at: maximumLength)
    }
    let syntax = try parser.choice()
    guard parser.position == parser.pattern.count else {
      throw RegexError(.unmatchedClosingParenthesis, at: parser.position)
    }
    guard syntax.compiledSizeEstimate <= maximumCompiledSize else {
      throw RegexError(.tooLarge, at: 0)
    }
    return syntax
  }

  private init(pattern: [UInt8]) {
    self.pattern = pattern
  }

  // MARK: Branches and items

  /// Parses branches up to the `)` of the group, which is left, or to the end.
  mutating func choice() throws(RegexError) -> RegexSyntax {
    var branches = [try sequence()]
    while isAt("|") {
      position += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(RegexError) -> RegexSyntax {
    var items: [RegexSyntax] = []
    while try hasItem() {
      guard let item = try item() else { continue }
      items.append(try quantified(item))
    }
    return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
  }

  private mutating func hasItem() throws(RegexError) -> Bool {
    try skipIgnored()
    return position < pattern.count && (isQuoting || !isAt("|") && !isAt(")"))
  }

  /// Parses one item without its quantifier; `nil` is a change of flags.
  private mutating func item() throws(RegexError) -> RegexSyntax? {
    let byte = pattern[position]
    if isQuoting {
      position += 1
      return .set(literal(byte))
    }
    switch Character(Unicode.Scalar(byte)) {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?": throw RegexError(.nothingToRepeat, at: position)
    case "{" where try quantifier() != nil: throw RegexError(.nothingToRepeat, at: position)
    default: return symbol(byte)
    }
  }

  private mutating func symbol(_ byte: UInt8) -> RegexSyntax {
    position += 1
    switch Character(Unicode.Scalar(byte)) {
    case ".": return .set(flags.dotMatchesNewline ? .all : ByteSet.newline.inverted)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    default: return .set(literal(byte))
    }
  }

  /// The set that a byte of the pattern stands for when it means itself.
  func literal(_ byte: UInt8) -> ByteSet {
    let set = ByteSet([byte])
    return flags.isCaseless ? set.caseFolded : set
  }

  // MARK: Bytes

  func isAt(_ scalar: Unicode.Scalar) -> Bool {
    position < pattern.count && UInt32(pattern[position]) == scalar.value
  }

  func isAt(_ text: String, from start: Int) -> Bool {
    let wanted = Array(text.utf8)
    return start + wanted.count <= pattern.count
      && pattern[start..<(start + wanted.count)].elementsEqual(wanted)
  }

  /// The position of the next such byte at or behind a place.
  func index(of scalar: Unicode.Scalar, from start: Int) -> Int? {
    pattern[min(start, pattern.count)...].firstIndex { UInt32($0) == scalar.value }
  }
}
