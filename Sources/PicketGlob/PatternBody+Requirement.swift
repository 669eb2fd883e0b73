extension PatternBody {
  /// What every name that a pattern matches has in common.
  enum Requirement {
    /// No name matches.
    case impossible
    /// The name is this.
    case name(ArraySlice<UInt8>)
    /// The part from the last `.` of the name on is this.
    case suffix(ArraySlice<UInt8>)
    /// Nothing that a table could use.
    case nothing
  }

  /// What the last component of a path must be for the pattern to match.
  var requirement: Requirement {
    switch kind {
    case .never: .impossible
    case .name, .path: .name(lastComponent(of: literal) ?? literal[...])
    case .nameSuffix: suffixRequirement(of: literal)
    case .namePrefix: .nothing
    case .nameGlob, .pathGlob: globRequirement
    }
  }

  private var globRequirement: Requirement {
    if glob.fault != nil { return .impossible }
    let tail = globTail
    if let name = lastComponent(of: tail) { return .name(name) }
    let isWholeName =
      tail.count == glob.elements.count
      ? kind == .nameGlob
      : startsComponent && glob.elements[glob.elements.count - tail.count - 1] == .directories
    return isWholeName ? .name(tail[...]) : suffixRequirement(of: tail)
  }

  /// The literal bytes at the end of the glob.
  private var globTail: [UInt8] {
    var tail: [UInt8] = []
    for element in glob.elements.reversed() {
      guard case .literal(let byte) = element else { break }
      tail.append(byte)
    }
    return tail.reversed()
  }

  /// A summary of bytes that every name has that the pattern matches, as in `NameKey.bytes`.
  ///
  /// - Precondition: `requirement` is `nothing`, so that the tail of a glob has no slash.
  var requiredBytes: UInt64 {
    switch kind {
    case .never, .path: return 0
    case .name, .nameSuffix, .namePrefix: return NameKey.summary(of: literal)
    case .pathGlob: return NameKey.summary(of: globTail)
    case .nameGlob:
      return NameKey.summary(
        of: glob.elements.compactMap { if case .literal(let byte) = $0 { byte } else { nil } })
    }
  }

  /// Whether a component starts behind the literal, and so behind each `**/` of the glob.
  ///
  /// In `a**/b` none does: git leaves the `a` aside and then finds no byte in front of the `**`.
  private var startsComponent: Bool {
    literal.isEmpty || literal.last == .slash
  }

  private func lastComponent(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    bytes.lastIndex(of: .slash).map { bytes[($0 + 1)...] }
  }

  private func suffixRequirement(of tail: [UInt8]) -> Requirement {
    tail.lastIndex(of: UInt8(ascii: ".")).map { .suffix(tail[$0...]) } ?? .nothing
  }
}
