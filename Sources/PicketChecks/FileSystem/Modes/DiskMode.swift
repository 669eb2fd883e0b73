/// Who may do what with an entry of a disk.
package struct DiskMode: Hashable, Sendable {
  /// The permission bits and those to run as another user or group, 12 of them.
  package var bits: UInt32
  package var owner: UInt32
  package var group: UInt32
  /// The number of names that the entry has.
  package var linkCount: UInt64

  /// Makes a mode.
  package init(bits: UInt32, owner: UInt32, group: UInt32, linkCount: UInt64 = 1) {
    self.bits = bits
    self.owner = owner
    self.group = group
    self.linkCount = linkCount
  }

  /// Whether everybody may write.
  package var isWorldWritable: Bool { bits & 0o002 != 0 }
  package var isExecutable: Bool { bits & 0o111 != 0 }
  package var runsAsOwner: Bool { bits & 0o6000 != 0 }

  /// Whether the group is the owner's own, in which nobody else is.
  ///
  /// Systems that let a user make files for a group give each user a group of the same number.
  var hasPrivateGroup: Bool { owner == group }

  /// Whether anybody but the owner may write.
  var isWritableByOthers: Bool {
    bits & 0o002 != 0 || bits & 0o020 != 0 && !hasPrivateGroup
  }

  /// Whether anybody but the owner may read.
  var isReadableByOthers: Bool {
    bits & 0o004 != 0 || bits & 0o040 != 0 && !hasPrivateGroup
  }

  /// The bits as `chmod` takes them.
  package var octal: String { Self.octal(bits) }

  /// Permission bits as `chmod` takes them, or a mode of git.
  package static func octal(_ bits: UInt32) -> String {
    let digits = String(bits, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
