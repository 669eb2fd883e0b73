/// Every object that a history holds, once, in git's order.
package final class HistorySource {
  private let git: GitCommand
  private let tips: [[UInt8]]
  /// Lists what can be reached, with a name where there is one.
  private var reachable: GitProcess?
  /// Lists everything that is stored.
  private var stored: GitProcess?
  private let sees: (GitObjectID, _ name: ArraySlice<UInt8>) -> Void

  /// The number of objects that can be reached and are not here.
  package private(set) var missingCount = 0
  /// One of them.
  package private(set) var missingExample: GitObjectID?

  /// Starts to list a history.
  ///
  /// - Parameters:
  ///   - git: runs in the repository.
  ///   - tips: arguments of `rev-list` that say what counts, such as `--all`.
  ///   - includesUnreachable: whether stored objects count that nothing leads to.
  ///   - sees: gets each object that can be reached, with one of its names.
  /// - Throws: `GitError` if git cannot be started.
  package init(
    _ git: GitCommand, tips: [[UInt8]], includesUnreachable: Bool,
    sees: @escaping (GitObjectID, _ name: ArraySlice<UInt8>) -> Void
  ) throws(GitError) {
    (self.git, self.tips, self.sees) = (git, tips, sees)
    reachable = try git.start(
      ["rev-list", "--objects", "--missing=print", "--ignore-missing"], tips + [Array("--".utf8)])
    guard includesUnreachable else { return }
    stored = try git.start([
      "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)",
    ])
  }

  /// Returns the next objects; `nil` at the end.
  ///
  /// - Throws: `GitError` if git fails.
  package func next() throws(GitError) -> [GitObjectID]? {
    // What is stored is all that can be reached, and more: the list of the rest only gives names.
    if let process = reachable {
      if let ids = try take(process, isReachable: true) { return ids }
      reachable = nil
    }
    if let process = stored {
      if let ids = try take(process, isReachable: false) { return ids }
      stored = nil
    }
    return nil
  }

  private func take(
    _ process: GitProcess, isReachable: Bool
  ) throws(GitError) -> [GitObjectID]? {
    var ids: [GitObjectID] = []
    while ids.count < 256 {
      guard let line = try process.readRecord(endedBy: UInt8(ascii: "\n")) else {
        if !ids.isEmpty { return ids }
        try process.finish()
        return nil
      }
      if line.first == UInt8(ascii: "?") {
        missingCount += 1
        missingExample = missingExample ?? GitObjectID(line.dropFirst())
        continue
      }
      let digits = line.prefix { $0 != UInt8(ascii: " ") }
      // The rest of a name that has a line feed starts with no id.
      guard let id = GitObjectID(digits) else { continue }
      if isReachable { sees(id, line[digits.endIndex...].dropFirst()) }
      if !isReachable || stored == nil { ids.append(id) }
    }
    return ids
  }
}
