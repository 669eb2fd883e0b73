internal import CPicketSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension StandardStream {
  /// Whether a person reads what is written.
  package var isTerminal: Bool {
    isatty(rawValue) == 1
  }

  /// The number of columns of the terminal; `nil` where the stream is none, or does not know it.
  package var columns: Int? {
    let columns = Int(picket_terminal_columns(rawValue))
    return columns > 0 ? columns : nil
  }
}

/// The signals that ask a process to end.
package enum Signals {
  /// Remembers the first SIGINT or SIGTERM, instead of ending at once; a second one ends.
  package static func remember() {
    picket_catch_signals()
  }

  /// The number of the signal that came; `nil` if none did.
  package static var caught: Int32? {
    let number = picket_caught_signal()
    return number == 0 ? nil : number
  }
}

extension Process {
  /// Opens what is missing of the standard streams, so that no file takes the place of one.
  package static func openMissingStreams() {
    picket_open_missing_streams()
  }
}
