/// Compiles the bytes of a wildcard pattern.
///
/// Follows `dowild` in git's `wildmatch.c` byte by byte, its oddities included: a class that is
/// never closed, or a class name that is not known, makes the whole pattern match nothing.
struct GlobParser {
  private(set) var elements: [Glob.Element] = []
  private(set) var classes: [ByteClass] = []

  private let pattern: [UInt8]
  private let options: Glob.Options
  private var position = 0

  init(_ pattern: [UInt8], options: Glob.Options) {
    self.pattern = pattern
    self.options = options
    elements.reserveCapacity(pattern.count)
  }

  mutating func parse() throws(GlobFault) {
    while let byte = self[position] {
      switch byte {
      case UInt8(ascii: "*"):
        parseStars()
      case UInt8(ascii: "?"):
        elements.append(.any)
        position += 1
      case UInt8(ascii: "["):
        elements.append(.member(Int32(classes.count)))
        classes.append(try parseClass())
        position += 1
      case UInt8(ascii: "\\"):
        guard let escaped = self[position + 1] else { throw fault(.danglingEscape, at: position) }
        elements.append(.literal(escaped))
        position += 2
      default:
        elements.append(.literal(options.contains(.foldCase) ? byte.lowerCased : byte))
        position += 1
      }
    }
  }

  private subscript(offset: Int) -> UInt8? {
    offset < pattern.count ? pattern[offset] : nil
  }

  private func fault(_ kind: GlobFault.Kind, at offset: Int) -> GlobFault {
    GlobFault(kind: kind, offset: offset)
  }

  // MARK: Stars

  /// Reads a run of stars.
  ///
  /// Two or more cross `/` only if they fill a whole component.
  private mutating func parseStars() {
    let start = position
    while self[position] == UInt8(ascii: "*") { position += 1 }
    guard options.contains(.pathname) else { return elements.append(.deepStar) }
    let startsComponent = start == 0 || self[start - 1] == .slash
    guard position - start > 1, startsComponent else { return elements.append(.star) }
    switch self[position] {
    case UInt8.slash:
      position += 1
      elements.append(.directories)
    case nil:
      elements.append(.deepStar)
    case UInt8(ascii: "\\") where self[position + 1] == .slash:
      // Git takes an escaped slash for the end of the component, but not for one to leave out.
      elements.append(.deepStar)
    default:
      elements.append(.star)
    }
  }

  // MARK: Classes

  /// Reads a class from its `[`; afterwards the position is that of its `]`.
  private mutating func parseClass() throws(GlobFault) -> ByteClass {
    let start = position
    position += 1
    let isNegated = self[position] == UInt8(ascii: "!") || self[position] == UInt8(ascii: "^")
    if isNegated { position += 1 }
    var members = ByteClass()
    /// The byte that a `-` would continue; 0 where a `-` stands for itself.
    var previous: UInt8 = 0
    repeat {
      guard let byte = self[position] else { throw fault(.unterminatedClass, at: start) }
      previous = try parseMember(byte, after: previous, into: &members, start: start)
      position += 1
    } while self[position] != UInt8(ascii: "]")
    if isNegated { members.invert() }
    return members
  }

  /// Reads one member of a class and returns the byte at which a range could start.
  private mutating func parseMember(
    _ byte: UInt8, after previous: UInt8, into members: inout ByteClass, start: Int
  ) throws(GlobFault) -> UInt8 {
    switch byte {
    case UInt8(ascii: "\\"):
      let escaped = try parseEscapedMember(start: start)
      members.insert(escaped)
      return escaped
    case UInt8(ascii: "-") where previous != 0 && self[position + 1].map { $0 != 0x5D } == true:
      position += 1
      var last = pattern[position]
      if last == UInt8(ascii: "\\") { last = try parseEscapedMember(start: start) }
      insertRange(from: previous, through: last, into: &members)
      return 0
    case UInt8(ascii: "[") where self[position + 1] == UInt8(ascii: ":"):
      return try parseNamedClass(into: &members, start: start)
    default:
      members.insert(byte)
      return byte
    }
  }

  private mutating func parseEscapedMember(start: Int) throws(GlobFault) -> UInt8 {
    position += 1
    guard let escaped = self[position] else { throw fault(.unterminatedClass, at: start) }
    return escaped
  }

  private func insertRange(
    from first: UInt8, through last: UInt8, into members: inout ByteClass
  ) {
    var range = ByteClass()
    range.insert(from: first, through: last)
    if options.contains(.foldCase) { range.insertLowerCase() }
    members.formUnion(range)
  }

  /// Reads `[:name:]`; what only starts like one is a plain `[`.
  private mutating func parseNamedClass(
    into members: inout ByteClass, start: Int
  ) throws(GlobFault) -> UInt8 {
    let name = position + 2
    guard let end = pattern[name...].firstIndex(of: UInt8(ascii: "]")) else {
      throw fault(.unterminatedClass, at: start)
    }
    guard end > name, pattern[end - 1] == UInt8(ascii: ":") else {
      members.insert(UInt8(ascii: "["))
      return UInt8(ascii: "[")
    }
    guard var named = ByteClass(named: pattern[name..<(end - 1)]) else {
      throw fault(.unknownClass, at: position)
    }
    if options.contains(.foldCase) { named.insertLowerCase() }
    members.formUnion(named)
    position = end
    return 0
  }
}
