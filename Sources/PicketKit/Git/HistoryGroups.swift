internal import PicketModel
internal import PicketSources

/// Joins the findings of a history that are about the same secret.
struct HistoryGroups {
  let introductions: Introductions

  /// What findings of a group share.
  private struct Key: Hashable {
    var rule: String
    var subject: Subject
    /// Without blanks, which a new indentation changes.
    var secret: [UInt8]?
    /// Only of what has no secret.
    var path: BytePath?
  }

  /// Keeps the oldest finding of each secret, with the places of the others.
  func join(_ findings: inout [KeptFinding]) {
    let order = Dictionary(
      zip(introductions.commits.map(\.description), introductions.commits.indices)
    ) { first, _ in first }
    func position(_ kept: KeptFinding) -> Int {
      kept.finding.origin.commit.flatMap { order[$0] } ?? .max
    }
    var groups: [Key: [KeptFinding]] = [:]
    for kept in findings {
      let key = Key(
        rule: kept.finding.rule, subject: kept.finding.subject,
        secret: kept.secret?.bytes.filter { $0 > 0x20 },
        path: kept.secret == nil ? kept.finding.path : nil)
      groups[key, default: []].append(kept)
    }
    findings = groups.values.compactMap { group in
      let sorted = group.sorted { a, b in
        let (first, second) = (position(a), position(b))
        return first != second ? first < second : Finding.precedes(a.finding, b.finding)
      }
      guard var kept = sorted.first else { return nil }
      kept.finding.origin.isAtHead = sorted.contains { $0.finding.origin.isAtHead == true }
      let paths = Set(sorted.flatMap { [$0.finding.path] + $0.finding.related.map(\.path) })
      kept.finding.related.removeAll { $0.role != RelatedPlace.companion }
      kept.finding.related += paths.subtracting([kept.finding.path]).sorted()
        .map { RelatedPlace(path: $0, range: nil, role: "other-path") }
      if sorted.count > 1 {
        kept.finding.evidence.append(
          Evidence(name: "history", detail: "in \(sorted.count) places and versions"))
      }
      return kept
    }
  }
}
