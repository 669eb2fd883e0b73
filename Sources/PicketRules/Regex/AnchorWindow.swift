/// Four bytes in or around a literal, for the filter to hash.
struct AnchorWindow {
  /// The number of bytes that the filter hashes at once.
  static let length = 4
  /// The largest number of different windows of one literal, after folding.
  static let maximumEntryCount = 4_096
  /// Windows that stop the filter more often than this in a megabyte are no help.
  private static let mostHits = 40_000.0
  /// Hits per megabyte that each entry of the filter's table of 2^19 bits costs by chance.
  private static let chanceHitsPerEntry = 2.0

  /// Where the window starts, from the start of the literal.
  var offset: Int
  var sets: [ByteSet]
  /// How often the filter stops at the window in a megabyte of other text.
  var hitsPerMegabyte: Double

  /// Returns the rarest window of a literal, or `nil` if all are common, or too many are
  /// possible around a short one.
  ///
  /// The sets `before` are those of bytes that a match consumes before the literal, `behind` of what
  /// can stand behind it; both start with the nearest byte.
  ///
  /// - Precondition: The literal has at least one byte, and `behind` three.
  static func rarest(
    of text: LiteralText, before: [ByteSet], behind: [ByteSet]
  ) -> AnchorWindow? {
    let length = text.symbols.count
    let sets = before.reversed() + text.symbols.indices.map(text.set(at:)) + behind
    let lowest = max(min(0, length - Self.length), -before.count)
    let highest = min(max(0, length - Self.length), length + behind.count - Self.length)
    guard lowest <= highest else { return nil }
    var best: AnchorWindow?
    for offset in lowest...highest {
      let start = before.count + offset
      let window = AnchorWindow(offset, Array(sets[start..<(start + Self.length)]))
      guard let window else { continue }
      if window.hitsPerMegabyte < best?.hitsPerMegabyte ?? .infinity { best = window }
    }
    return best
  }

  private init?(_ offset: Int, _ sets: [ByteSet]) {
    let entries = sets.reduce(1) { $0 * $1.foldedCount }
    guard (1...Self.maximumEntryCount).contains(entries) else { return nil }
    self.offset = offset
    self.sets = sets
    let expected = CorpusStatistics.ofSourceTrees.expectedHitsPerMegabyte(of: sets)
    hitsPerMegabyte = expected + Double(entries) * Self.chanceHitsPerEntry
    guard hitsPerMegabyte <= Self.mostHits else { return nil }
  }
}

extension ByteSet {
  /// The number of different bytes after `| 0x20`.
  fileprivate var foldedCount: Int {
    ByteSet(bytes.map { $0 | 0x20 }).count
  }
}
