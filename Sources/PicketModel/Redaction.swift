/// Shows a secret without giving it away.
public enum Redaction {
  /// The least number of bytes of a secret of which anything is shown.
  public static let shownFrom = 16

  /// Returns a mask: nothing of a secret under 16 bytes, and of others a few bytes at each end, a
  /// quarter of all at most and never more than three in a row.
  public static func mask(_ secret: some Collection<UInt8>) -> String {
    guard secret.count >= shownFrom, secret.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
      return hidden
    }
    let shown = min(3, secret.count / 8)  // bytes, at each end
    let head = String(decoding: secret.prefix(shown), as: UTF8.self)
    let tail = String(decoding: Array(secret).suffix(shown), as: UTF8.self)
    return head + hidden + tail
  }

  /// What stands for bytes of which nothing is shown.
  public static let hidden = "****"
}

/// The places of all secrets of a text.
public struct SecretRanges: Hashable, Sendable {
  /// Ascending; no two overlap, because those that do were made one.
  private let ranges: [Range<Int>]
  /// Where ranges start of which nothing is shown.
  private let hidden: Set<Int>

  /// Makes the places from ranges in any order.
  ///
  /// - Parameters:
  ///   - ranges: where secrets stand.
  ///   - hidden: where secrets stand of which nothing is shown: their length and their ends may
  ///     tell more than those of a plain one.
  /// - Complexity: O(*n* log *n*).
  public init(_ ranges: [Range<Int>], hidden: [Range<Int>] = []) {
    var joined: [Range<Int>] = []
    let all = (ranges + hidden).sorted { $0.lowerBound < $1.lowerBound }
    for range in all where !range.isEmpty {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    self.ranges = joined
    var starts: Set<Int> = []
    var next = 0
    for range in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      while joined[next].upperBound <= range.lowerBound { next += 1 }
      starts.insert(joined[next].lowerBound)
    }
    self.hidden = starts
  }

  /// Returns a piece of the text with a mask in the place of every secret.
  ///
  /// - Parameters:
  ///   - bytes: the piece.
  ///   - offset: the number of bytes of the text before the piece.
  ///   - mask: what stands for the bytes of a secret.
  /// - Returns: the bytes of the piece, masked.
  /// - Complexity: O(*n* + log *s*), for *n* bytes and *s* secrets.
  public func masked(
    _ bytes: ArraySlice<UInt8>, offset: Int,
    mask: (ArraySlice<UInt8>) -> String = { Redaction.mask($0) }
  ) -> [UInt8] {
    let piece = offset..<(offset + bytes.count)
    let shift = bytes.startIndex - offset
    var result: [UInt8] = []
    var position = piece.lowerBound
    for secret in ranges[firstIndex(endingBehind: piece.lowerBound)...] {
      guard secret.lowerBound < piece.upperBound else { break }
      let inside = secret.clamped(to: piece)
      result += bytes[(position + shift)..<(inside.lowerBound + shift)]
      // A secret that is cut by the piece shows nothing: its ends here are not its ends.
      let shown = bytes[(inside.lowerBound + shift)..<(inside.upperBound + shift)]
      let isWhole = inside == secret && !hidden.contains(secret.lowerBound)
      result += Array((isWhole ? mask(shown) : Redaction.hidden).utf8)
      position = inside.upperBound
    }
    return result + bytes[(position + shift)..<(piece.upperBound + shift)]
  }

  private func firstIndex(endingBehind offset: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
