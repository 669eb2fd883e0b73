package import Foundation

/// A directory that is gone when the last reference to it is; names in it are bytes.
package final class TemporaryDirectory: Sendable {
  package let url: URL

  package init() {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("picket-\(UUID().uuidString)").resolvingSymlinksInPath()
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // Not FileManager: it fails on trees deeper than a path can be long.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/rm")
    process.arguments = ["-rf", "--", url.path]
    try? process.run()
    process.waitUntilExit()
  }

  /// The absolute path.
  package var path: [UInt8] { Array(url.path.utf8) }

  /// The absolute path of an entry.
  package func path(of name: [UInt8]) -> [UInt8] {
    path + [UInt8(ascii: "/")] + name
  }

  package func path(of name: String) -> [UInt8] {
    path(of: Array(name.utf8))
  }

  /// Writes a file, and makes the directories above it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file whose name need not be text.
  package func write(_ bytes: [UInt8], toName name: [UInt8]) throws {
    let number = unsafe Self.withCString(path(of: name)) {
      unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard number >= 0 else { throw CocoaError(.fileWriteUnknown) }
    try FileHandle(fileDescriptor: number, closeOnDealloc: true).write(contentsOf: Data(bytes))
  }

  package func makeDirectory(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  package func makePipe(_ name: String) throws {
    guard unsafe Self.withCString(path(of: name), { unsafe mkfifo($0, 0o644) }) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  package func makeLink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(name).path, withDestinationPath: target)
  }

  /// Makes a chain of directories, each in the one before, and a file at its end.
  package func makeChain(depth: Int, end: [UInt8]) throws {
    var directory = unsafe Self.withCString(path) { unsafe open($0, O_RDONLY | O_DIRECTORY) }
    for _ in 0..<depth {
      _ = unsafe mkdirat(directory, "d", 0o755)
      let inner = unsafe openat(directory, "d", O_RDONLY | O_DIRECTORY)
      close(directory)
      directory = inner
    }
    defer { close(directory) }
    let number = unsafe openat(directory, "end", O_WRONLY | O_CREAT, 0o644)
    guard number >= 0 else { throw CocoaError(.fileWriteUnknown) }
    try FileHandle(fileDescriptor: number, closeOnDealloc: true).write(contentsOf: Data(end))
  }

  @unsafe private static func withCString<R>(
    _ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> R
  ) -> R {
    let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      unsafe body(buffer.baseAddress.unsafelyUnwrapped)
    }
  }
}

extension TemporaryDirectory {
  /// Makes a socket that listens; the caller closes it.
  package func makeSocket(_ name: String) throws -> Int32 {
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = path(of: name)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
      for (index, byte) in path.prefix(room.count - 1).enumerated() { unsafe room[index] = byte }
    }
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
    return socket
  }
}
