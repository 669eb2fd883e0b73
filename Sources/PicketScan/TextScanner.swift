internal import CPicketKernels
internal import PCRE2
internal import PicketRules

/// Scans texts with the rules of an engine; one per worker.
package final class TextScanner {
  private let engine: Engine
  private let matcher = Matcher()
  private var room: [picket_hit]
  private var hits: [Hit] = []
  /// By the number of the rule; empty where nobody asked for them.
  package private(set) var costs: [PatternCost] = []
  private let clock: (() -> UInt64)?

  /// The number of limits that may bite in one text before a rule is given up for the text.
  private static let unjudgedLimit = 20

  private struct Hit {
    var rule: Int
    var position: Int
  }

  /// Makes a scanner.
  ///
  /// - Parameters:
  ///   - engine: what to look for.
  ///   - clock: tells the time in nanoseconds; with it, what each rule costs is counted.
  package init(_ engine: Engine, clock: (() -> UInt64)? = nil) {
    self.engine = engine
    self.clock = clock
    if clock != nil { costs = Array(repeating: PatternCost(), count: engine.rules.count) }
    room = Array(repeating: picket_hit(), count: max(1024, engine.leastCapacity))
  }

  /// The number of readable bytes that has to follow a text; zero behind the end of a whole one.
  package static var padding: Int { Filter.padding }

  /// Finds what stands in a chunk, and adds it to the result of the chunks before.
  ///
  /// - Parameters:
  ///   - bytes: the text in memory, and `padding` bytes behind it.
  ///   - chunk: what `bytes` is. All that the engine's `reach` asks for around `judged` is in
  ///     memory, or the text ends before.
  ///   - result: what stands in the chunks before; tells where the next matches may start.
  /// - Complexity: O(*n*) for *n* bytes with few candidates; each try of a pattern is bounded by its
  ///   limits.
  package func scan(_ bytes: Span<UInt8>, _ chunk: Chunk, into result: inout ScanResult) {
    result.statistics.byteCount += chunk.judged.count
    collectHits(bytes, chunk, &result)
    if !hits.isEmpty { judgeHits(bytes, chunk, &result) }
    for rule in engine.searchedRules { search(for: rule, bytes, chunk, &result) }
  }

  private func collectHits(_ bytes: Span<UInt8>, _ chunk: Chunk, _ result: inout ScanResult) {
    hits.removeAll(keepingCapacity: true)
    for (number, filter) in engine.filters.enumerated() {
      let firstRule = engine.rules.tables[number].firstRule
      result.statistics.candidateCount += filter.forEachBatch(
        in: bytes, starts: chunk.judged, end: chunk.count, hits: &room
      ) { batch in
        for hit in batch {
          let isMark = Int(hit.rule) == AllowMarks.rule
          // Every table looks for marks, and one is enough.
          if isMark && number > 0 { continue }
          let rule = isMark ? AllowMarks.rule : Int(hit.rule) + firstRule
          hits.append(Hit(rule: rule, position: Int(hit.position)))
        }
      }
    }
    result.statistics.hitCount += hits.count
  }

  private func judgeHits(_ bytes: Span<UInt8>, _ chunk: Chunk, _ result: inout ScanResult) {
    hits.sort { ($0.rule, $0.position) < ($1.rule, $1.position) }
    var rule = -1
    var record = RuleRecord(.anchored)
    var tried = -1
    for hit in hits {
      if hit.rule == AllowMarks.rule {
        keepAllowMark(at: hit.position, bytes, chunk, &result)
        continue
      }
      if hit.rule != rule {
        (rule, tried) = (hit.rule, -1)
        record = engine.rules.record(at: rule)
      }
      if record.kind == .check {
        if !result.keywordRules.contains(rule) { result.keywordRules.append(rule) }
        continue
      }
      if clock != nil { costs[rule].hitCount += 1 }
      let first = max(hit.position - record.distance.upperBound, tried + 1, 0)
      let last = hit.position - record.distance.lowerBound
      tried = max(tried, last)
      if first <= last { tryStarts(first...last, of: rule, record, bytes, chunk, &result) }
    }
  }

  /// Tries a rule at each start from which its anchor can be reached, as a search would.
  private func tryStarts(
    _ starts: ClosedRange<Int>, of rule: Int, _ record: RuleRecord, _ bytes: Span<UInt8>,
    _ chunk: Chunk, _ result: inout ScanResult
  ) {
    var start = max(starts.lowerBound, (result.ends[rule] ?? 0) - chunk.base)
    while start <= starts.upperBound, !isGivenUp(rule, result) {
      guard start < chunk.count, record.firstBytes.contains(bytes[start]),
        let match = countedMatch(of: rule, record, at: start, bytes, chunk, &result)
      else {
        start += 1
        continue
      }
      result.keep(match)
      start = max(start + 1, match.range.upperBound - chunk.base)
    }
  }

  /// Tries a rule at one place, and counts what that costs if somebody asked.
  private func countedMatch(
    of rule: Int, _ record: RuleRecord, at start: Int, _ bytes: Span<UInt8>, _ chunk: Chunk,
    _ result: inout ScanResult
  ) -> Match? {
    guard let clock else { return match(of: rule, record, at: start, bytes, chunk, &result) }
    let begin = clock()
    let match = match(of: rule, record, at: start, bytes, chunk, &result)
    costs[rule].nanoseconds += clock() - begin
    costs[rule].tryCount += 1
    if match != nil { costs[rule].matchCount += 1 }
    return match
  }

  /// Tries a rule at one place, seeing exactly as much of the text as the rule may look at, so that
  /// no size of chunk changes the answer.
  private func match(
    of rule: Int, _ record: RuleRecord, at start: Int, _ bytes: Span<UInt8>, _ chunk: Chunk,
    _ result: inout ScanResult
  ) -> Match? {
    let first = max(0, start - record.lookbehind)
    let end = min(chunk.count, start + record.maximumWidth + record.lookahead)
    result.statistics.tryCount += 1
    do {
      let pattern = try engine.patterns.anchoredPattern(ofRule: rule)
      let window = bytes.extracting(first..<end)
      let endsText = end == chunk.count
      guard
        try matches(pattern, ofRule: rule, in: window, from: start - first, endsText: endsText)
      else { return nil }
    } catch {
      // A pattern that PCRE2 refuses and a limit that bites leave the same thing unknown.
      result.unjudgedRules[rule, default: 0] += 1
      return nil
    }
    return capturedMatch(of: rule, record, windowStart: first, bytes, chunk)
  }

  /// Matches a pattern and, where a limit bites, asks the other of PCRE2's two engines.
  ///
  /// The engines count differently, and which one runs depends on what was scanned before: without
  /// the second try, so would the answer.
  private func matches(
    _ pattern: Pattern, ofRule rule: Int, in window: Span<UInt8>, from offset: Int, endsText: Bool
  ) throws -> Bool {
    do throws(MatchError) {
      return try matcher.matches(pattern, in: window, from: offset, endsText: endsText)
    } catch {
      let other = try engine.patterns.uncachedPattern(
        ofRule: rule, machineCode: !pattern.hasMachineCode)
      return try matcher.matches(other, in: window, from: offset, endsText: endsText)
    }
  }

  /// Tells whether a rule cost so much in a text, without an answer, that it is not tried again.
  private func isGivenUp(_ rule: Int, _ result: ScanResult) -> Bool {
    result.unjudgedRules[rule, default: 0] >= Self.unjudgedLimit
  }

  private func capturedMatch(
    of rule: Int, _ record: RuleRecord, windowStart: Int, _ bytes: Span<UInt8>, _ chunk: Chunk
  ) -> Match? {
    guard let whole = matcher.range(ofGroup: 0) else { return nil }
    let group = record.secretGroup
    let secret = group == 0 ? whole : matcher.range(ofGroup: group) ?? whole
    // A group of a lookaround lies outside of the match.
    let both = min(whole.lowerBound, secret.lowerBound)..<max(whole.upperBound, secret.upperBound)
    return Match(
      rule: rule, range: whole.shifted(by: windowStart + chunk.base),
      secret: secret.shifted(by: windowStart + chunk.base),
      excerpt: excerpt(around: both.shifted(by: windowStart), bytes, chunk))
  }

  /// Finds a rule without anchors by searching; each place found is then tried in its own window.
  private func search(
    for rule: Int, _ bytes: Span<UInt8>, _ chunk: Chunk, _ result: inout ScanResult
  ) {
    let record = engine.rules.record(at: rule)
    var start = max(chunk.judged.lowerBound, (result.ends[rule] ?? 0) - chunk.base)
    while start < chunk.judged.upperBound, !isGivenUp(rule, result) {
      guard let found = nextPlace(of: rule, record, from: start, bytes, chunk, &result),
        found < chunk.judged.upperBound
      else { return }
      tryStarts(found...found, of: rule, record, bytes, chunk, &result)
      start = max(found + 1, (result.ends[rule] ?? 0) - chunk.base)
    }
  }

  private func nextPlace(
    of rule: Int, _ record: RuleRecord, from start: Int, _ bytes: Span<UInt8>, _ chunk: Chunk,
    _ result: inout ScanResult
  ) -> Int? {
    let first = max(0, start - record.lookbehind)
    do {
      let pattern = try engine.patterns.searchPattern(ofRule: rule)
      let window = bytes.extracting(first..<chunk.count)
      guard try matcher.matches(pattern, in: window, from: start - first) else { return nil }
    } catch {
      result.unjudgedRules[rule, default: 0] += 1
      return nil
    }
    return matcher.start + first
  }

  // MARK: Checks in code

  /// The largest part of a finding of a check that is kept, in bytes.
  private static let largestNoted = 4 << 10

  /// Adds what a check in code says of a place in a whole text, as a match of its rule.
  package func keep(
    _ note: MatchNote, ofRule rule: Int, at range: Range<Int>, in text: Span<UInt8>,
    into result: inout ScanResult
  ) {
    var match = match(ofRule: rule, at: range, in: text)
    match.note = note
    result.keep(match)
  }

  /// Returns a place in a whole text, or the start of a large one, as a match of a rule.
  func match(ofRule rule: Int, at range: Range<Int>, in text: Span<UInt8>) -> Match {
    let range = range.prefix(Self.largestNoted).clamped(to: text.indices)
    let chunk = Chunk(base: 0, count: text.count, judged: text.indices)
    return Match(
      rule: rule, range: range, secret: range, excerpt: excerpt(around: range, text, chunk))
  }

  // MARK: Excerpts

  private func keepAllowMark(
    at position: Int, _ bytes: Span<UInt8>, _ chunk: Chunk, _ result: inout ScanResult
  ) {
    let range = position..<min(position + 1, chunk.count)
    result.allowMarks.append(
      AllowMark(offset: position + chunk.base, excerpt: excerpt(around: range, bytes, chunk)))
  }

  /// Returns the lines that a range touches and one beside them on each side, cut at a bound that
  /// depends on the text alone.
  private func excerpt(
    around range: Range<Int>, _ bytes: Span<UInt8>, _ chunk: Chunk
  ) -> Excerpt {
    let newline = UInt8(ascii: "\n")
    let first = max(0, range.lowerBound - Excerpt.reach)
    let last = min(chunk.count, range.upperBound + Excerpt.reach)
    func lineStart(_ position: Int) -> Int {
      var start = position
      while start > first, bytes[start - 1] != newline { start -= 1 }
      return start
    }
    func lineEnd(_ position: Int) -> Int {
      var end = position
      while end < last, bytes[end] != newline { end += 1 }
      return end
    }
    let lines = lineStart(range.lowerBound)..<lineEnd(range.upperBound)
    let (hasLineBefore, hasLineBehind) = (lines.lowerBound > first, lines.upperBound < last)
    let start = hasLineBefore ? lineStart(lines.lowerBound - 1) : lines.lowerBound
    let end = hasLineBehind ? lineEnd(lines.upperBound + 1) : lines.upperBound
    let kept = bytes.extracting(start..<end)
    return Excerpt(
      offset: start + chunk.base, bytes: kept.indices.map { kept[$0] },
      lines: lines.shifted(by: chunk.base),
      isCutBefore: lines.lowerBound > 0 && bytes[lines.lowerBound - 1] != newline,
      isCutBehind: lines.upperBound < chunk.count && bytes[lines.upperBound] != newline)
  }
}

extension Range<Int> {
  func shifted(by offset: Int) -> Range<Int> {
    (lowerBound + offset)..<(upperBound + offset)
  }
}
