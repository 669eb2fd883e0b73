package import PicketFormats
internal import PicketModel

/// A file of rules: TOML with one `[[rules]]` for each.
package struct RuleFile: Hashable, Sendable {
  /// How much a rule has to say about itself.
  package enum Strictness: Hashable, Sendable {
    /// A rule of the catalogue: everything that its page and its tests need.
    case builtIn
    /// A rule of a user: an id, and how to recognise the thing; the rest has defaults.
    case user
  }

  /// The name of the file, for messages.
  package var name: String
  package var bytes: [UInt8]

  /// Makes a file from its name and content.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads the rules of several files, which share one space of ids.
  ///
  /// A rule with a fault is left out, and so is the second rule of an id. The rules come in the order
  /// of the files, the errors sorted by place.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes, apart from sorting the errors.
  package static func parse(
    _ files: [RuleFile], strictness: Strictness, allowingOtherTopLevelKeys: Bool = false
  ) -> (rules: [ParsedRule], errors: [RuleFileError]) {
    var rules: [ParsedRule] = []
    var errors: [RuleFileError] = []
    for file in files {
      let (table, faults) = TOML.parse(file.bytes)
      errors += faults.map { RuleFileError(.syntax($0.kind), file: file.name, at: $0.place) }
      let lines = SourceLines(file.bytes)
      let result = parse(
        table, of: file.name, lines: lines, strictness: strictness,
        allowingOtherTopLevelKeys: allowingOtherTopLevelKeys)
      rules += result.rules
      // A line that could not be read may hold what seems to be missing.
      errors += result.errors.filter { faults.isEmpty || !$0.kind.isAbsence }
    }
    let result = withoutDuplicates(rules)
    return (result.rules, (errors + result.errors).sorted())
  }

  /// Reads the rules in a table that was read already, such as a configuration.
  ///
  /// Ids are not compared: that takes all files, and ``withoutDuplicates(_:)``.
  package static func parse(
    _ table: TOMLTable, of file: String, lines: SourceLines, strictness: Strictness,
    allowingOtherTopLevelKeys: Bool
  ) -> (rules: [ParsedRule], errors: [RuleFileError]) {
    var errors: [RuleFileError] = []
    for entry in table.entries where entry.key.name != "rules" && !allowingOtherTopLevelKeys {
      let kind = RuleFileError.Kind.unknownKey(entry.key.name, allowed: ["rules"])
      errors.append(RuleFileError(kind, file: file, at: entry.key.place))
    }
    guard let value = table["rules"] else { return ([], errors) }
    // In a configuration, `[rules.ID]` speaks of rules that exist.
    if allowingOtherTopLevelKeys, value.table != nil { return ([], errors) }
    guard let elements = value.array else {
      let kind = RuleFileError.Kind.wrongType(
        key: "rules", expected: "an array of tables, `[[rules]]`", found: value.kind)
      errors.append(RuleFileError(kind, file: file, at: value.place))
      return ([], errors)
    }
    let rules = elements.compactMap { element in
      let element = allowingOtherTopLevelKeys ? withoutSettings(element) : element
      var reader = RuleReader(element, file: file, lines: lines, strictness: strictness)
      let rule = reader.read()
      errors += reader.keys.errors
      return reader.keys.errors.isEmpty ? rule : nil
    }
    return (rules, errors)
  }

  /// Tells whether an entry of a rule is not about the rule: in a configuration `[rules.ID]` behind
  /// a `[[rules]]` stands inside of it, as TOML has it.
  package static func isSetting(_ entry: TOMLTable.Entry) -> Bool {
    entry.value.table != nil && !["near", "command"].contains(entry.key.name)
  }

  private static func withoutSettings(_ element: TOMLValue) -> TOMLValue {
    guard let table = element.table else { return element }
    var element = element
    element.content = .table(table.filter { !isSetting($0) })
    return element
  }

  /// Splits off every rule whose id or alias an earlier rule has.
  package static func withoutDuplicates(
    _ rules: [ParsedRule]
  ) -> (rules: [ParsedRule], errors: [RuleFileError]) {
    var owners: [String: ParsedRule] = [:]
    var errors: [RuleFileError] = []
    let kept = rules.filter { rule in
      let names = [rule.rule.id] + rule.rule.aliases
      let taken = names.first { owners[$0] != nil }
      if let taken, let owner = owners[taken] {
        let kind = RuleFileError.Kind.duplicateID(
          taken, firstFile: owner.file, firstLine: owner.position(of: "id").line)
        errors.append(rule.error(kind, at: taken == rule.rule.id ? "id" : "aliases"))
        return false
      }
      for name in names { owners[name] = rule }
      return true
    }
    return (kept, errors)
  }
}
