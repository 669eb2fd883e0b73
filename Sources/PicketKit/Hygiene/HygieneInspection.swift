internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// One look at all entries of a project.
struct HygieneInspection {
  private(set) var found: [EntryFinding] = []
  private(set) var steps: [HygieneStep] = []
  private(set) var settings: [BytePath] = []
  private(set) var failures: [Failure] = []

  private let walk: WorkTreeWalk
  private let fileSystem: FileSystem
  private let modes: DiskModeChecks
  private let checks = EntryChecks.standard
  private let tree: DiskTree
  private let siblings = SiblingNames()

  init(_ walk: WorkTreeWalk, _ fileSystem: FileSystem) {
    self.walk = walk
    self.fileSystem = fileSystem
    modes = DiskModeChecks(rootOwner: walk.base.owner)
    tree = DiskTree(walk.base, fileSystem)
  }

  mutating func run() {
    // Copied out, because the walk calls back while it lists.
    var entries: [WorkTreeWalk.Entry] = []
    var failed: [Failure] = []
    walk.forEachEntry({ entry in
      if isOfInterest(entry) { entries.append(entry) }
    }) { path, error in
      failed.append(Failure(.unreadable, path: path, detail: "\(error)"))
    }
    failures += failed
    for entry in entries { inspect(entry) }
    inspectHooks()
  }

  /// Of what git ignores only names that promise secrets or orders count.
  private func isOfInterest(_ entry: WorkTreeWalk.Entry) -> Bool {
    !entry.isIgnored || entry.kind == .file && checks.nameClasses.nameClass(of: entry.path) != nil
  }

  private mutating func inspect(_ entry: WorkTreeWalk.Entry) {
    do throws(SystemError) {
      switch entry.kind {
      case .file, .directory:
        try inspectMode(
          of: entry.name, in: entry.directory, entry.path, isDirectory: entry.kind == .directory,
          isIgnored: entry.isIgnored)
      case .link:
        let target = try fileSystem.target(ofLink: entry.name, in: entry.directory)
        found += LinkChecks(tree, checks.nameClasses, siblings)
          .findings(ofLink: entry.path, target: target)
      case .special, .unknown:
        found.append(
          EntryFinding(.specialFile, .name, entry.path, "it is a pipe, a socket or a device"))
      }
    } catch {
      guard !error.isMissing else { return }
      failures.append(
        Failure(.unreadable, path: entry.path, detail: "\(error)"))
    }
  }

  private mutating func inspectMode(
    of name: [UInt8], in directory: Directory, _ path: BytePath, isDirectory: Bool,
    isIgnored: Bool
  ) throws(SystemError) {
    let nameClass = isDirectory ? nil : checks.nameClasses.nameClass(of: path)
    if nameClass == .policy { settings.append(path) }
    guard walk.base.keepsModes else { return }
    let mode = DiskMode(try fileSystem.status(of: name, in: directory))
    let faults =
      isDirectory
      ? modes.findings(ofDirectory: path, mode)
      : isIgnored
        ? modes.sensitiveFindings(ofFile: path, mode, nameClass)
        : modes.findings(ofFile: path, mode, nameClass)
    note(faults, path, mode, isDirectory: isDirectory)
  }

  private mutating func note(
    _ faults: [EntryFinding], _ path: BytePath, _ mode: DiskMode, isDirectory: Bool
  ) {
    found += faults
    let wanted = faults.compactMap(\.wantedBits).reduce(mode.bits, &)
    // What runs as another user may be meant, and taking that away can break it.
    let bits = wanted | mode.bits & 0o6000
    guard bits != mode.bits else { return }
    steps.append(.changeMode(path, from: mode.bits, to: bits, isDirectory: isDirectory))
  }

  /// Looks at the hooks that git runs, which no walk of the work tree sees.
  private mutating func inspectHooks() {
    guard let repository = walk.repository,
      let directory = try? fileSystem.openDirectory(repository.commonDirectory + Self.hooks)
    else { return }
    let reader = DirectoryReader()
    do throws(SystemError) {
      try fileSystem.begin(reader, in: directory)
      while try fileSystem.advance(reader) {
        let name = reader.name
        let path = BytePath(".git/hooks").appending(name)
        guard !name.suffix(7).elementsEqual(".sample".utf8),
          try fileSystem.status(of: name, in: directory).kind == .file
        else { continue }
        settings.append(path)
        guard walk.base.keepsModes else { continue }
        let mode = DiskMode(try fileSystem.status(of: name, in: directory))
        let faults = modes.findings(ofFile: path, mode, .policy)
        // A linked work tree has its hooks elsewhere, and others with it.
        if repository.commonDirectory == walk.base.absolutePath + Self.gitDirectory {
          note(faults, path, mode, isDirectory: false)
        } else {
          found += faults
        }
      }
    } catch {
      failures.append(
        Failure(.unreadable, path: BytePath(".git/hooks"), detail: "\(error)"))
    }
  }

  private static let gitDirectory = Array("/.git".utf8)
  private static let hooks = Array("/hooks".utf8)
}
