extension GitIndex {
  /// Reads an index of version 2, 3 or 4.
  ///
  /// The checksum at the end is not verified: git itself verifies it only in `git fsck`.
  ///
  /// - Throws: What is wrong with the bytes. No bytes make it trap.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(_ bytes: [UInt8], format: GitObjectFormat) throws(GitIndexError) {
    var parser = GitIndexParser(bytes, format: format)
    try parser.parse()
    self = parser.finish()
  }
}

/// Reads the bytes of an index once from front to back.
///
/// Source: git's Documentation/gitformat-index.txt and `read-cache.c`.
struct GitIndexParser {
  private let bytes: [UInt8]
  private let format: GitObjectFormat
  private var version: UInt32 = 0
  private var records: [GitIndex.Record] = []
  /// The paths of version 4, which has only their ends.
  private var names: [UInt8] = []
  /// The last of these paths.
  private var path: [UInt8] = []
  private var link: SplitIndexLink?
  private var position = 0

  init(_ bytes: [UInt8], format: GitObjectFormat) {
    self.bytes = bytes
    self.format = format
  }

  mutating func parse() throws(GitIndexError) {
    let count = try parseHeader()
    records.reserveCapacity(count)
    for _ in 0..<count {
      if version == 4 { try parseCompressedEntry() } else { try parseEntry() }
    }
    try parseExtensions()
    let hasName = records.first.map { $0.nameLength > 0 } ?? true
    if link == nil && !hasName { throw GitIndexError(.malformedEntry, offset: 12) }
  }

  consuming func finish() -> GitIndex {
    GitIndex(
      records: records, names: version == 4 ? names : bytes, bytes: bytes, format: format,
      link: link)
  }

  /// The end of the extensions: behind them is only the checksum.
  private var end: Int { bytes.count - format.idLength }

  /// Reads the header and returns the number of entries.
  private mutating func parseHeader() throws(GitIndexError) -> Int {
    guard bytes.starts(with: Array("DIRC".utf8)) else {
      throw GitIndexError(.notAnIndex, offset: 0)
    }
    guard bytes.count <= Int(UInt32.max) else { throw GitIndexError(.tooLarge, offset: 0) }
    guard end >= 12 else { throw GitIndexError(.truncated, offset: 0) }
    version = bytes.bigEndian32(at: 4)
    guard (2...4).contains(version) else {
      throw GitIndexError(.unsupportedVersion(version), offset: 4)
    }
    let count = Int(bytes.bigEndian32(at: 8))
    position = 12
    // An entry takes at least its fixed part and a NUL.
    guard count <= (end - position) / (fixedLength + 1) else {
      throw GitIndexError(.truncated, offset: 8)
    }
    return count
  }

  /// The length of an entry up to its flags, in bytes.
  private var fixedLength: Int { GitIndex.statLength + format.idLength + 2 }

  // MARK: Entries

  private mutating func parseEntry() throws(GitIndexError) {
    let start = position
    var record = try parseFixedPart()
    let nameStart = position
    var nameEnd = nameStart + lengthInFlags(at: start)
    if nameEnd - nameStart == Self.maximumLengthInFlags { nameEnd = try endOfName(from: nameStart) }
    guard nameEnd < end else { throw GitIndexError(.truncated, offset: start) }
    guard bytes[nameEnd] == 0 else { throw GitIndexError(.malformedEntry, offset: start) }
    record.nameStart = UInt32(nameStart)
    record.nameLength = UInt32(nameEnd - nameStart)
    // One to eight NUL bytes make the length a multiple of eight.
    position = start + (nameEnd - start + 8) & ~7
    try append(record, sharing: 0)
  }

  /// The length of a name, or the most that its twelve bits can say.
  private func lengthInFlags(at start: Int) -> Int {
    let flags = start + GitIndex.statLength + format.idLength
    return Int(bytes[flags] & 0x0F) << 8 | Int(bytes[flags + 1])
  }

  private static let maximumLengthInFlags = 0xFFF

  /// The longest path in an index of version 4, in bytes: `PATH_MAX`.
  ///
  /// A work tree holds no longer one. Without a limit, few bytes could stand for gigabytes of paths.
  private static let maximumPathLength = 4_096

  private func endOfName(from start: Int) throws(GitIndexError) -> Int {
    var index = start
    while index < end {
      if bytes[index] == 0 { return index }
      index += 1
    }
    throw GitIndexError(.truncated, offset: start)
  }

