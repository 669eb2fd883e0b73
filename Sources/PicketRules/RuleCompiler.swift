internal import PCRE2
internal import PicketGlob
internal import PicketModel

/// Turns the rules of files into the rules of a table.
package struct RuleCompiler {
  /// The compiled rules, in the order of their ids.
  package private(set) var rules: [TableRule] = []
  /// What keeps a rule from working.
  package private(set) var errors: [RuleFileError] = []
  /// What makes a rule slower or weaker than its author may think.
  package private(set) var warnings: [RuleFileError] = []
  private let strictness: RuleFile.Strictness
  private let proofs: [String]
  private let checks: [String]
  private var anchorCount = 0

  /// The number of anchors that the rules may have together: 16 bits number them and their sets.
  private let maximumAnchorCount: Int

  /// Compiles rules.
  ///
  /// - Parameters:
  ///   - parsed: the rules of all files, in any order.
  ///   - strictness: whether a pattern without an anchor, without an end or with syntax that the
  ///     compiler does not know is a fault, or runs slower with a warning.
  ///   - proofs: the names of all proofs.
  ///   - checks: the names of all checks in code.
  ///   - maximumAnchorCount: the number of literals that all rules together may need.
  package init(
    _ parsed: [ParsedRule], strictness: RuleFile.Strictness, proofs: [String],
    checks: [String] = [], maximumAnchorCount: Int = 16_384
  ) {
    self.maximumAnchorCount = maximumAnchorCount
    self.strictness = strictness
    self.proofs = proofs
    self.checks = checks
    for rule in parsed.sorted(by: { $0.rule.id < $1.rule.id }) { compile(rule) }
    errors.sort()
    warnings.sort()
  }

  private mutating func compile(_ parsed: ParsedRule) {
    let rule = parsed.rule
    switch parsed.rule.matcher {
    case .regex(let regex):
      judge(regex.judgement, parsed)
      compile(parsed, rule, pattern: regex.pattern, group: regex.secretGroup, regex.keywords)
    case .near(let near):
      judge(near.judgement, parsed)
      do throws(RegexError) {
        let pattern = try RegexCompiler.pattern(for: near)
        compile(parsed, rule, pattern: pattern, group: 1, [])
      } catch {
        errors.append(parsed.error(.invalidPattern(reason: "\(error)"), at: "near"))
      }
    case .path(let pattern):
      do throws(PathPatternError) {
        _ = try PathPattern(Array(pattern.utf8))
        // Patterns are asked all at once, as the lines of one ignore file.
        if pattern.first == "#" || pattern.last == " " || pattern.contains(where: \.isNewline) {
          let reason = "it is a comment, has several lines, or ends in a blank"
          errors.append(parsed.error(.invalidPattern(reason: reason), at: "path"))
        }
        add(rule, RuleRecord(.path), anchors: [], pattern: "")
      } catch {
        errors.append(parsed.error(.invalidPattern(reason: "\(error)"), at: "path"))
      }
    case .check(let name):
      guard checks.contains(name) else {
        errors.append(
          parsed.error(.unknownWord(name, key: "check", allowed: checks), at: "check"))
        return
      }
      let words = RegexCompiler.anchors(ofKeywords: parsed.keywords)
      guard words.count == parsed.keywords.count else {
        let expected = "words of up to 64 bytes that are distinctive enough to be looked for"
        errors.append(
          parsed.error(.invalidValue(key: "keywords", expected: expected), at: "keywords"))
        return
      }
      guard fits(words.count, parsed) else { return }
      add(rule, RuleRecord(.check), anchors: words, pattern: "")
    case .command(let command):
      // Programs are looked through only if the verb stands in them; some verbs are too common.
      let words = RegexCompiler.anchors(ofKeywords: [command.verb])
      guard fits(words.count, parsed) else { return }
      add(rule, RuleRecord(.check), anchors: words, pattern: "")
    }
  }

  private mutating func compile(
    _ parsed: ParsedRule, _ rule: Rule, pattern: String, group: Int, _ keywords: [String]
  ) {
    do throws(PatternError) {
      let compiled = try Pattern(pattern, mode: .anchored, machineCode: false)
      guard group <= compiled.groupCount, group < Matcher.groupLimit else {
        let expected = "a group of the pattern: it has \(compiled.groupCount)"
        errors.append(
          parsed.error(.invalidValue(key: "secretGroup", expected: expected), at: "secretGroup"))
        return
      }
    } catch {
      errors.append(parsed.patternError(error.reason, atPatternByte: error.offset))
      return
    }
    do throws(RegexError) {
      let plan = try RegexCompiler.plan(pattern, keywords: keywords)
      judge(plan, parsed)
      guard fits(plan, parsed) else { return }
      add(rule, RuleRecord(plan, secretGroup: group), anchors: plan.anchors, pattern: pattern)
    } catch {
      var fault = parsed.patternError("", atPatternByte: error.offset)
      fault.kind = .costlyPattern(reason: "\(error)")
      complain(fault)
      add(rule, RuleRecord(.unknown, secretGroup: group), anchors: [], pattern: pattern)
    }
  }

  private mutating func judge(_ judgement: Judgement, _ parsed: ParsedRule) {
    guard let proof = judgement.proof, !proofs.contains(proof) else { return }
    errors.append(
      parsed.error(.unknownWord(proof, key: "proof", allowed: proofs), at: "proof"))
  }

  /// Complains about a plan that makes a rule slow, or cuts its matches.
  private mutating func judge(_ plan: PatternPlan, _ parsed: ParsedRule) {
    if case .unanchored(let reason) = plan.anchoring {
      complain(parsed.error(.costlyPattern(reason: reason), at: "regex"))
    }
    let limit = RuleRecord.widestMatch
    if plan.maximumWidth.map({ $0 > limit }) ?? true || plan.lookahead.map({ $0 > limit }) ?? true {
      let reason = "a match has no end within \(limit) bytes and is cut there: bound its repeats"
      complain(parsed.error(.costlyPattern(reason: reason), at: "regex"))
    }
  }

  /// Tells whether a plan fits into a table, whose numbers have bounds.
  private mutating func fits(_ plan: PatternPlan, _ parsed: ParsedRule) -> Bool {
    let limit = RuleRecord.widestMatch
    if plan.lookbehind > limit {
      let reason = "it looks back farther than \(limit) bytes: shorten its lookbehind"
      errors.append(parsed.error(.invalidPattern(reason: reason), at: "regex"))
      return false
    }
    return fits(plan.anchors.count, parsed)
  }

  /// Tells whether the literals of a rule fit into a table, and counts them.
  private mutating func fits(_ count: Int, _ parsed: ParsedRule) -> Bool {
    anchorCount += count
    if anchorCount > maximumAnchorCount {
      let reason =
        "the rules up to here need more than \(maximumAnchorCount) literals:"
        + " write fewer alternatives"
      errors.append(parsed.error(.invalidPattern(reason: reason), at: "regex"))
      return false
    }
    return true
  }

  private mutating func complain(_ fault: RuleFileError) {
    switch strictness {
    case .builtIn: errors.append(fault)
    case .user: warnings.append(fault)
    }
  }

  private mutating func add(
    _ rule: Rule, _ record: RuleRecord, anchors: [Anchor], pattern: String
  ) {
    rules.append(
      TableRule(
        record: record, anchors: anchors, details: RuleDetails(rule: rule, pattern: pattern)))
  }
}

extension PatternPlan {
  /// What is known of a pattern that the compiler does not understand: nothing.
  fileprivate static let unknown = PatternPlan(
    minimumWidth: 0, maximumWidth: nil, lookbehind: 255, lookahead: nil, firstBytes: .all,
    anchoring: .unanchored(reason: ""))

  fileprivate var anchors: [Anchor] {
    switch anchoring {
    case .anchored(let plan): plan.anchors
    case .unanchored: []
    }
  }
}
