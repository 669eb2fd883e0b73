package import PicketModel

/// The comments of one file that allow findings in it.
package struct AllowComments: Sendable {
  private struct Entry {
    var comment: AllowComment
    var line: Int
    /// Whether the comment is meant, and not only shown in a text about comments.
    var isMeant: Bool
    /// The names in the comment that allowed a finding.
    var used: Set<String> = []
  }

  private let path: BytePath
  private let isProse: Bool
  private let today: Day
  private let names: @Sendable () -> RuleNames
  private var entries: [Entry] = []
  /// The places of the entries of a line, by line.
  private var places: [Int: [Int]] = [:]
  private var faults: [Notice] = []

  /// Makes the comments of a file that has none yet.
  ///
  /// - Parameters:
  ///   - path: the path of the file in reports.
  ///   - today: decides which comments still hold.
  ///   - names: gives the names of all rules, if somebody has to know them.
  package init(path: BytePath, today: Day, names: @escaping @Sendable () -> RuleNames) {
    self.path = path
    isProse = CommentOpener.isProse(path)
    self.today = today
    self.names = names
  }

  /// Adds the comment around a mark.
  ///
  /// - Parameters:
  ///   - text: the line of the mark, or as much of it as is at hand.
  ///   - start: where the mark starts in it.
  ///   - shown: what stands behind the mark, with every secret masked.
  ///   - line: the number of the line, from 1.
  package mutating func add(
    _ text: ArraySlice<UInt8>, markAt start: Int, shown: [UInt8]? = nil, line: Int
  ) {
    let isMeant = CommentOpener.opens(text[..<start], isProse: isProse)
    do throws(AllowCommentFault) {
      let comment = try AllowComment(line: text, markAt: start, shown: shown)
      places[line, default: []].append(entries.count)
      entries.append(Entry(comment: comment, line: line, isMeant: isMeant))
    } catch {
      guard isMeant, error != .otherWord else { return }
      faults.append(Notice(.malformedComment, path: path, line: line, text: "\(error)"))
    }
  }

  /// Returns who allows a finding of a rule that starts on a line, and the line where that stands.
  package mutating func suppression(
    ofRule rule: String, line: Int
  ) -> (suppression: Suppression, line: Int)? {
    let here = places[line] ?? []
    let above = (places[line - 1] ?? []).filter { entries[$0].comment.standsAlone }
    for place in here + above where !isExpired(entries[place].comment) {
      guard let name = name(of: rule, in: entries[place].comment) else { continue }
      entries[place].used.insert(name)
      let suppression = Suppression(by: .inline, reason: entries[place].comment.reason)
      return (suppression, entries[place].line)
    }
    return nil
  }

  /// Returns what is wrong with the comments, once all findings of the file were asked about.
  ///
  /// Where a limit bit, so that the file is not fully judged, nobody can tell what a comment would
  /// have allowed.
  package func notices(isFullyJudged: Bool) -> [Notice] {
    // Guesses take time, and a hostile file may have a comment on each line.
    var guesses = Self.guessLimit
    return faults
      + entries.filter(\.isMeant).flatMap { entry -> [Notice] in
        if isExpired(entry.comment) { return [expiry(of: entry)] }
        return entry.comment.rules.filter { !entry.used.contains($0) }.compactMap {
          notice(aboutUnused: $0, isFullyJudged, line: entry.line, &guesses)
        }
      }
  }

  /// The number of unknown names in a file for which a rule is guessed.
  private static let guessLimit = 20

  private func isExpired(_ comment: AllowComment) -> Bool {
    comment.until.map { $0 < today } ?? false
  }

  /// Returns the name by which a comment allows a rule.
  private func name(of rule: String, in comment: AllowComment) -> String? {
    // Most comments give the id: then nobody has to know all names.
    if comment.rules.contains(rule) { return rule }
    return comment.rules.first { names().id(of: $0) == rule }
  }

  private func expiry(of entry: Entry) -> Notice {
    let day = entry.comment.until.map(\.description) ?? ""
    return Notice(
      .expiredComment, path: path, line: entry.line,
      text: "the comment held until \(day); solve what it allowed, or give it a new day")
  }

  private func notice(
    aboutUnused name: String, _ isFullyJudged: Bool, line: Int, _ guesses: inout Int
  ) -> Notice? {
    guard names().id(of: name) != nil else {
      guesses -= 1
      let closest = guesses >= 0 ? names().closest(to: name) : nil
      let advice = closest.map { "did you mean '\($0)'" } ?? "correct or remove it"
      return Notice(
        .unknownRule, path: path, line: line,
        text: "no rule is called '\(name.quotable)', \(advice)")
    }
    guard isFullyJudged else { return nil }
    return Notice(
      .unusedComment, path: path, line: line,
      text: "the comment allows '\(name)', and nothing of it is here; remove it")
  }
}
