internal import PicketModel

extension TableLayout {
  static func write(_ details: RuleDetails, to writer: inout ByteWriter) {
    let rule = details.rule
    // In front, because most tries of a pattern lead to nothing, and the rest is not read then.
    writer.write(details.pattern)
    writer.write(rule.id)
    writer.write(rule.aliases)
    writer.write(rule.name)
    writer.write(rule.category.rawValue)
    writer.write(rule.severity.rawValue)
    writer.write(rule.confidence.rawValue)
    writer.write(rule.action.rawValue)
    writer.write(rule.impact) { $0.write($1.rawValue) }
    writer.write(rule.likelihood) { $0.write($1.rawValue) }
    write(rule.matcher, to: &writer)
    writer.write(rule.companions)
    writer.write(UInt16(rule.variants.count))
    for variant in rule.variants {
      writer.write(variant.key)
      writer.write(variant.severity.rawValue)
      writer.write(variant.message)
    }
    writer.write(rule.stride)
    writer.write(rule.cwe) { $0.write(UInt32($1)) }
    writer.write(rule.controls)
    writer.write(rule.why)
    writer.write(rule.fix)
    writer.write(rule.references)
  }

  static func readDetails(_ reader: inout ByteReader) -> RuleDetails {
    let pattern: String = reader.read()
    let id: String = reader.read()
    let aliases: [String] = reader.read()
    let name: String = reader.read()
    let category = Category(rawValue: reader.read()) ?? .secret
    let severity = Severity(rawValue: reader.read()) ?? .critical
    let confidence = Confidence(rawValue: reader.read()) ?? .high
    let action = Action(rawValue: reader.read()) ?? .deny
    let impact = reader.read { RiskLevel(rawValue: $0.read()) ?? .high }
    let likelihood = reader.read { RiskLevel(rawValue: $0.read()) ?? .high }
    var rule = Rule(
      id: id, name: name, category: category, severity: severity, confidence: confidence,
      action: action, matcher: readMatcher(&reader))
    rule.aliases = aliases
    rule.impact = impact
    rule.likelihood = likelihood
    rule.companions = reader.read()
    rule.variants = (0..<Int(reader.read(UInt16.self))).map { _ in readVariant(&reader) }
    rule.stride = reader.read()
    rule.cwe = reader.read { Int($0.read(UInt32.self)) }
    rule.controls = reader.read()
    rule.why = reader.read()
    rule.fix = reader.read()
    rule.references = reader.read()
    return RuleDetails(rule: rule, pattern: pattern)
  }

  private static func readVariant(_ reader: inout ByteReader) -> RuleVariant {
    let key: String = reader.read()
    let severity = Severity(rawValue: reader.read()) ?? .critical
    return RuleVariant(key: key, severity: severity, message: reader.read())
  }

  // MARK: Matchers

  private static func write(_ matcher: Matcher, to writer: inout ByteWriter) {
    switch matcher {
    case .regex(let regex):
      writer.write(UInt8(0))
      writer.write(regex.pattern)
      writer.write(UInt16(regex.secretGroup))
      writer.write(regex.keywords)
      write(regex.judgement, to: &writer)
    case .path(let pattern):
      writer.write(UInt8(1))
      writer.write(pattern)
    case .check(let name):
      writer.write(UInt8(2))
      writer.write(name)
    case .near(let near):
      writer.write(UInt8(3))
      writer.write(near.words)
      writer.write(UInt16(near.within))
      writer.write(near.value)
      write(near.judgement, to: &writer)
    case .command(let command):
      writer.write(UInt8(4))
      writer.write(command.verb)
      writer.write(command.subcommand)
      writer.write(command.options)
      writer.write(command.arguments) { $0.write($1.rawValue) }
    }
  }

  private static func readMatcher(_ reader: inout ByteReader) -> Matcher {
    switch reader.read(UInt8.self) {
    case 0:
      let pattern: String = reader.read()
      let group = Int(reader.read(UInt16.self))
      let keywords: [String] = reader.read()
      return .regex(
        RegexMatcher(
          pattern: pattern, secretGroup: group, keywords: keywords,
          judgement: readJudgement(&reader)))
    case 1:
      return .path(reader.read())
    case 2:
      return .check(reader.read())
    case 4:
      let verb: String = reader.read()
      let subcommand: [String] = reader.read()
      let options: [String] = reader.read()
      let arguments = reader.read { CommandPattern.ArgumentClass(rawValue: $0.read()) ?? .root }
      return .command(
        CommandPattern(
          verb: verb, subcommand: subcommand, options: options, arguments: arguments))
    default:
      let words: [String] = reader.read()
      let within = Int(reader.read(UInt16.self))
      let value: String = reader.read()
      return .near(
        NearMatcher(words: words, within: within, value: value, judgement: readJudgement(&reader)))
    }
  }

  private static func write(_ judgement: Judgement, to writer: inout ByteWriter) {
    writer.write(judgement.minimumEntropy) { $0.write($1.bitPattern) }
    writer.write(judgement.proof) { $0.write($1) }
    writer.write(judgement.model) { $0.write($1.rawValue) }
  }

  private static func readJudgement(_ reader: inout ByteReader) -> Judgement {
    let entropy = reader.read { Double(bitPattern: $0.read()) }
    let proof: String? = reader.read { $0.read() }
    let model = reader.read { Judgement.Model(rawValue: $0.read()) ?? .namedValue }
    return Judgement(minimumEntropy: entropy, proof: proof, model: model)
  }
}
