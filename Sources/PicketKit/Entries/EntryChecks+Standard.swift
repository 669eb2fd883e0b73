package import PicketChecks
internal import PicketSources

extension EntryChecks {
  /// The checks, with git's syntax for `.gitmodules`.
  package static let standard = EntryChecks { text in
    GitConfigFile.readableVariables(of: text).compactMap { variable in
      guard variable.section == "submodule", let name = variable.subsection else { return nil }
      return SubmoduleSetting(
        name: name, key: variable.name, value: variable.value ?? [], line: variable.line)
    }
  }
}
