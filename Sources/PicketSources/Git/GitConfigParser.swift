/// Reads the bytes of a configuration file.
///
/// Source: `git_parse_source`, `get_base_var`, `get_value` and `parse_value` in git's `config.c`.
struct GitConfigParser {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1
  private var section = ""
  private var subsection: [UInt8]?
  /// What was read so far.
  private(set) var variables: [GitConfigFile.Variable] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func parse() throws(GitConfigError) {
    while position < bytes.count {
      let byte = next()
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: ";"):
        while next() != UInt8(ascii: "\n") {}
      case UInt8(ascii: "["):
        try parseSection()
      case _ where byte.isConfigSpace:
        break
      case _ where byte.isConfigLetter:
        variables.append(try parseVariable(startingWith: byte))
      default:
        throw GitConfigError(kind: .malformedName, line: line)
      }
    }
  }

  /// Takes the next byte.
  ///
  /// A carriage return in front of a line feed is left out, and the end of the
  /// file is one more line feed.
  private mutating func next() -> UInt8 {
    guard position < bytes.count else { return UInt8(ascii: "\n") }
    if bytes[position] == UInt8(ascii: "\r"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "\n")
    {
      position += 1
    }
    position += 1
    if bytes[position - 1] == UInt8(ascii: "\n") { line += 1 }
    return bytes[position - 1]
  }

  // MARK: Sections

  private mutating func parseSection() throws(GitConfigError) {
    let start = line
    var name: [UInt8] = []
    subsection = nil
    while true {
      let byte = next()
      if byte == UInt8(ascii: "]") { break }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        try parseSubsection(start: start)
        break
      }
      guard byte.isConfigNameByte || byte == UInt8(ascii: ".") else {
        throw GitConfigError(kind: .malformedSection, line: start)
      }
      name.append(byte.smallLetter)
    }
    section = String(decoding: name, as: UTF8.self)
  }

  /// Reads `"subsection"]`.
  private mutating func parseSubsection(start: Int) throws(GitConfigError) {
    var byte = next()
    while byte != UInt8(ascii: "\n") && byte.isConfigSpace { byte = next() }
    guard byte == UInt8(ascii: "\"") else {
      throw GitConfigError(kind: .malformedSection, line: start)
    }
    var name: [UInt8] = []
    byte = next()
    while byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") { byte = next() }
      guard byte != UInt8(ascii: "\n") else {
        throw GitConfigError(kind: .malformedSection, line: start)
      }
      name.append(byte)
      byte = next()
    }
    guard next() == UInt8(ascii: "]") else {
      throw GitConfigError(kind: .malformedSection, line: start)
    }
    subsection = name
  }

  // MARK: Variables

  private mutating func parseVariable(
    startingWith first: UInt8
  ) throws(GitConfigError) -> GitConfigFile.Variable {
    let start = line
    var name = [first.smallLetter]
    var byte = next()
    while byte.isConfigNameByte {
      name.append(byte.smallLetter)
      byte = next()
    }
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { byte = next() }
    var value: [UInt8]?
    if byte != UInt8(ascii: "\n") {
      guard byte == UInt8(ascii: "=") else {
        throw GitConfigError(kind: .malformedName, line: start)
      }
      value = try parseValue(start: start)
    }
    return GitConfigFile.Variable(
      section: section, subsection: subsection, name: String(decoding: name, as: UTF8.self),
      value: value, line: start)
  }

  /// Reads a value to the end of its last line.
  private mutating func parseValue(start: Int) throws(GitConfigError) -> [UInt8] {
    var value: [UInt8] = []
    /// Blanks that belong to the value if anything follows.
    var blanks: [UInt8] = []
    var isQuoted = false
    while true {
      let byte = next()
      switch byte {
      case UInt8(ascii: "\n"):
        if isQuoted { throw GitConfigError(kind: .malformedValue, line: start) }
        return value
      case _ where byte.isConfigSpace && !isQuoted:
        if !value.isEmpty { blanks.append(byte) }
        continue
      case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted:
        while next() != UInt8(ascii: "\n") {}
        return value
      default:
        break
      }
      value += blanks
      blanks = []
      switch byte {
      case UInt8(ascii: "\\"): try parseEscape(into: &value, start: start)
      case UInt8(ascii: "\""): isQuoted.toggle()
      default: value.append(byte)
      }
    }
  }

  private mutating func parseEscape(into value: inout [UInt8], start: Int) throws(GitConfigError) {
    switch next() {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "t"): value.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "b"): value.append(8)
    case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "\\"): value.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "\""): value.append(UInt8(ascii: "\""))
    default: throw GitConfigError(kind: .malformedValue, line: start)
    }
  }
}

extension UInt8 {
  /// The byte with an ASCII capital made small.
  fileprivate var smallLetter: UInt8 { self &- 65 < 26 ? self | 0x20 : self }

  fileprivate var isConfigLetter: Bool { (self | 0x20) &- 97 < 26 }

  fileprivate var isConfigNameByte: Bool {
    isConfigLetter || self &- 48 < 10 || self == UInt8(ascii: "-")
  }

  /// Whether git takes the byte for a blank: the vertical tab and the form feed are none.
  fileprivate var isConfigSpace: Bool {
    self == 32 || self == 9 || self == 10 || self == 13
  }
}
