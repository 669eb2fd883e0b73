internal import CPicketSystem
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads the entries of one directory after the other with the same memory: one per worker.
@safe package final class DirectoryReader {
  private let storage: OpaquePointer

  /// Makes a reader; traps if the system has no memory for it.
  package init() {
    guard let storage = unsafe picket_directory_create() else {
      preconditionFailure("no memory for reading directories")
    }
    unsafe self.storage = storage
  }

  deinit {
    unsafe picket_directory_destroy(storage)
  }

  /// What a directory says about an entry.
  package enum EntryKind: Hashable, Sendable {
    /// The file system does not tell; ask for the status.
    case unknown
    case file
    case directory
    case link
    case special
  }

  /// The kind of the entry gone to.
  package var kind: EntryKind {
    switch unsafe picket_directory_kind(storage) {
    case PICKET_ENTRY_FILE: .file
    case PICKET_ENTRY_DIRECTORY: .directory
    case PICKET_ENTRY_LINK: .link
    case PICKET_ENTRY_SPECIAL: .special
    default: .unknown
    }
  }

  /// The name of the entry gone to.
  package var name: [UInt8] {
    withName { name in name.indices.map { name[$0] } }
  }

  /// Lends the name of the entry gone to, without copying it.
  package func withName<R>(_ body: (Span<UInt8>) -> R) -> R {
    let length = unsafe picket_directory_name_length(storage)
    return unsafe withCName { name in
      unsafe name.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
        unsafe body(UnsafeBufferPointer(start: bytes, count: length).span)
      }
    }
  }

  @unsafe func withCName<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    unsafe body(picket_directory_name(storage))
  }

  func begin(_ directory: Directory) throws(SystemError) {
    let status = unsafe picket_directory_begin(storage, directory.descriptor.number)
    guard status == 0 else { throw SystemError("fdopendir", number: status) }
  }

  func advance() throws(SystemError) -> Bool {
    let status = unsafe picket_directory_next(storage)
    guard status >= 0 else { throw SystemError("getdents64", number: -status) }
    return status == 1
  }
}
