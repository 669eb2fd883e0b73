internal import CPicketSystem
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The system calls that change a few files of the user's, at his wish.
extension FileSystem {
  /// Moves an entry.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - target: where it goes.
  ///   - isReplacing: whether it may take the place of a file.
  /// - Throws: `SystemError`, with C's `EEXIST` if something is there that may not be replaced.
  package func move(
    _ path: [UInt8], to target: [UInt8], replacing isReplacing: Bool = false
  ) throws(SystemError) {
    guard isReplacing || (try? status(of: target)) == nil else {
      throw SystemError("rename", number: EEXIST)
    }
    let result = unsafe withCString(path) { path in
      unsafe withCString(target) { unsafe systemRename(path, $0) }
    }
    guard result == 0 else { throw .last("rename") }
  }

  /// Removes a file.
  package func remove(_ path: [UInt8]) throws(SystemError) {
    guard unsafe withCString(path, { unsafe unlink($0) }) == 0 else { throw .last("unlink") }
  }

  /// Removes a directory that is empty.
  package func removeDirectory(_ path: [UInt8]) throws(SystemError) {
    guard unsafe withCString(path, { unsafe rmdir($0) }) == 0 else { throw .last("rmdir") }
  }

  /// Makes a directory, and those above it; one that is there is fine.
  package func makeDirectory(_ path: [UInt8]) throws(SystemError) {
    if (try? status(of: path))?.kind == .directory { return }
    if let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > 0 {
      try makeDirectory(Array(path[..<slash]))
    }
    try makeNewDirectory(path, mode: 0o777)
  }

  /// Makes a directory where nothing is, not even somebody else's directory.
  package func makeNewDirectory(_ path: [UInt8], mode: UInt32) throws(SystemError) {
    guard unsafe withCString(path, { unsafe mkdir($0, mode_t(mode)) }) == 0 else {
      throw .last("mkdir")
    }
  }

  /// Lets everybody who may read a file run it, too.
  package func makeExecutable(_ path: [UInt8]) throws(SystemError) {
    guard unsafe withCString(path, { unsafe chmod($0, 0o755) }) == 0 else { throw .last("chmod") }
  }
}

extension Process {
  /// The path of the running executable; `nil` if the system does not tell.
  package static var executablePath: [UInt8]? {
    var path = [CChar](repeating: 0, count: 4096)
    let room = path.count
    guard unsafe picket_executable_path(&path, room) == 0 else { return nil }
    return path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  }

  /// The number of the process.
  package static var number: Int { Int(getpid()) }
}
