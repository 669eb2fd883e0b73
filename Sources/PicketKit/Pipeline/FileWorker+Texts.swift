internal import PicketChecks
internal import PicketModel
internal import PicketScan
internal import PicketSystem

extension FileWorker {
  /// Adds what checks in code find in a whole text.
  ///
  /// - Returns: whether there is anything.
  @discardableResult
  func judge(
    wholeText text: Span<UInt8>, of path: BytePath, into result: inout ScanResult
  ) -> Bool {
    let checks = textChecks(of: path, start: text, result)
    guard !checks.isEmpty || hasEncodedValues(result) else { return false }
    guard text.count <= TextChecks.largestText else {
      fail(.notFullyJudged, path, Self.tooLargeDetail)
      return false
    }
    let before = result.matches.count
    for check in checks {
      let judgement = check.judgement(of: text, at: path)
      if judgement.isIncomplete { fail(.notFullyJudged, path, Self.tooInvolvedDetail) }
      for found in judgement.findings {
        let note = MatchNote(variant: found.variant, detail: found.detail, advice: found.advice)
        for (rule, _) in context.checkRules.rules(of: found.check) {
          scanner.keep(note, ofRule: rule, at: found.range, in: text, into: &result)
        }
      }
    }
    let hasDecoded = scanEncodedValues(in: text, into: &result)
    return hasDecoded || result.matches.count > before
  }

  /// Tells whether the whole of a text has to be read to judge it.
  func wantsWhole(
    _ path: BytePath, start: Span<UInt8>, _ result: ScanResult
  ) -> Bool {
    hasEncodedValues(result) || !textChecks(of: path, start: start, result).isEmpty
  }

  /// Tells whether values may stand encoded in a text.
  private func hasEncodedValues(_ result: ScanResult) -> Bool {
    encodedValueRule(in: result) != nil
  }

  /// The rule of encoded values, if a keyword of it stands in a text.
  private func encodedValueRule(in result: ScanResult) -> Int? {
    guard subject == .file else { return nil }
    return result.keywordRules.first {
      context.checkRules.check(ofRule: $0) == SecretManifest.check
    }
  }

  private func scanEncodedValues(in text: Span<UInt8>, into result: inout ScanResult) -> Bool {
    guard let rule = encodedValueRule(in: result) else { return false }
    return scanner.scanEncodedValues(in: text, rule: rule, into: &result)
  }

  /// Judges the whole of a large file, if a check wants that.
  ///
  /// - Returns: the places of all matches; `nil` if nothing was added.
  func judge(
    wholeTextOf file: LargeFile, into result: inout ScanResult
  ) throws(SystemError) -> LineLocator? {
    let count = try context.fileSystem.read(
      file.descriptor, from: 0, into: &buffer.bytes, at: 0..<min(buffer.capacity, 1024))
    let start = Array(buffer.bytes[..<count])
    guard wantsWhole(file.path, start: start.span, result) else { return nil }
    guard file.status.size <= TextChecks.largestText else {
      fail(.notFullyJudged, file.path, Self.tooLargeDetail)
      return nil
    }
    var text = [UInt8](repeating: 0, count: file.status.size)
    var position = 0
    while position < text.count {
      let read = try context.fileSystem.read(
        file.descriptor, from: position, into: &text, at: position..<text.count)
      // It is shorter than it was: that is noted by whoever compares its status.
      if read == 0 { return nil }
      position += read
    }
    guard judge(wholeText: text.span, of: file.path, into: &result) else { return nil }
    return lines(of: result, in: text.span, path: file.path)
  }

  /// Returns the places of all that was found in a text that is at hand.
  func lines(of result: ScanResult, in text: Span<UInt8>, path: BytePath) -> LineLocator {
    var lines = LineLocator(stage(of: result, path: path).offsets)
    lines.read(text)
    return lines
  }

  /// Returns the checks that judge a text, as far as their rules are wanted.
  func textChecks(
    of path: BytePath, start: Span<UInt8>, _ result: ScanResult
  ) -> [any TextCheck] {
    guard subject == .file else { return [] }
    let rules = result.keywordRules
    return context.textChecks.interested(in: path, start: start) { checks in
      rules.contains { checks.contains(context.checkRules.check(ofRule: $0)) }
    }
  }

  private static let tooInvolvedDetail =
    "its commands are nested too deep, or take too much work to follow: look at them yourself"

  static var tooLargeDetail: String {
    "code, commands and manifests in files of more than \(TextChecks.largestText >> 20) MB are not judged"
  }
}
