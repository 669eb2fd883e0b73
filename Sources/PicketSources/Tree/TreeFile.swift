package import PicketModel

/// A file that the user named.
package struct TreeFile: Hashable, Sendable {
  /// The path in reports.
  package let path: BytePath
  /// The path as the user gave it.
  package let argument: [UInt8]
}
