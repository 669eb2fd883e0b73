internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// What the last complete scan of a history led to.
///
/// A text file in git's own directory: a line for the rules, then one for each object that the scan
/// started from. It holds nothing of any finding.
struct HistoryState {
  private let path: [UInt8]
  private let rules: String
  private let git: GitCommand
  private static let mark = "picket history 1"

  init(_ git: GitCommand, rules: String) throws(GitError) {
    self.git = git
    self.rules = rules
    let common = try git.line(of: ["rev-parse", "--git-common-dir"])
    path = git.absolute(common) + Array("/picket-history".utf8)
  }

  /// Where the last scan started; empty if there was none with the same rules.
  func read() throws(GitError) -> [GitObjectID] {
    guard let bytes = try git.file(path) else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.first?.elementsEqual("\(Self.mark) \(rules)".utf8) == true else { return [] }
    return lines.dropFirst().compactMap { GitObjectID($0) }
  }

  /// Remembers where a scan started.
  func write(_ tips: [GitObjectID]) throws(GitError) {
    let text = ["\(Self.mark) \(rules)"] + Set(tips).map(\.description).sorted()
    do throws(SystemError) {
      try Output.write(Array(text.joined(separator: "\n").utf8) + [10], toFile: path)
    } catch {
      throw GitError(.system(error), command: String(decoding: path, as: UTF8.self))
    }
  }
}
