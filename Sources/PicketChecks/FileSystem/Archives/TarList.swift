/// The list of a tar archive: the headers between its files.
///
/// Source: POSIX.1-2017, `pax`, "ustar Interchange Format" and "pax Header Block"; long names as GNU
/// tar writes them.
enum TarList {
  private static let blockLength = 512
  /// Names in extra headers are no longer than paths can be.
  private static let maximumExtraLength = 64 << 10

  /// Calls a function with each entry.
  static func read<Failure: Error>(
    size: Int, _ read: ArchiveChecks.Reader<Failure>, _ body: (ArchiveEntry) -> Void
  ) throws(Failure) -> ArchiveListEnd {
    var place = 0
    var readLength = 0
    var extra = Extra()
    while place + blockLength <= size {
      guard readLength < ArchiveChecks.maximumListLength else { return .tooLong }
      let header = try read(place..<(place + blockLength))
      readLength += blockLength
      // Two empty blocks end an archive; one is enough to know.
      guard header.count == blockLength, header.contains(where: { $0 != 0 }) else {
        return .complete
      }
      guard let length = Self.size(header), (0...(size - place)).contains(length) else {
        return .broken
      }
      let content = (place + blockLength)..<(place + blockLength + length)
      switch header[156] {
      case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"):
        guard length <= maximumExtraLength else { return .tooLong }
        extra.add(try read(content), type: header[156])
        readLength += length
      default:
        body(entry(header, extra))
        extra = Extra()
      }
      place = content.upperBound + (blockLength - length % blockLength) % blockLength
    }
    return .complete
  }

  /// What headers before an entry say of it.
  private struct Extra {
    var name: [UInt8]?
    var target: [UInt8]?

    mutating func add(_ content: [UInt8], type: UInt8) {
      switch type {
      case UInt8(ascii: "L"): name = Array(content.prefix { $0 != 0 })
      case UInt8(ascii: "K"): target = Array(content.prefix { $0 != 0 })
      default: addRecords(content[...])
      }
    }

    /// Reads `length key=value\n` records.
    private mutating func addRecords(_ content: ArraySlice<UInt8>) {
      var rest = content
      while let blank = rest.firstIndex(of: UInt8(ascii: " ")),
        let length = Int(String(decoding: rest[..<blank], as: UTF8.self)), length > 0,
        length <= rest.count
      {
        let record = rest[(blank + 1)...].prefix(max(0, rest.startIndex + length - blank - 2))
        if record.starts(with: "path=".utf8) { name = Array(record.dropFirst(5)) }
        if record.starts(with: "linkpath=".utf8) { target = Array(record.dropFirst(9)) }
        rest = rest.dropFirst(length)
      }
    }
  }

  private static func entry(_ header: [UInt8], _ extra: Extra) -> ArchiveEntry {
    func text(_ range: Range<Int>) -> [UInt8] { Array(header[range].prefix { $0 != 0 }) }
    let prefix = text(345..<500)
    let short = text(0..<100)
    let isOld = header[263] == UInt8(ascii: " ")
    let joined = prefix.isEmpty || isOld ? short : prefix + [UInt8(ascii: "/")] + short
    var name = extra.name ?? joined
    while name.count > 1, name.last == UInt8(ascii: "/") { name.removeLast() }
    var entry = ArchiveEntry(name: name)
    switch header[156] {
    case UInt8(ascii: "1"): entry.sharedName = extra.target ?? text(157..<257)
    case UInt8(ascii: "2"): entry.isLink = true
    default: break
    }
    return entry
  }

  /// Returns the length of an entry: octal digits, or a binary number behind a byte of 0x80.
  private static func size(_ header: [UInt8]) -> Int? {
    let field = header[124..<136]
    if field.first == 0x80 {
      return field.suffix(7).reduce(0) { $0 << 8 | Int($1) }
    }
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != 0x20 }
    return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
