#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An open file, closed when its owner is done with it.
package struct FileDescriptor: ~Copyable {
  let number: Int32

  /// Takes over an open descriptor.
  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    _ = close(number)
  }

  /// Takes over the process's standard input; nobody else may read it.
  package static func standardInput() -> FileDescriptor {
    FileDescriptor(STDIN_FILENO)
  }
}

/// A directory that is held open by all who read entries of it.
package final class Directory: Sendable {
  let descriptor: FileDescriptor

  /// Takes over the descriptor of a directory.
  package init(_ descriptor: consuming FileDescriptor) {
    self.descriptor = descriptor
  }
}
