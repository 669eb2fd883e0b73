/// The anchors of many rules in the flat form that the kernels read.
package struct AnchorTables: Hashable, Sendable {
  /// An anchor, with its bytes and sets by number.
  package struct Entry: Hashable, Sendable {
    /// The number of the rule that the anchor belongs to.
    package var rule: Int
    package var literalStart: Int
    package var literalLength: Int
    package var windowOffset: Int
    package var isCaseless: Bool
    package var isWeak: Bool
    package var mayStartText: Bool
    package var beforeSet: Int?
    package var tailSet: Int?
    package var tailGap: Int
    package var tailCount: Int
  }

  /// Four bytes, folded by `| 0x20`, that lead to an anchor.
  package struct Window: Hashable, Sendable {
    /// The bytes, the first in the lowest place.
    package var key: UInt32
    package var anchor: Int
  }

  package internal(set) var entries: [Entry] = []
  package internal(set) var literals: [UInt8] = []
  /// 32 bytes for each set: bit *b* % 8 of byte *b* / 8 tells whether byte *b* is in it.
  package internal(set) var sets: [UInt8] = []
  package internal(set) var windows: [Window] = []

  package init() {}
}

/// Makes anchor tables; sets that many anchors share are kept once.
package struct AnchorTablesBuilder {
  package private(set) var tables = AnchorTables()
  private var setNumbers: [ByteSet: Int] = [:]

  package init() {}

  /// Adds an anchor of a rule.
  package mutating func add(_ anchor: Anchor, rule: Int) {
    let number = tables.entries.count
    tables.entries.append(
      AnchorTables.Entry(
        rule: rule, literalStart: tables.literals.count, literalLength: anchor.literal.count,
        windowOffset: anchor.windowOffset, isCaseless: anchor.isCaseless, isWeak: anchor.isWeak,
        mayStartText: anchor.mayStartText, beforeSet: anchor.before.map { numberOf($0) },
        tailSet: anchor.tail.map { numberOf($0.set) }, tailGap: anchor.tail?.gap ?? 0,
        tailCount: anchor.tail?.count ?? 0))
    tables.literals += anchor.literal
    addWindows(of: anchor, number: number)
  }

  private mutating func numberOf(_ set: ByteSet) -> Int {
    if let number = setNumbers[set] { return number }
    let number = tables.sets.count / 32
    setNumbers[set] = number
    tables.sets += set.bitmap
    return number
  }

  private mutating func addWindows(of anchor: Anchor, number: Int) {
    var keys: [UInt32] = [0]
    for (place, set) in anchor.window.enumerated() {
      let bytes = Self.folded(set)
      keys = keys.flatMap { key in bytes.map { key | UInt32($0) << UInt32(8 * place) } }
    }
    for key in keys { tables.windows.append(AnchorTables.Window(key: key, anchor: number)) }
  }

  /// The bytes of a set as the filter sees them, each once.
  private static func folded(_ set: ByteSet) -> [UInt8] {
    ByteSet(set.bytes.lazy.map { $0 | 0x20 }).bytes
  }
}
