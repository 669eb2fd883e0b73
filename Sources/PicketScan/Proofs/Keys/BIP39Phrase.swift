internal import PicketFormats
internal import PicketModel

/// Phrases of words that stand for a wallet.
///
/// Source: BIP-39. Phrases of other lengths are of other kinds.
enum BIP39Phrase {
  private static let bitsPerWord = 11
  private static let wordCounts = [12, 15, 18, 21, 24]

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let words = secret.split { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
    guard wordCounts.contains(words.count) else { return .inconclusive }
    var indices: [Int] = []
    for word in words {
      guard let index = BIP39Words.index(of: word) else {
        return .impossible("a word is not in the list")
      }
      indices.append(index)
    }
    return .checksum(holds(indices))
  }

  /// The last bits, one for each 32 others, are the first ones of the hash of the others.
  private static func holds(_ indices: [Int]) -> Bool {
    let bits = indices.flatMap { index in
      (0..<bitsPerWord).map { UInt8(index >> (bitsPerWord - 1 - $0) & 1) }
    }
    let checksumLength = bits.count / 33
    let entropy = stride(from: 0, to: bits.count - checksumLength, by: 8).map { start in
      bits[start..<(start + 8)].reduce(0) { $0 << 1 | $1 }
    }
    var hash = SHA256()
    hash.update(entropy)
    let first = hash.finalize()[0]
    return bits.suffix(checksumLength).reduce(0) { $0 << 1 | $1 } == first >> (8 - checksumLength)
  }
}
