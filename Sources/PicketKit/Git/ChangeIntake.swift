internal import PicketChecks
internal import PicketModel
internal import PicketSources

/// Takes in what a source lists: judges what can be told without content, and picks what has to be
/// read.
final class ChangeIntake {
  let files: FileWorker
  private let context: RunContext

  init(_ context: RunContext) {
    self.context = context
    files = FileWorker(context)
  }

  /// Returns the items whose content is new.
  func readable(_ items: [GitItem]) -> [GitItem] {
    items.filter { item in
      guard case .change(let change) = item.role else { return true }
      if change.new.kind == .submodule {
        files.exclude(.submodule)
        return false
      }
      files.origin.commit = item.commit?.description
      judgeName(of: change)
      return change.changesContent
    }
  }

  /// Judges a path that no parent has.
  private func judgeName(of change: GitChange) {
    let isNew = change.old.allSatisfy { side in
      guard let side, side.kind == change.new.kind else { return true }
      return side.path != change.path
    }
    if isNew, change.new.kind == .file, !movesKnownName(change) {
      files.judge(pathRulesOf: change.path)
    }
  }

  /// Tells whether a rule says of an old path what it says of the new one.
  private func movesKnownName(_ change: GitChange) -> Bool {
    guard let rule = context.pathRules.rule(for: change.path, isDirectory: false) else {
      return false
    }
    return change.old.contains { side in
      guard let side, side.kind == .file else { return false }
      return context.pathRules.rule(for: side.path, isDirectory: false) == rule
    }
  }
}
