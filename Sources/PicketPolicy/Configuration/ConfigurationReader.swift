internal import PCRE2
internal import PicketFormats
internal import PicketGlob
internal import PicketModel
internal import PicketRules

/// Takes the keys of a configuration.
struct ConfigurationReader {
  var keys: KeyReader

  init(_ keys: KeyReader) {
    self.keys = keys
  }

  mutating func read(name: String) -> ConfigurationFile {
    var file = ConfigurationFile(name: name)
    file.failOn = placedWord("fail-on")
    file.minimumSeverity = placedWord("min-severity")
    file.minimumConfidence = placedWord("min-confidence")
    file.disabled = placedTexts("disable", "an id or a category such as \"sql\"")
    file.ruleFiles = placedTexts("rule-files", "a path such as \"rules/acme.toml\"")
    file.ruleSettings = readRuleSettings()
    file.allowlists = keys.elements("allowlists").compactMap { readAllowlist($0) }
    return file
  }

  private mutating func placedWord<Word>(_ key: String) -> Placed<Word>?
  where Word: RawRepresentable & CaseIterable & Sendable, Word.RawValue == String {
    guard let word: Word = keys.word(key), let place = keys.table[key]?.place else { return nil }
    return Placed(value: word, position: place.position)
  }

  private mutating func placedTexts(_ key: String, _ expected: String) -> [Placed<String>] {
    placedTexts(key, of: &keys, expected)
  }

  private func placedTexts(
    _ key: String, of keys: inout KeyReader, _ expected: String
  ) -> [Placed<String>] {
    keys.elements(key).compactMap { element in
      guard let text = element.text else { return keys.wrongType(key, element, expected) }
      guard !text.isEmpty else {
        keys.note(.invalidValue(key: key, expected: expected), at: element.place)
        return nil
      }
      return Placed(value: text, position: element.place.position)
    }
  }

  // MARK: [rules.ID]

  private mutating func readRuleSettings() -> [Placed<RuleSetting>] {
    let rules = keys.table["rules"]
    let nested = rules?.array?.flatMap { $0.table?.entries.filter(RuleFile.isSetting) ?? [] }
    return (rules?.table?.entries ?? nested ?? []).compactMap { entry in
      guard entry.value.table != nil else {
        return keys.wrongType(
          entry.key.name.quotable, entry.value, "a table, `[rules.\(entry.key.name.quotable)]`")
      }
      var reader = keys.nested(entry.value)
      reader.allow(only: ["enabled", "severity", "confidence", "action"])
      var setting = RuleSetting(name: entry.key.name)
      if let value = reader.table["enabled"] {
        setting.isEnabled =
          value.boolean ?? reader.wrongType("enabled", value, "true or false") ?? true
      }
      setting.severity = reader.word("severity")
      setting.confidence = reader.word("confidence")
      setting.action = reader.word("action")
      keys.errors += reader.errors
      return Placed(value: setting, position: entry.key.place.position)
    }
  }

  // MARK: [[allowlists]]

  private mutating func readAllowlist(_ value: TOMLValue) -> Allowlist? {
    guard value.table != nil else {
      return keys.wrongType("allowlists", value, "a table, `[[allowlists]]`")
    }
    var reader = keys.nested(value)
    reader.allow(only: [
      "description", "rules", "paths", "regexes", "target", "stopwords", "condition",
    ])
    defer { keys.errors += reader.errors }
    if reader.table["description"] == nil {
      reader.refuse("description", "why this is allowed: it becomes the reason in reports")
    }
    let allowlist = Allowlist(
      reason: reader.text("description") ?? "",
      rules: placedTexts("rules", of: &reader, "the id of a rule"),
      paths: readPaths(of: &reader), patterns: readPatterns(of: &reader),
      target: reader.word("target") ?? .secret,
      stopwords: reader.texts("stopwords", "a word of at least one letter"),
      needsAll: reader.word("condition") == Allowlist.Condition.and)
    if allowlist.isEmpty, reader.errors.isEmpty {
      let expected = "paths, regexes or stopwords; to switch a rule off use 'disable'"
      reader.note(.invalidValue(key: "allowlists", expected: expected), at: value.place)
    }
    return allowlist
  }

  private func readPaths(of reader: inout KeyReader) -> IgnoreStack? {
    let expected = "a path pattern as in .gitignore, without '!', such as \"tests/**\""
    let paths = reader.texts("paths", where: Self.isPathPattern, expected)
    guard !paths.isEmpty else { return nil }
    let lines = paths.joined(separator: "\n")
    return IgnoreStack().pushing(IgnoreFile(Array(lines.utf8)), directory: BytePath([]))
  }

  private static func isPathPattern(_ text: String) -> Bool {
    // A line of an ignore file: a line feed would be two, and `#` a comment.
    guard !text.utf8.contains(UInt8(ascii: "\n")), !text.hasPrefix("#") else { return false }
    return (try? PathPattern(Array(text.utf8))) != nil
  }

  private func readPatterns(of reader: inout KeyReader) -> [Pattern] {
    reader.elements("regexes").compactMap { element in
      guard let text = element.text, !text.isEmpty else {
        return reader.wrongType("regexes", element, "a regular expression in single quotes")
      }
      do throws(PatternError) {
        return try Pattern(text, mode: .search, machineCode: true)
      } catch {
        let reason = "\(error.reason.printable) at byte \(error.offset); correct it"
        reader.note(.invalidPattern(reason: reason), at: element.place)
        return nil
      }
    }
  }
}
