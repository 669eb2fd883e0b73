internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// What a person sees: results on standard output, everything else on standard error.
enum Terminal {
  /// Prints a result.
  @discardableResult
  static func print(_ text: String) throws -> ExitStatus {
    try print(Array(text.utf8))
    return .clean
  }

  /// Prints the bytes of a result.
  static func print(_ bytes: [UInt8]) throws {
    do throws(SystemError) {
      try Output.write(bytes, to: .output)
    } catch  where !error.isBrokenPipe {
      throw FileError("cannot write to", Array("standard output".utf8), error.withAdvice)
    }
  }

  /// Tells what is wrong, line by line.
  static func complain(_ text: String) {
    note(text.split(separator: "\n").map { "picket: \(String($0).harmless)\n" }.joined())
  }

  /// Writes to standard error; if that fails there is nobody left to tell.
  static func note(_ text: String) {
    guard !text.isEmpty else { return }
    try? Output.write(Array(text.utf8), to: .error)
  }

  /// What texts on a stream may use.
  static func style(of stream: StandardStream, _ choice: ColorChoice = .auto) -> ReportStyle {
    ReportStyle(width: width(of: stream), usesColor: usesColor(on: stream, choice))
  }

  private static func width(of stream: StandardStream) -> Int {
    let told = Process.environment("COLUMNS").flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    return stream.columns ?? told ?? ReportStyle.defaultWidth
  }

  private static func usesColor(on stream: StandardStream, _ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      ColorChoice.allows(
        noColor: Process.environment("NO_COLOR"), force: Process.environment("CLICOLOR_FORCE"),
        term: Process.environment("TERM"), isTerminal: stream.isTerminal)
    }
  }
}

/// When colours are used.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto
  case always
  case never

  /// Tells whether the environment lets colours be used; each variable counts if it is not empty.
  ///
  /// NO_COLOR is stronger than CLICOLOR_FORCE, and that is stronger than what the terminal can do.
  package static func allows(
    noColor: [UInt8]?, force: [UInt8]?, term: [UInt8]?, isTerminal: Bool
  ) -> Bool {
    if let noColor, !noColor.isEmpty { return false }
    if let force, !force.isEmpty, !force.elementsEqual("0".utf8) { return true }
    guard let term, !term.isEmpty, !term.elementsEqual("dumb".utf8) else { return false }
    return isTerminal
  }
}
