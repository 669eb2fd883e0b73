internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// What a worker judges of entries besides their text.
extension FileWorker {
  /// Goes to another directory of a tree, and judges its mode.
  func enter(_ directory: Directory, path: BytePath, base: TreeBase) {
    if place?.base !== base {
      place = TreePlace(base, context)
      siblings = SiblingNames()
    }
    guard let place, place.judgesModes else { return }
    do throws(SystemError) {
      let mode = DiskMode(try context.fileSystem.status(of: directory))
      keep(place.modes.findings(ofDirectory: path, mode))
    } catch {
      fail(.unreadable, path, "\(error)")
    }
  }

  /// Judges what the mode of a file in scope says.
  func judge(_ status: FileStatus, _ nameClass: NameClass?, path: BytePath) {
    guard let place, place.judgesModes else { return }
    keep(place.modes.findings(ofFile: path, DiskMode(status), nameClass))
  }

  /// Judges the name of an entry of any kind.
  func judge(name path: BytePath) {
    keep(context.entryChecks.names.findings(ofName: path))
  }

  /// Judges what the start of a file says beside its mode and its name.
  func judge(start count: Int, of path: BytePath, _ status: FileStatus?) {
    let mayRun = status.flatMap { status -> Bool? in
      guard let place, place.judgesModes, place.base.trustsExecutableBits else { return nil }
      return status.permissions & 0o111 != 0
    }
    keep(
      ProgramChecks.findings(
        ofFile: path, isExecutable: mayRun,
        start: buffer.bytes.span.extracting(..<min(count, ProgramStart.length))))
  }

  /// Judges a whole text that stands in the buffer and is more to git than text.
  func judge(text count: Int, of path: BytePath) {
    keep(context.entryChecks.findings(inText: Array(buffer.bytes[..<count]), of: path))
    guard DestroyedLink.mayBePath(buffer.bytes.span.extracting(..<count)), let place else {
      return
    }
    let tree = DiskTree(place.base, context.fileSystem)
    let found = DestroyedLink.finding(
      ofFile: place.relative(path), text: buffer.bytes.span.extracting(..<count), in: tree)
    if let found { keep([place.reported(found)]) }
    note(tree.failure, path: path)
  }

  /// Judges a whole text that is in memory, and of whose mode nobody knows.
  func judge(text bytes: [UInt8], of path: BytePath) {
    keep(ProgramChecks.findings(ofFile: path, isExecutable: nil, start: bytes.span))
    keep(context.entryChecks.archiveVerdict(ofText: bytes, path: path), path: path)
    keep(context.entryChecks.findings(inText: bytes, of: path))
  }

  /// Judges the list of an archive whose first bytes stand in the buffer.
  func judge(
    archive file: borrowing FileDescriptor, _ count: Int, path: BytePath, _ status: FileStatus
  ) throws(SystemError) {
    let startLength = min(count, ArchiveChecks.Kind.startLength)
    guard let kind = ArchiveChecks.Kind(buffer.bytes.span.extracting(..<startLength)) else {
      return
    }
    // The list may be elsewhere in the file, and the buffer is needed as it is.
    let verdict = try ArchiveChecks.verdict(of: path, kind, size: status.size) {
      (range) throws(SystemError) in
      try context.fileSystem.contents(of: file, in: range)
    }
    keep(verdict, path: path)
  }

  /// Notes that the system refused an answer which a check asked for.
  private func note(_ failure: SystemError?, path: BytePath) {
    guard let failure else { return }
    fail(.unreadable, path, "where it leads is not known: \(failure)")
  }

  private func keep(_ verdict: ArchiveChecks.Verdict, path: BytePath) {
    switch verdict {
    case .clean: break
    case .found(let found): keep([found])
    case .notJudged: fail(.notFullyJudged, path, "the list of this archive is too long")
    }
  }

  /// Judges a symbolic link.
  func judge(link path: BytePath, in directory: Directory) {
    judge(name: path)
    guard let place else { return }
    do throws(SystemError) {
      let target = try context.fileSystem.target(ofLink: Array(path.lastComponent), in: directory)
      let tree = DiskTree(place.base, context.fileSystem)
      let checks = LinkChecks(tree, context.entryChecks.nameClasses, siblings)
      keep(
        checks.findings(ofLink: place.relative(path), target: target).map(place.reported))
      note(tree.failure, path: path)
    } catch {
      fail(error.isMissing ? .vanished : .unreadable, path, "\(error)")
    }
  }

  /// Judges a file that git ignores by its name and mode.
  func judge(ignoredFile path: BytePath, in directory: Directory) {
    guard let place, place.judgesModes else { return }
    let nameClass = context.entryChecks.nameClasses.nameClass(of: path)
    let judgesAll = context.settings.judgesAllModes
    guard judgesAll || nameClass != nil else { return }
    do throws(SystemError) {
      let name = Array(path.lastComponent)
      let mode = DiskMode(try context.fileSystem.status(of: name, in: directory))
      keep(
        judgesAll
          ? place.modes.findings(ofFile: path, mode, nameClass)
          : place.modes.sensitiveFindings(ofFile: path, mode, nameClass))
    } catch {
      // A file that is out of scope may go as it likes.
      if !error.isMissing { fail(.unreadable, path, "\(error)") }
    }
  }

  /// Keeps what checks found, as findings of their rules.
  func keep(_ found: [EntryFinding]) {
    for entry in found {
      for finding in context.checkRules.findings(of: entry, origin: origin) {
        keep(finding)
      }
    }
  }
}

/// Where in a tree a worker is.
struct TreePlace {
  let base: TreeBase
  let modes: DiskModeChecks
  /// Whether modes are asked for, and mean something here.
  let judgesModes: Bool

  init(_ base: TreeBase, _ context: RunContext) {
    self.base = base
    modes = DiskModeChecks(rootOwner: base.owner)
    judgesModes = context.settings.judgesModes && base.keepsModes
  }

  /// Returns a path of reports as the root has it.
  func relative(_ path: BytePath) -> BytePath {
    if base.path.bytes.isEmpty { return path }
    return BytePath(Array(path.bytes.dropFirst(base.path.bytes.count + 1)))
  }

  /// Returns what a check found in the tree with the paths of reports.
  func reported(_ found: EntryFinding) -> EntryFinding {
    guard !base.path.bytes.isEmpty else { return found }
    var found = found
    found.path = base.path.appending(found.path.bytes)
    for index in found.related.indices {
      found.related[index].path = base.path.appending(found.related[index].path.bytes)
    }
    return found
  }
}

extension DiskMode {
  init(_ status: FileStatus) {
    self.init(
      bits: status.permissions, owner: status.owner, group: status.group,
      linkCount: status.linkCount)
  }
}
