#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a process knows of itself and of its machine.
package enum Process {
  /// The number of processors that are online; at least 1.
  package static var processorCount: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Returns the value of an environment variable.
  package static func environment(_ name: String) -> [UInt8]? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe bytes(ofCString: value)
  }

  /// Lets the process open as many files as the system allows it.
  package static func raiseOpenFileLimit() {
    var limit = rlimit()
    guard unsafe getrlimit(openFileResource, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    _ = unsafe setrlimit(openFileResource, &limit)
  }

  #if canImport(Glibc)
    private static var openFileResource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
  #else
    private static var openFileResource: Int32 { RLIMIT_NOFILE }
  #endif

  /// Lets a write to a closed pipe fail instead of ending the process.
  package static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Today's date in UTC, as year, month and day.
  package static var today: (year: Int, month: Int, day: Int) {
    var now = time(nil)
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&now, &parts)
    return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// Nanoseconds since a moment in the past, not set back by changes of the clock.
  package static var monotonicNanoseconds: UInt64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Ends the process at once; everything has to be written by then.
  package static func end(with status: Int32) -> Never {
    exit(status)
  }
}
