#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system says about an entry.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case directory
    case link
    case special
  }

  package var kind: Kind
  /// In bytes.
  package var size: Int
  /// The permission bits, with those for other users and groups to run as: 12 bits.
  package var permissions: UInt32
  /// The numbers of the user and the group that own the entry.
  package var owner: UInt32
  package var group: UInt32
  /// The number of names that the entry has.
  package var linkCount: UInt64
  /// The time of the last change of content.
  package var modified: Time
  /// The device and the number that tell the file from all others.
  package var identity: Identity

  /// A moment, in seconds and nanoseconds.
  package struct Time: Hashable, Sendable {
    package var seconds: Int
    package var nanoseconds: Int
  }

  /// What tells a file from all others.
  package struct Identity: Hashable, Sendable {
    package var device: UInt64
    package var number: UInt64
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .special
      }
    size = Int(status.st_size)
    permissions = UInt32(status.st_mode) & 0o7777
    (owner, group) = (status.st_uid, status.st_gid)
    linkCount = UInt64(status.st_nlink)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Time(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}

extension FileStatus {
  /// Tells whether a file has the content that it had then, as far as the system tells.
  package func hasContent(of earlier: FileStatus) -> Bool {
    (size, modified, identity) == (earlier.size, earlier.modified, earlier.identity)
  }
}
