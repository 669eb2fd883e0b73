package import PicketChecks
package import PicketModel
package import PicketSources
package import PicketSystem

/// Judges the modes that files of a work tree have on the disk, by path: mode only, never content.
package struct WorkTreeModes {
  private let tree: DiskTree
  private let base: TreeBase
  private let checks: EntryChecks

  /// Makes the checks for the files of a work tree.
  package init(_ base: TreeBase, _ checks: EntryChecks, _ fileSystem: FileSystem) {
    tree = DiskTree(base, fileSystem)
    self.base = base
    self.checks = checks
  }

  /// Returns what is wrong with the modes of some files; those that are gone, or lie behind a link,
  /// have none.
  package func findings(of paths: [BytePath]) -> [EntryFinding] {
    guard base.keepsModes else { return [] }
    let modes = DiskModeChecks(rootOwner: base.owner)
    return paths.flatMap { path -> [EntryFinding] in
      guard let status = tree.status(at: path), status.kind == .file else { return [] }
      return modes.findings(ofFile: path, DiskMode(status), checks.nameClasses.nameClass(of: path))
    }
  }

  /// What the system refused to tell; `nil` if it told everything.
  package var failure: SystemError? { tree.failure }
}
