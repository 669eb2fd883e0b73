internal import PicketModel

/// Judges the modes of entries in git.
enum GitModeChecks {
  /// Modes that git itself makes.
  private static let ordinaryModes: Set<UInt32> = [
    0o100644, 0o100755, 0o120000, 0o160000, 0o040000,
  ]

  static func findings(of change: EntryChange) -> [EntryFinding] {
    var findings: [EntryFinding] = []
    let mode = change.new.mode
    if !ordinaryModes.contains(mode) {
      // What git made in its first months.
      let variant = mode == 0o100664 ? "group-writable" : nil
      findings.append(
        EntryFinding(
          .unusualGitMode, variant: variant, .mode, change.path,
          "its mode in git is \(DiskMode.octal(mode)), which git does not make"))
    }
    if mode & 0o6000 != 0, change.new.isFile {
      findings.append(
        EntryFinding(
          .setUserID, .mode, change.path,
          "its mode in git is \(DiskMode.octal(mode)): whoever runs it acts as another"))
    }
    if change.new.isExecutable, let old = change.old, old.isFile, !old.isExecutable {
      findings.append(
        EntryFinding(.executableAdded, .mode, change.path, "it becomes executable: 644 -> 755"))
    }
    return findings
  }
}
