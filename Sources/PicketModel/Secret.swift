/// The bytes that a finding is about, on their way through the pipeline.
///
/// They are compared and hashed. Nothing prints them: whoever tries gets a mask.
package struct Secret: Hashable, Sendable {
  /// For hashing and for the tests of allowlists; never for output.
  package let bytes: [UInt8]

  /// Makes a secret from a piece of a text.
  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { Redaction.hidden }
  package var debugDescription: String { Redaction.hidden }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
