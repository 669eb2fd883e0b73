package import PicketModel

/// Judges names, of a disk as of a commit.
package struct NameChecks: Sendable {
  /// Makes the checks.
  package init() {}

  /// Returns what is wrong with the last name of a path, whatever it names.
  ///
  /// Allocates nothing where nothing is wrong.
  package func findings(ofName path: BytePath) -> [EntryFinding] {
    guard isUnusual(path) else { return [] }
    let name = path.lastComponent
    if GitLookalike.isGitDirectory(name) {
      return [
        EntryFinding(
          .gitLookalike, .name, path, "some file systems take '\(Array(name).shown)' for .git")
      ]
    }
    return MisleadingName.findings(of: name, path)
  }

  /// Returns what is wrong with a file of this path in a repository.
  ///
  /// Allocates nothing where nothing is wrong.
  package func findings(ofFile path: BytePath, _ nameClass: NameClass?) -> [EntryFinding] {
    if nameClass == .environment {
      return [
        EntryFinding(
          .environmentFile, .name, path, "'\(Array(path.lastComponent).shown)' holds settings")
      ]
    }
    return SecretsDirectory.contains(path)
      ? [
        EntryFinding(
          .secretsDirectory, .name, path, "it lies in a directory for secrets")
      ] : []
  }

  /// Tells whether a name has anything in it that a check looks at, in one pass.
  private func isUnusual(_ path: BytePath) -> Bool {
    let bytes = path.bytes
    guard let last = bytes.last else { return false }
    if last == UInt8(ascii: ".") || last == UInt8(ascii: " ") { return true }
    var index = bytes.count - 1
    while index >= 0, bytes[index] != UInt8(ascii: "/") {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "~")
        || byte == UInt8(ascii: "\\")
      {
        return true
      }
      index -= 1
    }
    return MisleadingName.mayBeDevice(bytes, from: index + 1)
      || isGitByLength(bytes, from: index + 1)
  }

  private func isGitByLength(_ bytes: [UInt8], from start: Int) -> Bool {
    bytes.count - start == 4 && bytes[start] == UInt8(ascii: ".")
      && bytes[start + 1] | 0x20 == UInt8(ascii: "g")
  }
}
