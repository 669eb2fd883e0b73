internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// Judges what the changes of one commit, or of the index, do besides their text: names, modes and
/// links.
final class EntryIntake {
  private let files: FileWorker
  private let git: GitCommand
  private let checks: EntryChecks
  /// Started when the first link is looked at.
  private var reader: ObjectReader?
  private var asked: GitObjectID?

  /// The largest content that is taken for that of a link, in bytes: no system follows longer ones.
  private static let largestTarget = 64 << 10

  init(_ files: FileWorker, _ git: GitCommand) {
    self.files = files
    self.git = git
    checks = files.context.entryChecks
  }

  /// Tells whether the tree around changes matters: links may lead anywhere in it, and what is added
  /// may stand in a place that a link takes.
  static func needsTree(_ changes: [GitChange]) -> Bool {
    changes.contains { change in
      change.new.kind == .symbolicLink || !change.old.contains { $0?.path == change.path }
    }
  }

  /// Judges all changes of one commit.
  ///
  /// - Parameters:
  ///   - changes: the changes.
  ///   - deleted: the paths that the commit takes away.
  ///   - listing: the tree as the commit leaves it; `nil` where it does not matter.
  ///   - rootPath: the absolute path of the work tree, without links; `nil` without one.
  ///   - ignored: the added paths that ignore files name.
  func judge(
    _ changes: [GitChange], deleted: [BytePath], in listing: GitListing?, rootPath: [UInt8]?,
    ignored: Set<BytePath> = []
  ) {
    let sorted = changes.sorted { $0.path < $1.path }
    var entries: [EntryChange] = []
    for change in sorted {
      var entry = EntryChange(change)
      if let moved = movedWithItsName(change) { entry.old = EntryChange.Side(mode: moved.mode) }
      if entry.new.isLink {
        guard let target = content(ofLink: change.new.id, at: change.path) else { continue }
        entry.new.target = target
        entry.replacesDirectory = deleted.contains { path in
          path.bytes.starts(with: change.path.bytes + [UInt8(ascii: "/")])
        }
      }
      entry.isIgnored = ignored.contains(change.path)
      entries.append(entry)
    }
    guard let listing else {
      files.keep(checks.findings(of: entries, in: ListedTree([], rootPath: rootPath)))
      return
    }
    let tree = GitTree(listing, rootPath: rootPath) { [self] in content(ofLink: $0, at: nil) }
    files.keep(checks.findings(of: entries, in: tree))
  }

  /// Returns the old side of a file that was as sensitive by name where it came from.
  private func movedWithItsName(_ change: GitChange) -> GitChange.Side? {
    let names = checks.nameClasses
    guard let nameClass = names.nameClass(of: change.path) else { return nil }
    return change.old.lazy.compactMap(\.self).first { names.nameClass(of: $0.path) == nameClass }
  }

  /// Returns what a symbolic link holds; `nil` if nobody can tell, which is noted.
  private func content(ofLink id: GitObjectID, at path: BytePath?) -> [UInt8]? {
    let path = path ?? BytePath("<object \(id)>")
    do throws(GitError) {
      asked = id
      let reader = try openReader()
      switch try reader.next()?.content {
      case .object(.blob, let size) where size <= Self.largestTarget:
        return try reader.content(size: size)
      case .object: files.fail(.notFullyJudged, path, "no symbolic link holds what this one does")
      case .unreadable(let words): files.fail(.git, path, words)
      case nil: files.fail(.git, path, "git does not tell where the link leads")
      }
    } catch {
      reader = nil
      files.fail(.git, path, "\(error)")
    }
    return nil
  }

  private func openReader() throws(GitError) -> ObjectReader {
    if let reader { return reader }
    let opened = try ObjectReader(git, isInteractive: true) { [weak self] () throws(GitError) in
      defer { self?.asked = nil }
      return (self?.asked).map { [$0] } ?? []
    }
    reader = opened
    return opened
  }
}

extension EntryChange {
  /// Makes what checks see of a change, without the content of links.
  init(_ change: GitChange) {
    // What comes from elsewhere is new in its place.
    let old = change.old.lazy.compactMap(\.self).first { $0.path == change.path }
    self.init(
      path: change.path, old: old.map { Side(mode: $0.mode) }, new: Side(mode: change.new.mode))
  }
}
