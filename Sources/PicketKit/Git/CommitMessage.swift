internal import PicketSources
internal import PicketSystem

/// The message of a commit as its hook finds it: with comments, and below the scissors a diff.
package enum CommitMessage {
  /// Takes out of a message what git does not record; every line keeps its number.
  ///
  /// - Parameters:
  ///   - message: the content of the file.
  ///   - mark: what comments start with, `core.commentChar`; `nil` if that is not known, and then
  ///     nothing is taken out.
  /// - Returns: what is left.
  package static func recorded(_ message: [UInt8], commentMark mark: [UInt8]?) -> [UInt8] {
    guard let mark, !mark.isEmpty else { return message }
    let scissors = mark + " ------------------------ >8 ------------------------".utf8
    var kept: [UInt8] = []
    for line in message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.elementsEqual(scissors) { break }
      if !line.starts(with: mark) { kept += line }
      kept.append(UInt8(ascii: "\n"))
    }
    return kept
  }

  /// Returns what comments start with in the repository around the current directory; `nil` if git
  /// chooses it for each message, or keeps comments.
  package static func commentMark() throws(RepositoryError) -> [UInt8]? {
    do throws(GitError) {
      let git = try GitCommand(in: nil, environment: Process.environment, FileSystem())
      let cleanup = try git.setting("commit.cleanup") ?? Array("default".utf8)
      guard ["default", "strip", "scissors"].contains(String(decoding: cleanup, as: UTF8.self))
      else { return nil }
      let mark = try git.setting("core.commentChar") ?? [UInt8(ascii: "#")]
      return mark.elementsEqual("auto".utf8) ? nil : mark
    } catch {
      throw RepositoryError(error)
    }
  }
}
