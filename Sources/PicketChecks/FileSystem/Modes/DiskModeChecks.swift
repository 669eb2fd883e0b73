package import PicketModel

/// Judges who may do what with files and directories of a disk.
package struct DiskModeChecks: Sendable {
  /// Who owns the root; `nil` if nobody knows.
  private let rootOwner: UInt32?

  /// Makes the checks for the entries below a root.
  package init(rootOwner: UInt32?) {
    self.rootOwner = rootOwner
  }

  /// Returns what is wrong with the mode of a file that is in scope.
  ///
  /// Allocates nothing where nothing is wrong.
  package func findings(
    ofFile path: BytePath, _ mode: DiskMode, _ nameClass: NameClass?
  ) -> [EntryFinding] {
    var findings = sensitiveFindings(ofFile: path, mode, nameClass)
    if mode.isWorldWritable { findings.append(worldWritable(path, mode)) }
    if mode.runsAsOwner { findings.append(setUserID(path, mode)) }
    if mode.linkCount > 1, isForeign(mode.owner) {
      var found = EntryFinding(
        .specialFile, variant: "foreign-hard-link", .mode, path,
        "it belongs to user \(mode.owner) and has another name elsewhere on this disk")
      found.advice = "Copy what is needed, and remove the link: rm -- \(path.bytes.quotedForShell)"
      findings.append(found)
    }
    return findings
  }

  /// Returns what is wrong with the mode of a file by its name: who may read keys, and write hooks.
  package func sensitiveFindings(
    ofFile path: BytePath, _ mode: DiskMode, _ nameClass: NameClass?
  ) -> [EntryFinding] {
    guard let nameClass else { return [] }
    switch nameClass {
    case .environment where mode.isReadableByOthers:
      return [
        finding(
          .readableEnvironment, path, mode, "others can read it", change: "600",
          wanted: mode.bits & ~0o177)
      ]
    case .credentials where mode.isReadableByOthers:
      return [
        finding(
          .readableCredentials, path, mode, "others can read it", change: "600",
          wanted: mode.bits & ~0o177)
      ]
    case .policy:
      return policyFindings(path, mode)
    case .environment, .credentials, .gitFile:
      return []
    }
  }

  /// Returns what is wrong with the mode of a directory.
  ///
  /// Allocates nothing where nothing is wrong.
  package func findings(ofDirectory path: BytePath, _ mode: DiskMode) -> [EntryFinding] {
    guard mode.isWorldWritable else { return [] }
    // With the sticky bit nobody can replace what belongs to others.
    guard mode.bits & 0o1000 == 0 else {
      return [worldWritable(path, mode, variant: "sticky-directory")]
    }
    return [worldWritable(path, mode)]
  }

  private func isForeign(_ owner: UInt32) -> Bool {
    rootOwner.map { owner != $0 && owner != 0 } ?? false
  }

  private func policyFindings(_ path: BytePath, _ mode: DiskMode) -> [EntryFinding] {
    if isForeign(mode.owner) {
      var found = EntryFinding(
        .writablePolicy, variant: "foreign-owner", .mode, path,
        "it belongs to user \(mode.owner), who is not the owner of the project")
      found.advice =
        "Look at what is in it, and make it yours: sudo chown "
        + "\(rootOwner ?? 0) -- \(path.bytes.quotedForShell)"
      return [found]
    }
    guard mode.isWritableByOthers else { return [] }
    return [
      finding(
        .writablePolicy, path, mode, "others can write it", change: "go-w",
        wanted: mode.bits & ~0o022)
    ]
  }

  private func worldWritable(
    _ path: BytePath, _ mode: DiskMode, variant: String? = nil
  ) -> EntryFinding {
    var found = finding(
      .worldWritable, path, mode, "everybody can write it", change: "go-w",
      wanted: mode.bits & ~0o022)
    found.variant = variant
    found.kind = variant ?? ""
    return found
  }

  private func setUserID(_ path: BytePath, _ mode: DiskMode) -> EntryFinding {
    let who = mode.bits & 0o4000 != 0 ? "its owner" : "its group"
    return finding(
      .setUserID, path, mode, "whoever runs it acts as \(who)", change: "a-s",
      wanted: mode.bits & ~0o6000)
  }

  private func finding(
    _ check: EntryCheck, _ path: BytePath, _ mode: DiskMode, _ what: String, change: String,
    wanted: UInt32
  ) -> EntryFinding {
    let shown = DiskMode.octal(wanted)
    let name = path.bytes.isEmpty ? "." : path.bytes.quotedForShell
    var found = EntryFinding(check, .mode, path, "mode \(mode.octal): \(what)")
    found.wantedBits = wanted
    found.advice = "Run: chmod \(change) -- \(name)  (it becomes \(shown))"
    return found
  }
}
