internal import CPicketSystem
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The system calls that read a tree.
///
/// None follows a symbolic link but where it says so, and none hangs on a pipe that nobody writes
/// but where one is opened as a stream.
package struct FileSystem: Sendable {
  private let faults: FaultInjector?

  /// Makes a door to the file system.
  ///
  /// - Parameter faults: lets a call fail, in tests.
  package init(faults: FaultInjector? = nil) {
    self.faults = faults
  }

  /// What to open.
  package enum Kind: Hashable, Sendable {
    case file
    case directory
    /// A file whose bytes may be long in coming, such as a pipe.
    case stream

    fileprivate var flags: Int32 {
      switch self {
      case .file: O_RDONLY | O_CLOEXEC | O_NONBLOCK
      case .directory: O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_DIRECTORY
      case .stream: O_RDONLY | O_CLOEXEC
      }
    }
  }

  /// Opens the entry at a path given by the user; follows links.
  package func open(_ path: [UInt8], as kind: Kind) throws(SystemError) -> FileDescriptor {
    try faults?.check("open")
    return try Self.retrying("open") {
      unsafe withCString(path) { unsafe openat(AT_FDCWD, $0, kind.flags) }
    }
  }

  /// Opens an entry of a directory, by a name or a path that starts there.
  package func open(
    _ name: [UInt8], in directory: Directory, as kind: Kind
  ) throws(SystemError) -> FileDescriptor {
    try faults?.check("openat")
    return try Self.retrying("openat") {
      unsafe withCString(name) {
        unsafe openat(directory.descriptor.number, $0, kind.flags | O_NOFOLLOW)
      }
    }
  }

  /// Opens the entry that a reader has gone to.
  package func openEntry(
    of reader: DirectoryReader, in directory: Directory, as kind: Kind
  ) throws(SystemError) -> FileDescriptor {
    try faults?.check("openat")
    return try Self.retrying("openat") {
      unsafe reader.withCName {
        unsafe openat(directory.descriptor.number, $0, kind.flags | O_NOFOLLOW)
      }
    }
  }

  /// Opens a directory at a path given by the user; follows links.
  package func openDirectory(_ path: [UInt8]) throws(SystemError) -> Directory {
    Directory(try open(path, as: .directory))
  }

  /// Starts to read the entries of a directory.
  package func begin(_ reader: DirectoryReader, in directory: Directory) throws(SystemError) {
    try faults?.check("fdopendir")
    try reader.begin(directory)
  }

  /// Goes to the next entry; `false` behind the last.
  package func advance(_ reader: DirectoryReader) throws(SystemError) -> Bool {
    try faults?.check("getdents64")
    return try reader.advance()
  }

  /// Reads from where the descriptor stands into a part of a buffer.
  ///
  /// - Returns: the number of bytes read; fewer than asked for at the end of a file, and 0 behind.
  package func read(
    _ file: borrowing FileDescriptor, into buffer: inout [UInt8], at range: Range<Int>
  ) throws(SystemError) -> Int {
    try faults?.check("read")
    return unsafe try Self.retryingRead("read", &buffer, range) { bytes in
      unsafe systemRead(file.number, bytes)
    }
  }

  /// Reads from a place of a file into a part of a buffer; returns the number of bytes read.
  package func read(
    _ file: borrowing FileDescriptor, from offset: Int, into buffer: inout [UInt8],
    at range: Range<Int>
  ) throws(SystemError) -> Int {
    try faults?.check("pread")
    return unsafe try Self.retryingRead("pread", &buffer, range) { bytes in
      unsafe pread(file.number, bytes.baseAddress, bytes.count, off_t(offset))
    }
  }

  /// Returns all bytes of a file that has to be small, such as one of configuration.
  ///
  /// - Throws: `SystemError` if it cannot be read, or has more than `limit` bytes (C's `EFBIG`).
  package func contents(
    of file: borrowing FileDescriptor, limit: Int
  ) throws(SystemError) -> [UInt8] {
    let size = min(try status(of: file).size, limit)
    var bytes = [UInt8](repeating: 0, count: max(size, 4096) + 1)
    var count = 0
    while true {
      let more = try read(file, into: &bytes, at: count..<bytes.count)
      count += more
      if more == 0 { break }
      if count > limit { throw SystemError("read", number: EFBIG) }
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Returns a part of a file; fewer bytes behind its end.
  package func contents(
    of file: borrowing FileDescriptor, in range: Range<Int>
  ) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var count = 0
    while count < bytes.count {
      let more = try read(
        file, from: range.lowerBound + count, into: &bytes, at: count..<bytes.count)
      if more == 0 { break }
      count += more
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Returns what the system says about an open file.
  package func status(of file: borrowing FileDescriptor) throws(SystemError) -> FileStatus {
    try faults?.check("fstat")
    var status = stat()
    guard unsafe fstat(file.number, &status) == 0 else { throw .last("fstat") }
    return FileStatus(status)
  }

  /// Returns what the system says about an open directory.
  package func status(of directory: Directory) throws(SystemError) -> FileStatus {
    try status(of: directory.descriptor)
  }

  /// Tells whether the file system of a directory keeps the mode of each file, as far as its kind
  /// tells.
  package func keepsModes(_ directory: Directory) -> Bool {
    picket_keeps_modes(directory.descriptor.number) != 0
  }

  /// Returns what the system says about an entry of a directory; a link is not followed.
  package func status(
    of name: [UInt8], in directory: Directory
  ) throws(SystemError) -> FileStatus {
    try faults?.check("fstatat")
    var status = stat()
    let result = unsafe withCString(name) {
      unsafe fstatat(directory.descriptor.number, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else { throw .last("fstatat") }
    return FileStatus(status)
  }

  /// Returns what a symbolic link in a directory holds.
  ///
  /// - Throws: `SystemError` if there is no such link, also where a file took its place.
  package func target(
    ofLink name: [UInt8], in directory: Directory
  ) throws(SystemError) -> [UInt8] {
    try faults?.check("readlinkat")
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe withCString(name) {
      unsafe readlinkat(directory.descriptor.number, $0, &buffer, buffer.count)
    }
    guard count >= 0 else { throw .last("readlinkat") }
    return buffer[..<count].map { UInt8(bitPattern: $0) }
  }

  /// Returns what the system says about the entry at a path given by the user; follows links.
  package func status(of path: [UInt8]) throws(SystemError) -> FileStatus {
    try faults?.check("stat")
    var status = stat()
    let result = unsafe withCString(path) { unsafe fstatat(AT_FDCWD, $0, &status, 0) }
    guard result == 0 else { throw .last("stat") }
    return FileStatus(status)
  }

  /// Starts a program beside this process; see `ChildProcess`.
  package func start(
    _ path: [UInt8], arguments: [[UInt8]], environment: [[UInt8]],
    input: @escaping ChildProcess.Input
  ) throws(SystemError) -> ChildProcess {
    try ChildProcess(
      path, arguments: arguments, environment: environment, faults: faults, input: input)
  }

  /// Tells whether the process may run the file at an absolute path.
  package func isExecutable(_ path: [UInt8]) -> Bool {
    unsafe withCString(path) { unsafe access($0, X_OK) } == 0
      && (try? status(of: path))?.kind == .file
  }

  /// Returns the absolute path of an entry, without links and dots.
  package func realPath(_ path: [UInt8]) throws(SystemError) -> [UInt8] {
    try faults?.check("realpath")
    let resolved = unsafe withCString(path) { unsafe realpath($0, nil) }
    guard let resolved = unsafe resolved else { throw .last("realpath") }
    defer { unsafe free(resolved) }
    return unsafe bytes(ofCString: resolved)
  }

  /// Changes the permission bits of a file in a directory; a link is not followed.
  ///
  /// - Throws: `SystemError` if it is no file any more, or the system refuses.
  package func setPermissions(
    _ bits: UInt32, of name: [UInt8], in directory: Directory, as kind: Kind = .file
  ) throws(SystemError) {
    let file = try open(name, in: directory, as: kind)
    let found = try status(of: file).kind
    guard found == .file || found == .directory else { throw SystemError("fchmod", number: EINVAL) }
    try faults?.check("fchmod")
    guard fchmod(file.number, mode_t(bits)) == 0 else { throw .last("fchmod") }
  }

  /// Writes behind what a file in a directory holds, and makes the file if there is none; a link is
  /// not followed.
  package func append(
    _ bytes: [UInt8], to name: [UInt8], in directory: Directory
  ) throws(SystemError) {
    try faults?.check("openat")
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let file = try Self.retrying("openat") {
      unsafe withCString(name) { unsafe openat(directory.descriptor.number, $0, flags, 0o644) }
    }
    try Output.writeAll(bytes, to: file.number)
  }

  private static func retrying(
    _ call: String, _ body: () -> Int32
  ) throws(SystemError) -> FileDescriptor {
    while true {
      let number = body()
      if number >= 0 { return FileDescriptor(number) }
      // A signal that was asked for ends a wait; any other one does not.
      guard errno == EINTR, Signals.caught == nil else { throw .last(call) }
    }
  }

  private static func retryingRead(
    _ call: String, _ buffer: inout [UInt8], _ range: Range<Int>,
    _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(SystemError) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe body(.init(rebasing: $0[range])) }
      if count >= 0 { return count }
      // A signal that was asked for ends a wait; any other one does not.
      guard errno == EINTR, Signals.caught == nil else { throw .last(call) }
    }
  }
}

/// Copies a C string, without its terminator.
@unsafe func bytes(ofCString string: UnsafePointer<CChar>) -> [UInt8] {
  unsafe (0..<strlen(string)).map { unsafe UInt8(bitPattern: string[$0]) }
}

/// Lends bytes as a C string.
@unsafe func withCString<R>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
  let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
  return unsafe terminated.withUnsafeBufferPointer { buffer in
    // Never nil: the array holds at least its terminator.
    unsafe body(buffer.baseAddress.unsafelyUnwrapped)
  }
}
