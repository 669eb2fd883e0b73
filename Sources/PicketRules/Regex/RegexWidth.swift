/// Arithmetic on numbers of bytes that may have no end.
enum RegexWidth {
  /// Stands for a width without end, and for all that are too large to matter.
  static let unbounded = 1 << 40

  static func sum(_ a: Int, _ b: Int) -> Int {
    min(a + b, unbounded)
  }

  /// The width of `count` repeats; a `nil` count has no end.
  static func product(_ width: Int, _ count: Int?) -> Int {
    guard let count else { return width == 0 ? 0 : unbounded }
    return min(width * count, unbounded)
  }
}
