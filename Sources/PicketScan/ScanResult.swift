/// What a scan found in one text, or in one range of it.
package struct ScanResult: Hashable, Sendable {
  /// In the order of their anchors within each chunk; sort before use.
  package internal(set) var matches: [Match] = []
  /// The comments that allow findings: each mark with the text around it.
  package internal(set) var allowMarks: [AllowMark] = []
  /// The rules with places that were not judged to their end, because a limit bit, and the number
  /// of those places.
  package internal(set) var unjudgedRules: [Int: Int] = [:]
  /// Where each rule's last match ends: its next one starts there or behind.
  package internal(set) var ends: [Int: Int] = [:]
  /// The number of matches of each rule; beyond a limit they are counted and not kept.
  package internal(set) var matchCounts: [Int: Int] = [:]
  package var statistics = ScanStatistics()
  /// The rules that are judged by code and of which a keyword stands in the text, each once.
  package internal(set) var keywordRules: [Int] = []

  /// The values that stand encoded in the text.
  package internal(set) var decoded: [DecodedPart] = []

  /// The number of matches of one rule that are kept of one text, or of one range of it.
  ///
  /// Matches come in their order, so the first ones are kept however the text is read.
  package static let matchLimit = 2_000

  /// The number of matches that were not kept in the parts that were joined.
  private var droppedBefore = 0

  /// The number of matches that were not kept.
  package var droppedCount: Int {
    matchCounts.values.reduce(droppedBefore) { $0 + max(0, $1 - Self.matchLimit) }
      + decoded.reduce(0) { $0 + $1.result.droppedCount }
  }

  mutating func keep(_ match: Match) {
    matchCounts[match.rule, default: 0] += 1
    if matchCounts[match.rule, default: 0] <= Self.matchLimit { matches.append(match) }
    ends[match.rule] = match.range.upperBound
  }

  /// Makes the result of a scan that has seen nothing yet.
  ///
  /// - Parameter ends: where the last matches of the text before it end, by rule.
  package init(ends: [Int: Int] = [:]) {
    self.ends = ends
  }

  /// Tells whether the scan left nothing behind but its statistics.
  package var isUntouched: Bool {
    isEmpty && ends.isEmpty && keywordRules.isEmpty
  }

  /// Tells whether a match of a rule starts before the last one of the same rule in a text before
  /// it ends.
  package func overlaps(_ before: ScanResult) -> Bool {
    matches.contains { $0.range.lowerBound < before.ends[$0.rule, default: 0] }
  }

  /// Adds what stands behind in the same text.
  package mutating func append(_ next: ScanResult) {
    matches += next.matches
    allowMarks += next.allowMarks
    unjudgedRules.merge(next.unjudgedRules, uniquingKeysWith: +)
    ends.merge(next.ends, uniquingKeysWith: max)
    for rule in next.keywordRules where !keywordRules.contains(rule) { keywordRules.append(rule) }
    droppedBefore = droppedCount + next.droppedCount
    matchCounts = [:]
    statistics.merge(next.statistics)
  }

  /// Tells whether the scan found nothing that anybody has to look at.
  package var isEmpty: Bool {
    matches.isEmpty && allowMarks.isEmpty && unjudgedRules.isEmpty && decoded.isEmpty
  }
}

/// A mark of a comment that allows findings.
package struct AllowMark: Hashable, Sendable {
  /// The number of bytes of the text before the mark.
  package var offset: Int
  package var excerpt: Excerpt
}

/// What the stages of a scan had to do.
package struct ScanStatistics: Hashable, Sendable {
  package var byteCount = 0
  /// Places that passed the filter.
  package var candidateCount = 0
  /// Anchors that passed every test without PCRE2.
  package var hitCount = 0
  /// Tries of a regular expression.
  package var tryCount = 0

  package init() {}

  /// Adds what another scan had to do.
  package mutating func merge(_ other: ScanStatistics) {
    byteCount += other.byteCount
    candidateCount += other.candidateCount
    hitCount += other.hitCount
    tryCount += other.tryCount
  }
}

/// A piece of a text in memory, and the part of it that is to be judged now.
package struct Chunk: Hashable, Sendable {
  /// The number of bytes of the text before the first byte in memory.
  package var base: Int
  /// The number of bytes of text in memory; padding follows.
  package var count: Int
  /// Where the anchors stand that are judged now, from the first byte in memory.
  package var judged: Range<Int>

  package init(base: Int, count: Int, judged: Range<Int>) {
    self.base = base
    self.count = count
    self.judged = judged
  }
}
