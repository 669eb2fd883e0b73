internal import PicketChecks

extension TextChecks {
  /// All checks of texts that there are.
  ///
  /// - Parameter ownCommands: the commands that rules of users are about.
  /// - Returns: the checks, of which each tells which texts it judges.
  static func standard(_ ownCommands: OwnCommands) -> TextChecks {
    TextChecks([ShellFileCheck(ownCommands: ownCommands), SQLFileCheck(), CodeCheck()])
  }
}
