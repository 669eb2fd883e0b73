internal import PicketModel
internal import PicketSources

/// What is told where one change edits a file that decides what picket says, and also adds what that
/// file silences.
enum WeakenedGuards {
  private static let ignoreName = Array(PicketIgnoreFiles.fileName.utf8)
  private static let configuration = BytePath(Project.configurationName)
  private static let baseline = BytePath(Project.baselineName)

  /// Tells whether a file decides what picket says.
  static func isGuard(_ path: BytePath) -> Bool {
    path == configuration || path == baseline || path.lastComponent.elementsEqual(ignoreName)
  }

  /// Returns what to tell of changed guards.
  ///
  /// - Parameters:
  ///   - guards: the guards that the change edits.
  ///   - report: what was found and silenced.
  /// - Returns: a notice for each guard that silences something.
  static func notices(of guards: Set<BytePath>, _ report: RunReport) -> [Notice] {
    guards.sorted().compactMap { path in
      let count = silencedCount(by: path, report)
      guard count > 0 else { return nil }
      let things = path.lastComponent.elementsEqual(ignoreName) ? "path" : "finding"
      return Notice(
        .guardWeakened, path: path, line: 1,
        text: "the change that edits it also adds what it silences:"
          + " \(count) \(things)\(count == 1 ? "" : "s")")
    }
  }

  private static func silencedCount(by path: BytePath, _ report: RunReport) -> Int {
    func count(_ means: Set<Suppression.Means>) -> Int {
      report.findings.count { kept in kept.finding.suppressed.map { means.contains($0.by) } ?? false
      }
    }
    switch path {
    case configuration: return count([.configuration])
    case baseline: return count([.baseline, .allowed])
    default: return report.receipt.excluded[.picketIgnored] ?? 0
    }
  }
}
