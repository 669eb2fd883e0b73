package import PicketModel

/// A path as file systems see it that take capital and small letters, or different spellings of one
/// character, for the same.
package struct FoldedName: Hashable, Sendable {
  // Texts are compared by what their characters are, however those are put together.
  private let text: String
  /// Bytes that are no text, which nothing folds.
  private let bytes: [UInt8]

  /// Folds a path or a name.
  package init(_ path: BytePath) {
    text = String(decoding: path.bytes, as: UTF8.self).lowercased()
    bytes = text.unicodeScalars.contains("\u{FFFD}") ? path.bytes : []
  }
}
