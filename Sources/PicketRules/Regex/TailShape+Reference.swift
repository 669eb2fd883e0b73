extension TailShape {
  /// Tells whether the run begins within `gap` bytes behind a place.
  ///
  /// This is the meaning of the shape; the scanner's kernel gives the same answer faster.
  ///
  /// - Complexity: O(`gap` + `count`).
  package func holds(in bytes: Span<UInt8>, at place: Int) -> Bool {
    var length = 0
    var index = place
    while index < bytes.count, index - length <= place + gap {
      length = set.contains(bytes[index]) ? length + 1 : 0
      index += 1
      if length == count { return index - count <= place + gap }
    }
    return false
  }
}
