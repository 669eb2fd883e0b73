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
}
