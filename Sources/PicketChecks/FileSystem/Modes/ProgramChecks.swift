package import PicketModel

/// Compares whether a file can be run with whether it is a program.
package enum ProgramChecks {
  /// Returns what is wrong.
  ///
  /// Allocates nothing where nothing is wrong.
  ///
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - isExecutable: whether it can be run; `nil` if nobody knows.
  ///   - start: its first bytes; none if it is empty.
  /// - Returns: at most one finding.
  package static func findings(
    ofFile path: BytePath, isExecutable: Bool?, start: Span<UInt8>
  ) -> [EntryFinding] {
    let program = ProgramStart(start)
    switch program {
    case .coreDump:
      return [
        EntryFinding(
          .coreDump, .name, path, "it is the memory of a process that ended, with all secrets in it"
        )
      ]
    case .script where isExecutable == false:
      return isModule(path)
        ? []
        : [
          EntryFinding(
            .scriptWithoutBit, .mode, path, "it starts with #! and cannot be run")
        ]
    case .other where isExecutable == true && !start.isEmpty:
      return [
        EntryFinding(
          .executableData, .mode, path, "it can be run and is no program: no #!, no known format")
      ]
    case .script, .binary, .other:
      return []
    }
  }

  /// Tells whether a file is read by others as often as it is run, by its name.
  private static func isModule(_ path: BytePath) -> Bool {
    let name = path.lastComponent
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return false
    }
    let ending = String(decoding: name[(dot + 1)...], as: UTF8.self)
    return !["sh", "bash", "zsh", "ksh", "command"].contains(ending)
  }
}
