package import PicketModel

/// A file that the user named.
package struct TreeFile: Hashable, Sendable {
  /// The path in reports.
  package let path: BytePath
  /// The path as the user gave it.
  package let argument: [UInt8]
  /// Whether it is a pipe or a device, whose bytes may be long in coming.
  package let isStream: Bool
}
