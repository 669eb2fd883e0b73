package import PicketModel

/// A finding that somebody wants no report of.
package struct BaselineRecord: Hashable, Sendable {
  /// How it came into the baseline.
  package enum Means: String, CaseIterable, Hashable, Sendable {
    /// It was there when the baseline was made or updated.
    case baseline
    /// Somebody allowed it, for a reason.
    case allowed
  }

  /// The hash of a secret.
  package struct Hash: Hashable, Sendable {
    /// The id of the salt.
    package var salt: String
    package var digest: [UInt8]
  }

  /// The id of the rule.
  package var rule: String
  package var path: BytePath
  /// `nil` for a finding that is not about text, of which the path tells everything.
  package var hash: Hash?
  package var means: Means
  package var reason: String?
  /// The last day on which the record holds.
  package var until: Day?

  package init(
    rule: String, path: BytePath, hash: Hash?, means: Means, reason: String? = nil,
    until: Day? = nil
  ) {
    self.rule = rule
    self.path = path
    self.hash = hash
    self.means = means
    self.reason = reason
    self.until = until
  }

  /// Tells whether the last day of the record is over.
  package func isExpired(on day: Day) -> Bool {
    until.map { $0 < day } ?? false
  }
}

extension BaselineRecord: Comparable {
  /// The order in the file.
  package static func < (a: BaselineRecord, b: BaselineRecord) -> Bool {
    if a.path != b.path { return a.path < b.path }
    return (a.rule, a.hash?.text ?? "", a.means.rawValue, a.reason ?? "", "\(a.until, default: "")")
      < (b.rule, b.hash?.text ?? "", b.means.rawValue, b.reason ?? "", "\(b.until, default: "")")
  }
}

extension BaselineRecord.Hash {
  /// The number of bytes of a digest.
  static let length = 16

  /// The hash as the file has it: the id of its salt, and the digest.
  var text: String { "\(salt):\(digest.hexadecimal)" }

  /// Reads what `text` gives.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let digest = [UInt8](hexadecimal: String(parts[1])),
      digest.count == Self.length
    else { return nil }
    self.init(salt: String(parts[0]), digest: digest)
  }
}

/// What makes the hashes of a baseline differ from those of every other one.
package struct BaselineSalt: Hashable, Sendable {
  package var bytes: [UInt8]
  /// How dear a hash is.
  package var cost: Scrypt

  /// The number of bytes of a salt.
  static let length = 16
  /// 4 MiB and about 20 ms for each secret.
  package static let standardCost = Scrypt(logCost: 12)

  init(bytes: [UInt8], cost: Scrypt) {
    self.bytes = bytes
    self.cost = cost
  }

  /// Makes a salt that nobody has made before.
  package static func random(cost: Scrypt) -> BaselineSalt {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return BaselineSalt(bytes: bytes, cost: cost)
  }

  /// What records call the salt.
  var id: String { Array(bytes.prefix(4)).hexadecimal }

  /// Returns the hash of a secret.
  ///
  /// Line ends count without the blanks around them: a key that is indented otherwise is the same.
  func hash(_ secret: Secret) -> BaselineRecord.Hash {
    BaselineRecord.Hash(
      salt: id,
      digest: cost.hash(
        Self.withoutIndentation(secret.bytes), salt: bytes, count: BaselineRecord.Hash.length))
  }

  private static func withoutIndentation(_ bytes: [UInt8]) -> [UInt8] {
    let (newline, blanks) = (UInt8(ascii: "\n"), Set(" \t\r".utf8))
    guard bytes.contains(newline) else { return bytes }
    let lines = bytes.split(separator: newline).compactMap { line -> ArraySlice<UInt8>? in
      let start = line.drop(while: blanks.contains)
      return start.lastIndex { !blanks.contains($0) }.map { start[...$0] }
    }
    return Array(lines.joined(separator: CollectionOfOne(newline)))
  }
}

extension [UInt8] {
  /// Reads lower-case hexadecimal digits, two for each byte.
  init?(hexadecimal text: String) {
    let digits = Array<UInt8>(text.utf8)
    let values = digits.compactMap { Array<UInt8>("0123456789abcdef".utf8).firstIndex(of: $0) }
    guard values.count == digits.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: values.count, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }
}
