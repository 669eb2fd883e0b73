#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A system call that failed, with the system's own number for the reason.
package struct SystemError: Error, Hashable, Sendable {
  /// The name of the call, such as `openat`.
  package var call: String
  /// The value of C's `errno`.
  package var number: Int32

  package init(_ call: String, number: Int32) {
    self.call = call
    self.number = number
  }

  /// The error that the call before left behind.
  static func last(_ call: String) -> SystemError {
    SystemError(call, number: errno)
  }
}

extension SystemError {
  /// There is no entry of that name: C's `ENOENT`, or `ENOTDIR` where a parent is no directory.
  package var isMissing: Bool {
    number == ENOENT || number == ENOTDIR
  }

  /// The entry is a symbolic link: C's `ELOOP`, where links are not followed.
  package var isLink: Bool {
    number == ELOOP
  }

  /// The entry is a directory where a file is wanted: C's `EISDIR`.
  package var isDirectory: Bool {
    number == EISDIR
  }

  /// The reader of what is written is gone: C's `EPIPE`.
  package var isBrokenPipe: Bool {
    number == EPIPE
  }
}

extension SystemError: CustomStringConvertible {
  /// The system's own words for the reason.
  package var description: String {
    unsafe String(cString: strerror(number))
  }
}

extension SystemError {
  /// What the system would say to who opens a directory as a file.
  package static var isADirectory: SystemError { SystemError("open", number: EISDIR) }

  /// The reason, and what to do where that is known.
  package var withAdvice: String {
    let advice: String? =
      switch number {
      case EISDIR: "name a file"
      case ENOTDIR: "a part of the path is a file"
      case ENOENT: "check its spelling, and that its directory is there"
      case EACCES, EPERM: "check who may open it, or choose another path"
      case EROFS: "choose another place"
      case ENOSPC, EDQUOT: "make room, or choose another place"
      case EBADF: "it is closed"
      default: nil
      }
    return description + (advice.map { "; \($0)" } ?? "")
  }
}
