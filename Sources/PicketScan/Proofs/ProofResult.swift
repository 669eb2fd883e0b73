/// What a proof says of a secret.
package enum ProofResult: Hashable, Sendable {
  /// It holds; the text says what it shows, without any piece of the secret.
  case valid(String)
  /// Its checksum is wrong, so it was never issued as it stands there.
  case invalid(String)
  /// It has not the structure that it has to have, so it is another thing.
  case impossible(String)
  /// The proof says nothing of such a secret.
  case inconclusive
}

extension ProofResult {
  /// The result of a comparison of checksums.
  static func checksum(_ holds: Bool) -> ProofResult {
    holds ? .valid("checksum holds") : .invalid("checksum fails")
  }

  /// A secret with fewer or more characters than it can have.
  static let wrongLength = ProofResult.impossible("it has another length")
  /// A secret with characters that it cannot have.
  static let wrongAlphabet = ProofResult.impossible("it has characters of another alphabet")
}
