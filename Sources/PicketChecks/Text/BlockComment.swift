/// Comments between `/*` and `*/`.
enum BlockComment {
  /// Returns the offset behind a comment.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - start: where the comment starts.
  ///   - limit: where the text ends.
  ///   - nests: whether comments stand inside comments.
  /// - Returns: the offset behind its end; `limit` where it has none.
  /// - Complexity: O(*n*) for a comment of *n* bytes.
  static func end(in text: [UInt8], from start: Int, to limit: Int, nests: Bool) -> Int {
    let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
    var (offset, depth) = (start, 0)
    while offset + 1 < limit {
      switch (text[offset], text[offset + 1]) {
      case (slash, star) where nests || depth == 0:
        depth += 1
        offset += 2
      case (star, slash):
        depth -= 1
        offset += 2
        if depth == 0 { return offset }
      default:
        offset += 1
      }
    }
    return limit
  }
}