  /// Reads an entry of version 4: how much of the last path to drop, then what to put there.
  private mutating func parseCompressedEntry() throws(GitIndexError) {
    let start = position
    var record = try parseFixedPart()
    let dropped = try parseVariableLengthInteger()
    let nameEnd = try endOfName(from: position)
    let shared = records.isEmpty ? 0 : path.count - dropped
    guard shared >= 0 else { throw GitIndexError(.malformedEntry, offset: start) }
    path.removeLast(path.count - shared)
    path += bytes[position..<nameEnd]
    guard path.count <= Self.maximumPathLength else {
      throw GitIndexError(.malformedEntry, offset: start)
    }
    guard names.count + path.count <= Int(UInt32.max) else {
      throw GitIndexError(.tooLarge, offset: start)
    }
    record.nameStart = UInt32(names.count)
    record.nameLength = UInt32(path.count)
    names += path
    position = nameEnd + 1
    try append(record, sharing: shared)
  }

  /// Reads an integer as git writes them into packs, 7 bits a byte, most significant first.
  private mutating func parseVariableLengthInteger() throws(GitIndexError) -> Int {
    let start = position
    var value = 0
    while position < end {
      let byte = bytes[position]
      position += 1
      value += Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
      value = (value + 1) << 7
      guard value <= Int(UInt32.max) else { throw GitIndexError(.malformedEntry, offset: start) }
    }
    throw GitIndexError(.truncated, offset: start)
  }

  /// Reads an entry up to its name.
  private mutating func parseFixedPart() throws(GitIndexError) -> GitIndex.Record {
    let start = position
    guard end - start > fixedLength else { throw GitIndexError(.truncated, offset: start) }
    let mode = bytes.bigEndian32(at: start + GitIndex.modeOffset)
    guard let kind = GitIndex.Kind(mode: mode) else {
      throw GitIndexError(.malformedEntry, offset: start)
    }
    let flags = bytes[start + fixedLength - 2]
    var record = GitIndex.Record(
      nameStart: 0, nameLength: 0, start: UInt32(start), kind: kind, stage: flags >> 4 & 3,
      flags: flags & 0x80 == 0 ? [] : .assumeValid)
    position = start + fixedLength
    if flags & 0x40 != 0 { try parseExtendedFlags(into: &record) }
    return record
  }

  private mutating func parseExtendedFlags(
    into record: inout GitIndex.Record
  ) throws(GitIndexError) {
    guard version >= 3 else { throw GitIndexError(.malformedEntry, offset: position) }
    guard end - position > 2 else { throw GitIndexError(.truncated, offset: position) }
    if bytes[position] & 0x40 != 0 { record.flags.insert(.skipWorktree) }
    if bytes[position] & 0x20 != 0 { record.flags.insert(.intentToAdd) }
    position += 2
  }

  /// Adds an entry, if it comes behind the one before.
  ///
  /// The replacements of a split index have no name and come first.
  ///
  /// - Parameters:
  ///   - record: The entry.
  ///   - shared: How many bytes are known to be those of the path before.
  /// - Throws: `unordered` if it does not.
  private mutating func append(
    _ record: GitIndex.Record, sharing shared: Int
  ) throws(GitIndexError) {
    if let last = records.last, last.nameLength > 0 || record.nameLength > 0 {
      let order =
        version == 4
        ? names.span.order(of: last.name, and: record.name, from: shared)
        : bytes.span.order(of: last.name, and: record.name, from: shared)
      guard order < 0 || order == 0 && last.stage < record.stage else {
        throw GitIndexError(.unordered, offset: Int(record.start))
      }
    }
    records.append(record)
  }

  // MARK: Extensions

  /// Skips the extensions that are optional and reads the link of a split index.
  private mutating func parseExtensions() throws(GitIndexError) {
    while end - position >= 8 {
      let start = position
      let length = Int(bytes.bigEndian32(at: start + 4))
      guard length <= end - start - 8 else { throw GitIndexError(.truncated, offset: start) }
      position = start + 8 + length
      switch bytes[start..<(start + 4)] {
      case let name where name.elementsEqual("link".utf8):
        link = try SplitIndexLink(bytes, in: (start + 8)..<position, format: format)
      case let name where name.elementsEqual("sdir".utf8):
        // It says that there may be sparse directories; those are read in any index.
        break
      case let name:
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(name[start]) else {
          throw GitIndexError(.unsupportedExtension, offset: start)
        }
      }
    }
  }
}

extension GitIndex.Kind {
  /// The kind of a mode; `nil` for one that no entry has.
  init?(mode: UInt32) {
    switch mode & ~0o7777 {
    case 0o100000: self = mode & 0o100 == 0 ? .file : .executable
    case 0o120000: self = .symbolicLink
    case 0o160000: self = .gitlink
    case 0o040000: self = .sparseDirectory
    default: return nil
    }
  }
}
