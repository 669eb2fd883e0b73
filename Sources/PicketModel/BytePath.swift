/// A path as the file system and git have it: bytes, not text.
///
/// Relative to the repository root (or the scanned directory), separated by `/`, never starting
/// with one and never ending in one.
public struct BytePath: Hashable, Sendable {
  /// The bytes of the path, without a terminator.
  public var bytes: [UInt8]

  /// Makes a path from its bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Makes a path from text, in UTF-8.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Returns the path of an entry in the directory that this path names.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the result.
  public func appending(_ name: [UInt8]) -> BytePath {
    bytes.isEmpty ? BytePath(name) : BytePath(bytes + [UInt8(ascii: "/")] + name)
  }

  /// The part behind the last `/`.
  public var lastComponent: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }
}

extension BytePath: Comparable {
  /// The order of the bytes, which is also that of git's index.
  public static func < (a: BytePath, b: BytePath) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}

extension BytePath: CustomStringConvertible {
  /// The path for people: bytes that are not UTF-8 are shown as U+FFFD.
  public var description: String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension BytePath {
  /// The paths of the directories above, the highest first, without the root.
  package var ancestors: [BytePath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { BytePath(Array(bytes[..<$0])) }
  }
}
