internal import PicketChecks
internal import PicketModel

/// An entry in an example of a rule, in a small tree that all examples share.
///
/// The tree has `README.md`, `docs/guide.md`, `src/main.c`, the symbolic link `latest` to `docs`,
/// and ignores `*.log`.
struct ExampleEntry {
  var path: BytePath
  /// Six digits are a mode of git, or the kind of a special file; fewer are those of a disk.
  var mode: String?
  var target: String?
  var text: [UInt8]?

  private static let tree = ListedTree([
    (BytePath("README.md"), .file), (BytePath("docs/guide.md"), .file),
    (BytePath("src/main.c"), .file),
    (BytePath("latest"), .link(target: Array("docs".utf8))),
  ])

  /// Returns what checks find, but for those over names and texts that need no tree.
  func findings(_ checks: EntryChecks) -> [EntryFinding] {
    if let target { return changeFindings(checks, mode: 0o120000, target: Array(target.utf8)) }
    guard let mode, let bits = UInt32(mode, radix: 8) else { return [] }
    guard mode.utf8.count == 6 else { return diskFindings(checks, bits) }
    switch bits & 0o170000 {
    case 0o010000, 0o020000, 0o060000, 0o140000:
      return [EntryFinding(.specialFile, .name, path, "it is a pipe, a socket or a device")]
    default:
      return changeFindings(checks, mode: bits, target: nil)
    }
  }

  private func diskFindings(_ checks: EntryChecks, _ bits: UInt32) -> [EntryFinding] {
    // A group of its own number is a private one.
    let mode = DiskMode(bits: bits, owner: 1000, group: 100)
    let modes = DiskModeChecks(rootOwner: 1000)
    if path.bytes.last == UInt8(ascii: "/") {
      return modes.findings(ofDirectory: BytePath(path.bytes.dropLast()), mode)
    }
    let start = text ?? []
    return modes.findings(ofFile: path, mode, checks.nameClasses.nameClass(of: path))
      + ProgramChecks.findings(
        ofFile: path, isExecutable: mode.isExecutable, start: start.span)
  }

  private func changeFindings(
    _ checks: EntryChecks, mode: UInt32, target: [UInt8]?
  ) -> [EntryFinding] {
    var tree = Self.tree
    let old: EntryChange.Side? =
      switch tree.kind(at: path) {
      case .file: EntryChange.Side(mode: 0o100644)
      case .link(let target): EntryChange.Side(mode: 0o120000, target: target)
      case .directory, .submodule, .special, nil: nil
      }
    var change = EntryChange(
      path: path, old: old, new: EntryChange.Side(mode: mode, target: target))
    change.replacesDirectory = tree.kind(at: path) == .directory
    change.isIgnored = path.bytes.suffix(4).elementsEqual(".log".utf8)
    change.start = text ?? []
    change.isWhole = text != nil
    tree.insert(path, target.map { .link(target: $0) } ?? .file)
    return checks.findings(of: [change], in: tree)
  }
}

extension FileWorker {
  /// Scans an example that is an entry of a tree.
  func scan(_ example: ExampleEntry) {
    keep(example.findings(context.entryChecks))
    scan(example.text ?? [], path: example.path)
  }
}
