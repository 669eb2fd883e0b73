#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A place that text is written to.
package enum Output {
  /// Writes all bytes to one of the process's standard streams.
  ///
  /// - Throws: the system's error, `isBrokenPipe` if nobody reads.
  package static func write(
    _ bytes: [UInt8], to stream: StandardStream
  ) throws(SystemError) {
    try writeAll(bytes, to: stream.rawValue)
  }

  /// Writes a file that stands in its place complete or not at all.
  ///
  /// The bytes go to a file beside it first. A file that is none of the disk, such as `/dev/null`
  /// or a pipe, is written to as it is.
  package static func write(_ bytes: [UInt8], toFile path: [UInt8]) throws(SystemError) {
    let status = try? FileSystem().status(of: path)
    let inPlace = status.map { $0.kind == .special } ?? false
    let target = inPlace ? path : path + Array(".\(getpid()).tmp".utf8)
    if status?.kind == .directory { throw SystemError("open", number: EISDIR) }
    let file = try open(target, O_TRUNC)
    do throws(SystemError) {
      try writeAll(bytes, to: file.number)
      if !inPlace { try rename(target, to: path) }
    } catch {
      if !inPlace { _ = unsafe withCString(target) { unsafe unlink($0) } }
      throw error
    }
  }

  /// Adds bytes at the end of a file, which is made if there is none.
  package static func append(_ bytes: [UInt8], toFile path: [UInt8]) throws(SystemError) {
    let file = try open(path, O_APPEND)
    try writeAll(bytes, to: file.number)
  }

  /// Cuts off what stands behind the first bytes of a file.
  package static func truncate(_ path: [UInt8], to size: Int) throws(SystemError) {
    let file = try open(path, 0)
    guard ftruncate(file.number, off_t(size)) == 0 else { throw .last("ftruncate") }
  }

  /// Opens a file to write to, which is made if there is none.
  private static func open(_ path: [UInt8], _ mode: Int32) throws(SystemError) -> FileDescriptor {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | mode
    let number = unsafe withCString(path) { unsafe openat(AT_FDCWD, $0, flags, 0o666) }
    guard number >= 0 else { throw .last("open") }
    return FileDescriptor(number)
  }

  /// Makes a directory, unless there is one.
  package static func makeDirectory(_ path: [UInt8]) throws(SystemError) {
    let result = unsafe withCString(path) { unsafe mkdir($0, 0o777) }
    guard result == 0 || errno == EEXIST else { throw .last("mkdir") }
  }

  private static func rename(_ source: [UInt8], to target: [UInt8]) throws(SystemError) {
    let result = unsafe withCString(source) { source in
      unsafe withCString(target) { unsafe systemRename(source, $0) }
    }
    guard result == 0 else { throw .last("rename") }
  }

  static func writeAll(_ bytes: [UInt8], to number: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(number, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .last("write")
      }
    }
  }
}

/// The process's standard streams for text.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2
}
