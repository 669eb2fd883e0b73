/// Tells code that a program wrote: what is wrong in it is wrong in what it was made from.
enum GeneratedCode {
  /// How much of a text is looked at, in bytes: the mark stands above the code.
  private static let headLength = 1_024
  /// Go's mark, and that of many other tools.
  private static let marks = ["DO NOT EDIT", "@generated"].map { Array($0.utf8) }

  /// Tells whether the first lines of a text say so.
  static func says(_ start: Span<UInt8>) -> Bool {
    let head = start.extracting(0..<min(start.count, headLength))
    for mark in marks where head.holds(mark) { return true }
    return false
  }
}

extension Span<UInt8> {
  /// Tells whether a byte stands in it.
  func holds(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }

  /// Tells whether some bytes stand in it, one behind the other.
  func holds(_ bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    for start in 0...(count - bytes.count) where self[start] == bytes[0] {
      var length = 1
      while length < bytes.count, self[start + length] == bytes[length] { length += 1 }
      if length == bytes.count { return true }
    }
    return false
  }
}
