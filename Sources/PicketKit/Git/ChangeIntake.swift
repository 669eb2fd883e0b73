internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// Takes in what a source lists: judges what can be told without content, and picks what has to be
/// read.
final class ChangeIntake {
  let files: FileWorker
  /// Changed files that decide what picket says, such as a `.picketignore`.
  private(set) var changedGuards: Set<BytePath> = []
  private let context: RunContext
  /// What the work tree says is out of scope; `nil` without a work tree.
  private let ignores: PicketIgnoreFiles?

  /// Prepares to take in changes.
  ///
  /// - Parameters:
  ///   - context: what the run shares.
  ///   - directory: a directory of the repository; `nil` is the current one.
  init(_ context: RunContext, in directory: BytePath?) {
    self.context = context
    files = FileWorker(context)
    let place = directory?.bytes ?? [UInt8(ascii: ".")]
    let repository =
      context.settings.ignoresNothing ? nil : GitRepository.around(place, context.fileSystem)
    ignores = repository.flatMap {
      try? PicketIgnoreFiles(workTree: $0.workTree, context.fileSystem)
    }
  }

  /// Tells whether a change is out of scope, and counts it then.
  func excludes(_ change: GitChange) -> Bool {
    if WeakenedGuards.isGuard(change.path) { changedGuards.insert(change.path) }
    do throws(SystemError) {
      guard let ignores, try ignores.ignores(change.path) else { return false }
      files.exclude(.picketIgnored)
      return true
    } catch {
      files.fail(.unreadable, BytePath(PicketIgnoreFiles.fileName), "\(error)")
      return false
    }
  }

  /// Returns the items that are in scope.
  func inScope(_ items: [GitItem]) -> [GitItem] {
    items.filter { item in
      guard case .change(let change) = item.role else { return true }
      return !excludes(change)
    }
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
