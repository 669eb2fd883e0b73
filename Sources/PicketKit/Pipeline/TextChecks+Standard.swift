internal import PicketChecks

extension TextChecks {
  /// All checks of texts that there are.
  static let standard = TextChecks([ShellFileCheck(), SQLFileCheck(), CodeCheck()])
}
