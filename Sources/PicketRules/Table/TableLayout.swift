internal import PicketModel

/// The order of the bytes in a table of rules: each pair of functions writes and reads one part.
enum TableLayout {
  static let magic: UInt32 = 0x314B_4350  // "PCK1", the lowest byte first
  static let headerLength = 8  // bytes: the magic number, and where the details start

  // MARK: Records

  static func write(_ records: [RuleRecord], to writer: inout ByteWriter) {
    writer.write(UInt32(records.count))
    for record in records {
      writer.write(record.kind.rawValue)
      writer.write(UInt8(record.secretGroup))
      writer.write(UInt32(record.maximumWidth))
      writer.write(UInt16(record.lookbehind))
      writer.write(UInt16(record.lookahead))
      writer.write(Int16(record.distance.lowerBound))
      writer.write(Int16(record.distance.upperBound))
      writer.write(bytes: record.firstBytes.bitmap)
    }
  }

  static func readRecords(_ reader: inout ByteReader) -> [RuleRecord] {
    let count = Int(reader.read(UInt32.self))
    return (0..<count).map { _ in
      var record = RuleRecord(RuleRecord.Kind(rawValue: reader.read()) ?? .check)
      record.secretGroup = Int(reader.read(UInt8.self))
      record.maximumWidth = Int(reader.read(UInt32.self))
      record.lookbehind = Int(reader.read(UInt16.self))
      record.lookahead = Int(reader.read(UInt16.self))
      let nearest = Int(reader.read(Int16.self))
      record.distance = nearest...Int(reader.read(Int16.self))
      record.firstBytes = ByteSet(
        words: (reader.read(), reader.read(), reader.read(), reader.read()))
      return record
    }
  }

  static func readStarts(_ reader: inout ByteReader, count: Int) -> [Int] {
    (0..<count).map { _ in Int(reader.read(UInt32.self)) }
  }

  // MARK: Anchors

  private static let entryLength = 18  // bytes
  private static let windowLength = 8  // bytes

  static func encodedLength(of anchors: AnchorTables) -> Int {
    16 + entryLength * anchors.entries.count + anchors.literals.count + anchors.sets.count
      + windowLength * anchors.windows.count
  }

  static func write(_ anchors: AnchorTables, to writer: inout ByteWriter) {
    writer.write(UInt32(anchors.entries.count))
    writer.write(UInt32(anchors.literals.count))
    writer.write(UInt32(anchors.sets.count))
    writer.write(UInt32(anchors.windows.count))
    for entry in anchors.entries {
      writer.write(UInt32(entry.rule))
      writer.write(UInt32(entry.literalStart))
      writer.write(UInt8(entry.literalLength))
      writer.write(Int8(entry.windowOffset))
      writer.write(
        UInt16(entry.isCaseless ? 1 : 0) | (entry.isWeak ? 2 : 0) | (entry.mayStartText ? 4 : 0))
      writer.write(UInt16(entry.beforeSet ?? noSet))
      writer.write(UInt16(entry.tailSet ?? noSet))
      writer.write(UInt8(entry.tailGap))
      writer.write(UInt8(entry.tailCount))
    }
    writer.write(bytes: anchors.literals)
    writer.write(bytes: anchors.sets)
    for window in anchors.windows {
      writer.write(window.key)
      writer.write(UInt32(window.anchor))
    }
  }

  static func readAnchors(_ reader: inout ByteReader) -> AnchorTables {
    var anchors = AnchorTables()
    let entryCount = Int(reader.read(UInt32.self))
    let literalCount = Int(reader.read(UInt32.self))
    let setByteCount = Int(reader.read(UInt32.self))
    let windowCount = Int(reader.read(UInt32.self))
    anchors.entries = (0..<entryCount).map { _ in readEntry(&reader) }
    anchors.literals = reader.read(count: literalCount)
    anchors.sets = reader.read(count: setByteCount)
    anchors.windows = (0..<windowCount).map { _ in
      let key = reader.read(UInt32.self)
      return AnchorTables.Window(key: key, anchor: Int(reader.read(UInt32.self)))
    }
    return anchors
  }

  private static func readEntry(_ reader: inout ByteReader) -> AnchorTables.Entry {
    let rule = Int(reader.read(UInt32.self))
    let literalStart = Int(reader.read(UInt32.self))
    let literalLength = Int(reader.read(UInt8.self))
    let windowOffset = Int(reader.read(Int8.self))
    let flags = reader.read(UInt16.self)
    let (beforeSet, tailSet) = (Int(reader.read(UInt16.self)), Int(reader.read(UInt16.self)))
    let tailGap = Int(reader.read(UInt8.self))
    return AnchorTables.Entry(
      rule: rule, literalStart: literalStart, literalLength: literalLength,
      windowOffset: windowOffset, isCaseless: flags & 1 != 0, isWeak: flags & 2 != 0,
      mayStartText: flags & 4 != 0, beforeSet: beforeSet == noSet ? nil : beforeSet,
      tailSet: tailSet == noSet ? nil : tailSet, tailGap: tailGap,
      tailCount: Int(reader.read(UInt8.self)))
  }

  private static let noSet = 0xFFFF
}
