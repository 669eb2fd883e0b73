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

extension GitObjectID {
  /// The tree without entries, which every repository has.
  ///
  /// - Parameter idLength: the number of digits of the repository's ids.
  /// - Returns: its id.
  package static func emptyTree(idLength: Int) -> GitObjectID {
    let digits =
      idLength == 64
      ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
      : "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    return GitObjectID(digits: Array(digits.utf8))
  }

  private init(digits: [UInt8]) {
    self.digits = digits
  }
}

extension GitObjectID: CustomStringConvertible {
  package var description: String { String(decoding: digits, as: UTF8.self) }
}
