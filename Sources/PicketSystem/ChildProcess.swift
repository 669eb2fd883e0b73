internal import CPicketSystem
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that runs beside this process, with pipes as its standard streams.
///
/// Whoever reads its output also feeds its input and takes in its complaints, so that neither side
/// ever waits for the other. One thread at a time may use it. What is let go before it has ended is
/// killed.
package final class ChildProcess {
  /// Gives the next piece of input: an empty one if there is none before more output was read, and
  /// `nil` at the end.
  package typealias Input = () -> [UInt8]?

  private let id: pid_t
  private let faults: FaultInjector?
  private var nextInput: Input?
  private var input: FileDescriptor?
  /// The piece of input that is being written, and how much of it is.
  private var piece: [UInt8] = []
  private var written = 0
  /// Whether there is no input before more output was read.
  private var isInputIdle = false
  private let output: FileDescriptor
  private var errors: FileDescriptor?
  private var isRunning = true

  /// The first bytes that the program wrote to standard error.
  package private(set) var complaint: [UInt8] = []

  /// The number of bytes of complaints that are kept.
  private static let complaintLimit = 16 << 10

  /// Starts a program; no shell is involved.
  ///
  /// - Parameters:
  ///   - path: the path of the executable.
  ///   - arguments: what it gets, its own name first.
  ///   - environment: all variables that it sees, as `NAME=value`.
  ///   - faults: lets a system call fail, in tests.
  ///   - input: gives what it reads.
  /// - Throws: `SystemError` if it cannot be started.
  package init(
    _ path: [UInt8], arguments: [[UInt8]], environment: [[UInt8]], faults: FaultInjector? = nil,
    input: @escaping Input
  ) throws(SystemError) {
    self.faults = faults
    let inputPipe = try Pipe(faults)
    let outputPipe = try Pipe(faults)
    let errorPipe = try Pipe(faults)
    try Self.keep([inputPipe.writing.number, outputPipe.reading.number, errorPipe.reading.number])
    try faults?.check("posix_spawn")
    id = try Self.start(
      path, arguments, environment,
      [inputPipe.reading.number, outputPipe.writing.number, errorPipe.writing.number])
    self.input = .some(inputPipe.writing)
    output = outputPipe.reading
    errors = .some(errorPipe.reading)
    nextInput = input
  }

  deinit {
    guard isRunning else { return }
    _ = kill(id, SIGKILL)
    _ = picket_child_wait(id)
  }

  private static func start(
    _ path: [UInt8], _ arguments: [[UInt8]], _ environment: [[UInt8]], _ descriptors: [Int32]
  ) throws(SystemError) -> pid_t {
    var id: pid_t = 0
    let error = unsafe withCString(path) { path in
      unsafe withCStrings(arguments) { arguments in
        unsafe withCStrings(environment) { environment in
          unsafe picket_child_start(path, arguments, environment, descriptors, &id)
        }
      }
    }
    guard error == 0 else { throw SystemError("posix_spawn", number: error) }
    return id
  }

  /// Prepares the ends of pipes that stay here.
  private static func keep(_ ends: [Int32]) throws(SystemError) {
    for end in ends {
      let error = picket_child_keep(end)
      guard error == 0 else { throw SystemError("fcntl", number: error) }
    }
  }

  /// Reads output into a part of a buffer; returns the number of bytes, 0 at the end of the output.
  ///
  /// - Throws: `SystemError` if a call fails.
  package func read(into buffer: inout [UInt8], at range: Range<Int>) throws(SystemError) -> Int {
    isInputIdle = false
    while true {
      try faults?.check("read")
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe systemRead(output.number, .init(rebasing: $0[range]))
      }
      if count >= 0 { return count }
      if errno == EINTR { continue }
      guard errno == EAGAIN else { throw .last("read") }
      try waitForAnything()
    }
  }

  /// Waits until the program has ended, and reads its complaints to their end.
  ///
  /// - Returns: its exit status; of one that a signal ended, the negative number of the signal.
  /// - Throws: `SystemError` if the system does not tell.
  package func wait() throws(SystemError) -> Int32 {
    input = nil
    while errors != nil { try waitForAnything(exceptOutput: true) }
    isRunning = false
    try faults?.check("waitpid")
    let status = picket_child_wait(id)
    guard status != PICKET_CHILD_LOST else { throw SystemError("waitpid", number: ECHILD) }
    return status
  }

  /// Waits until one of the pipes is ready, and does what can be done but reading the output.
  private func waitForAnything(exceptOutput: Bool = false) throws(SystemError) {
    // A negative number is passed over by poll.
    var entries = [
      pollfd(fd: errors?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: isInputIdle ? -1 : input?.number ?? -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: exceptOutput ? -1 : output.number, events: Int16(POLLIN), revents: 0),
    ]
    try faults?.check("poll")
    guard unsafe poll(&entries, nfds_t(entries.count), -1) >= 0 else {
      if errno == EINTR { return }
      throw .last("poll")
    }
    if entries[0].revents != 0 { try readComplaint() }
    if entries[1].revents != 0 { try writeInput() }
  }

  private func readComplaint() throws(SystemError) {
    guard let number = errors?.number else { return }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe systemRead(number, $0) }
    if count == 0 { errors = nil }
    guard count >= 0 else {
      if errno == EINTR || errno == EAGAIN { return }
      throw .last("read")
    }
    complaint += bytes[..<min(count, max(0, Self.complaintLimit - complaint.count))]
  }

  private func writeInput() throws(SystemError) {
    if written == piece.count {
      guard let next = nextInput?() else {
        input = nil
        nextInput = nil
        return
      }
      (piece, written, isInputIdle) = (next, 0, next.isEmpty)
      if next.isEmpty { return }
    }
    guard let number = input?.number else { return }
    try faults?.check("write")
    let count = unsafe piece.withUnsafeBytes { bytes -> Int in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
      // Never nil: the piece is not written to its end.
      return unsafe picket_child_write(number, rest.baseAddress.unsafelyUnwrapped, rest.count)
    }
    if count >= 0 {
      written += count
    } else if errno == EPIPE {
      // The program reads no more; its status says why.
      input = nil
    } else if errno != EINTR && errno != EAGAIN {
      throw .last("write")
    }
  }
}

/// A pipe between this process and a child; no child inherits an end.
private struct Pipe: ~Copyable {
  let reading: FileDescriptor
  let writing: FileDescriptor

  init(_ faults: FaultInjector?) throws(SystemError) {
    try faults?.check("pipe")
    var ends: [Int32] = [-1, -1]
    let error = unsafe picket_child_pipe(&ends)
    guard error == 0 else { throw SystemError("pipe", number: error) }
    reading = FileDescriptor(ends[0])
    writing = FileDescriptor(ends[1])
  }
}

/// Lends byte strings as the array of C strings that a program is started with.
@unsafe private func withCStrings<R>(
  _ strings: [[UInt8]], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
) -> R {
  var storage: [CChar] = []
  var starts: [Int] = []
  for string in strings {
    starts.append(storage.count)
    storage += string.map { CChar(bitPattern: $0) } + [0]
  }
  return unsafe storage.withUnsafeMutableBufferPointer { storage in
    let pointers = unsafe starts.map { unsafe storage.baseAddress?.advanced(by: $0) } + [nil]
    return unsafe pointers.withUnsafeBufferPointer { pointers in
      // Never nil: the array holds at least its terminator.
      unsafe body(pointers.baseAddress.unsafelyUnwrapped)
    }
  }
}
