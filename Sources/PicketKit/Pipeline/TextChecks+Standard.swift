internal import PicketChecks

extension TextChecks {
  /// All checks of texts that there are.
  ///
  /// - Parameter ownCommands: the commands that rules of users are about.
  static func standard(_ ownCommands: OwnCommands) -> TextChecks {
    TextChecks([ShellFileCheck(ownCommands: ownCommands), SQLFileCheck(), CodeCheck()])
  }
}
