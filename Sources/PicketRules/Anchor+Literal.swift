extension Anchor {
  /// Makes an anchor of a literal of at least 4 bytes that may stand anywhere.
  package init(literal: [UInt8], windowOffset: Int) {
    self.literal = literal
    isCaseless = false
    isWeak = false
    self.windowOffset = windowOffset
    window = literal[windowOffset..<(windowOffset + 4)].map { ByteSet(CollectionOfOne($0)) }
    before = nil
    mayStartText = true
    tail = nil
  }
}
