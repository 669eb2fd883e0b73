/// Shows a secret without giving it away.
public enum Redaction {
  /// The least number of bytes of a secret of which anything is shown.
  public static let shownFrom = 16

  /// Returns a mask: nothing of a secret under 16 bytes, and of others a few bytes at each end, a
  /// quarter of all at most and never more than three in a row.
  public static func mask(_ secret: some Collection<UInt8>) -> String {
    guard secret.count >= shownFrom, secret.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
      return "****"
    }
    let shown = min(3, secret.count / 8)  // bytes, at each end
    let head = String(decoding: secret.prefix(shown), as: UTF8.self)
    let tail = String(decoding: Array(secret).suffix(shown), as: UTF8.self)
    return "\(head)****\(tail)"
  }

  /// Returns a piece of text with a mask in the place of every secret.
  ///
  /// - Parameters:
  ///   - bytes: the piece; `offset` bytes of the text stand before it.
  ///   - secrets: ranges of the text, ascending by start; they may overlap, and reach out of the
  ///     piece.
  ///   - mask: what stands for the bytes of a secret; secrets that overlap are masked as one.
  /// - Complexity: O(*n* + *s*), for *n* bytes and *s* secrets.
  public static func masked(
    _ bytes: ArraySlice<UInt8>, offset: Int, secrets: [Range<Int>],
    mask: (ArraySlice<UInt8>) -> String = { Redaction.mask($0) }
  ) -> [UInt8] {
    let piece = offset..<(offset + bytes.count)
    var result: [UInt8] = []
    var position = piece.lowerBound
    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
      let shift = bytes.startIndex - offset
      return bytes[(range.lowerBound + shift)..<(range.upperBound + shift)]
    }
    for secret in merged(secrets) where secret.overlaps(piece) {
      let hidden = secret.clamped(to: piece)
      result += slice(position..<hidden.lowerBound)
      // A secret that is cut by the piece shows nothing: its ends here are not its ends.
      result += Array((hidden == secret ? mask(slice(hidden)) : "****").utf8)
      position = hidden.upperBound
    }
    return result + slice(position..<piece.upperBound)
  }

  /// Returns ranges with those joined that overlap, ascending.
  ///
  /// - Parameter ranges: ascending by start.
  public static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
