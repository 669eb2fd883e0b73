extension String {
  /// Tells whether another text stands in it, byte for byte.
  ///
  /// - Complexity: O(*n* · *m*) for texts of *n* and *m* bytes.
  package func holds(_ part: String) -> Bool { self[...].holds(part) }

  /// Returns where another text stands in it first, byte for byte.
  ///
  /// - Parameter part: what is looked for.
  /// - Returns: the first place; empty at the start for an empty text; `nil` where there is none.
  /// - Complexity: O(*n* · *m*) for texts of *n* and *m* bytes.
  package func range(ofFirst part: String) -> Range<Index>? { self[...].range(ofFirst: part) }

  /// Returns the text with another one in place of each that stands in it.
  ///
  /// - Parameters:
  ///   - part: what is replaced, from the start on; nothing if it is empty.
  ///   - replacement: what stands there then.
  ///   - limit: how many are replaced at most.
  /// - Returns: the text after that.
  /// - Complexity: O(*n* · *m*) for texts of *n* and *m* bytes.
  package func replacing(
    each part: String, with replacement: String, limit: Int = .max
  ) -> String {
    guard !part.isEmpty else { return self }
    var (text, rest, count) = ("", self[...], 0)
    while count < limit, let range = rest.range(ofFirst: part) {
      text += rest[..<range.lowerBound]
      text += replacement
      rest = rest[range.upperBound...]
      count += 1
    }
    return text + rest
  }
}

extension Substring {
  /// Tells whether another text stands in it, byte for byte.
  ///
  /// - Complexity: O(*n* · *m*) for texts of *n* and *m* bytes.
  package func holds(_ part: String) -> Bool { range(ofFirst: part) != nil }

  /// Returns where another text stands in it first, byte for byte.
  ///
  /// The standard library's own search comes with the machinery of regular expressions, which is
  /// slow to start and takes a megabyte of an executable.
  ///
  /// - Parameter part: what is looked for.
  /// - Returns: the first place; empty at the start for an empty text; `nil` where there is none.
  /// - Complexity: O(*n* · *m*) for texts of *n* and *m* bytes.
  package func range(ofFirst part: String) -> Range<Index>? {
    guard let first = part.utf8.first else { return startIndex..<startIndex }
    let count = part.utf8.count
    var rest = utf8
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part.utf8) { return start..<rest.index(start, offsetBy: count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
