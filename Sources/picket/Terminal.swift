internal import PicketModel
internal import PicketSystem

/// What a person sees: results on standard output, everything else on standard error.
enum Terminal {
  /// Prints a result.
  @discardableResult
  static func print(_ text: String) throws -> ExitStatus {
    try Output.write(Array(text.utf8), to: .output)
    return .clean
  }

  /// Tells what is wrong, line by line.
  static func complain(_ text: String) {
    note(text.split(separator: "\n").map { "picket: \(String($0).harmless)\n" }.joined())
  }

  /// Writes to standard error; if that fails there is nobody left to tell.
  static func note(_ text: String) {
    try? Output.write(Array(text.utf8), to: .error)
  }
}
