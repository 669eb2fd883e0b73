/// The name of an object of git: its hash, in hexadecimal.
package struct GitObjectID: Hashable, Sendable {
  /// 40 digits, or 64 where the repository uses SHA-256.
  package let digits: [UInt8]

  /// Makes an id from its digits; `nil` if they are none.
  package init?(_ digits: some Collection<UInt8>) {
    guard digits.count == 40 || digits.count == 64, digits.allSatisfy(Self.isDigit) else {
      return nil
    }
    self.digits = Array(digits)
  }

  /// Whether it names nothing: git's way to say that there is no object.
  package var isZero: Bool { digits.allSatisfy { $0 == UInt8(ascii: "0") } }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || byte &- 97 < 6
  }
}

extension GitObjectID: CustomStringConvertible {
  package var description: String { String(decoding: digits, as: UTF8.self) }
}
