internal import PCRE2
internal import PicketChecks
internal import PicketModel
internal import PicketPolicy
internal import PicketRules
internal import PicketScan
internal import PicketSystem

/// Reads and scans files, and keeps what it finds: one per worker.
final class FileWorker {
  let context: RunContext
  let scanner: TextScanner
  let reader: ChunkReader
  var buffer: TextBuffer
  var report = RunReport()
  /// Where in a tree the worker is; `nil` for texts that are in none.
  var place: TreePlace?
  /// What is known of the directories around that place.
  var siblings = SiblingNames()
  private var result = ScanResult()
  /// For the patterns of the configuration.
  private lazy var matcher = Matcher()
  /// What findings come from: that of the run, if a source does not say more.
  var origin: Origin
  /// What texts are.
  var subject = Subject.file
  /// Says which findings of a text count, also of one that was decoded; `nil` where all do.
  var admits: ((FileStage, _ isDecoded: Bool) -> [Bool])?

  /// Tells whether the byte at an offset of a text, which may have been decoded, was added; `nil`
  /// where nothing is a change.
  var adds: ((_ offset: Int, _ isDecoded: Bool) -> Bool)?

  init(_ context: RunContext) {
    self.context = context
    origin = context.origin
    scanner = TextScanner(
      context.engine,
      clock: context.settings.countsRuleCosts ? { Process.monotonicNanoseconds } : nil)
    reader = ChunkReader(reach: context.engine.reach)
    buffer = TextBuffer(capacity: context.sizes.buffer, padding: TextScanner.padding)
  }

  /// Puts into the report what only the worker knew.
  func finish() {
    report.ruleCosts.merge(scanner.costs)
  }

  /// Counts something that is out of scope.
  func exclude(_ exclusion: Exclusion) {
    report.receipt.excluded[exclusion, default: 0] += 1
  }

  /// Notes something in scope that was not read or judged.
  func fail(_ kind: Failure.Kind, _ path: BytePath, _ detail: String) {
    report.receipt.failures.append(Failure(kind, path: path, detail: detail))
  }

  /// Scans an open file.
  ///
  /// - Returns: the file, if it is so large that its ranges are work of their own.
  func scan(_ file: consuming FileDescriptor, path: BytePath) -> LargeFile? {
    let nameClass = judge(path)
    do throws(SystemError) {
      let status = try context.fileSystem.status(of: file)
      judge(status, nameClass, path: path)
      var count = 0
      while count < buffer.capacity {
        let read = try context.fileSystem.read(
          file, into: &buffer.bytes, at: count..<buffer.capacity)
        count += read
        // The end is where the system said it is; where it says nothing, it is read.
        if read == 0 || count == status.size { break }
      }
      judge(start: count, of: path, status)
      try judge(archive: file, count, path: path, status)
      if count < buffer.capacity {
        if let limit = context.settings.maximumFileSize, count > limit {
          exclude(.tooLarge)
        } else {
          scanBuffer(count: count, path: path)
        }
        return nil
      }
      return makeLargeFile(file, status, path: path)
    } catch {
      fail(.unreadable, path, "\(error)")
      return nil
    }
  }

  /// Finds what the path of a file tells, and returns its class.
  @discardableResult
  func judge(_ path: BytePath) -> NameClass? {
    judge(name: path)
    let nameClass = context.entryChecks.nameClasses.nameClass(of: path)
    keep(context.entryChecks.names.findings(ofFile: path, nameClass))
    judge(pathRulesOf: path)
    return nameClass
  }

  /// Finds what rules about paths say of a path.
  func judge(pathRulesOf path: BytePath) {
    if let number = context.pathRules.rule(for: path, isDirectory: false) {
      keep(number, path)
    }
  }

  /// Keeps the finding of a rule about paths.
  private func keep(_ number: Int, _ path: BytePath) {
    let rule = context.engine.rules.rule(at: number)
    var finding = Finding(
      of: rule, subject: .name, path: path, range: nil, origin: origin)
    finding.fingerprint = Fingerprint.make(rule: rule.id, path: path, occurrence: 1, context: "")
    keep(finding)
  }

  private func makeLargeFile(
    _ file: consuming FileDescriptor, _ status: FileStatus, path: BytePath
  ) -> LargeFile? {
    if let limit = context.settings.maximumFileSize, status.size > limit {
      exclude(.tooLarge)
      return nil
    }
    return LargeFile(
      path: path, descriptor: file, status: status, rangeLength: context.sizes.range)
  }

  /// Scans a whole text that stands in the buffer.
  func scanBuffer(count: Int, path: BytePath) {
    judge(text: count, of: path)
    buffer.pad(from: count)
    // Most texts leave nothing behind.
    if !result.isUntouched { result = ScanResult() }
    result.statistics = ScanStatistics()
    scanner.scan(
      buffer.bytes.span, Chunk(base: 0, count: count, judged: 0..<count), into: &result)
    judge(wholeText: buffer.bytes.span.extracting(0..<count), of: path, into: &result)
    report.receipt.scannedFiles += 1
    report.receipt.scannedBytes += count
    context.note(files: 1, bytes: count)
    report.statistics.merge(result.statistics)
    if !result.isEmpty {
      let stage = stage(of: result, path: path)
      var lines = LineLocator(stage.offsets)
      if !stage.offsets.isEmpty { lines.read(buffer.bytes, count: count) }
      keep(stage, result, path: path, lines)
    }
    // Only a text whose first bytes look strange is worth a copy.
    if count >= 2, buffer.bytes[0] == 0 || buffer.bytes[1] == 0 || buffer.bytes[0] >= 0xFE {
      scanDecoded(Array(buffer.bytes[..<count]), path: path)
    }
  }

  /// Judges the matches of a text.
  func stage(of result: ScanResult, path: BytePath) -> FileStage {
    FileStage(
      result, rules: context.engine.rules, path: path, origin: origin,
      isSelected: context.selection.contains)
  }

  /// Keeps the findings of a text whose lines are known.
  func keep(_ stage: FileStage, _ result: ScanResult, path: BytePath, _ lines: LineLocator) {
    noteUnjudged(result, path: path)
    report.receipt.droppedFindings += result.droppedCount
    var comments = AllowComments(path: path, today: context.today, names: context.ruleNames)
    for mark in stage.allowMarks {
      comments.add(
        mark.excerpt.ownLines, markAt: mark.offset - mark.excerpt.offset,
        shown: stage.masked(mark.excerpt, from: mark.offset + AllowComment.mark.utf8.count),
        line: lines.position(of: mark.offset).line)
    }
    report.keep(stage.nearMisses(lines), of: stage.nearMissCount)
    let texts = context.policy != nil || context.keepsSecrets ? stage.texts : []
    let admitted = admits?(stage, lines.isDecoded)
    let marks = Dictionary(
      stage.allowMarks.map { (lines.position(of: $0.offset).line, $0.offset) }
    ) { first, _ in first }
    for (index, var finding) in stage.findings(lines).enumerated() {
      finding.subject = subject
      let allowed = finding.range.flatMap {
        comments.suppression(ofRule: finding.rule, line: $0.start.line)
      }
      finding.suppressed = allowed?.suppression
      if let admitted, !admitted[index] {
        report.receipt.knownFindings += 1
        continue
      }
      if let line = allowed?.line, let mark = marks[line], adds?(mark, lines.isDecoded) ?? false {
        report.keep(
          Notice(
            .guardWeakened, path: path, line: line,
            text: "the change that adds this comment also adds what it allows: \(finding.rule)"))
      }
      keep(finding, texts.isEmpty ? nil : texts[index])
    }
    guard !stage.allowMarks.isEmpty else { return }
    let isFullyJudged = result.unjudgedRules.isEmpty && result.droppedCount == 0
    for notice in comments.notices(isFullyJudged: isFullyJudged) { report.keep(notice) }
  }

  /// Keeps a finding, with what the configuration makes of it.
  ///
  /// - Parameters:
  ///   - finding: the finding, which may be suppressed already.
  ///   - text: what it speaks of; `nil` for a finding that is not about text, or if nobody asks.
  func keep(_ finding: Finding, _ text: FindingText? = nil) {
    var finding = finding
    context.policy?.judge(
      &finding, secret: text?.secret, match: text?.match, lines: text?.lines, with: matcher)
    context.settings.onFinding?(finding)
    let secret = context.keepsSecrets ? text?.secret : nil
    report.keep(
      KeptFinding(finding: finding, secret: secret), atMost: context.settings.maximumFindings)
  }

  private func noteUnjudged(_ result: ScanResult, path: BytePath) {
    for rule in result.unjudgedRules.keys.sorted() where context.selection.contains(rule) {
      let id = context.engine.rules.rule(at: rule).id
      fail(.notFullyJudged, path, "rule \(id) reached its limit of work on this text")
    }
  }
}
