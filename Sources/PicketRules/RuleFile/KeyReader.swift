package import PicketFormats
internal import PicketModel

/// Takes the keys of a table by name and type, and notes what is wrong with them.
///
/// A key that is absent gives `nil` without an error; `require` notes that.
package struct KeyReader {
  package let table: TOMLTable
  /// Where the table starts, for what it lacks.
  package let place: SourcePlace
  let file: String
  /// Finds places inside of strings.
  let lines: SourceLines
  package var errors: [RuleFileError] = []
  /// The keys that unknown keys are probably meant for.
  private(set) var misspelt: Set<String> = []

  /// Makes a reader of a whole file.
  package init(_ table: TOMLTable, file: String, lines: SourceLines) {
    self.table = table
    place = SourcePlace(offset: 0, position: TextPosition(line: 1, column: 1))
    self.file = file
    self.lines = lines
  }

  /// Makes a reader of a table of a file; what is no table has no keys.
  init(_ value: TOMLValue, file: String, lines: SourceLines) {
    table = value.table ?? TOMLTable()
    place = value.place
    self.file = file
    self.lines = lines
  }

  /// Makes a reader of a table inside this one.
  package func nested(_ value: TOMLValue) -> KeyReader {
    KeyReader(value, file: file, lines: lines)
  }

  // MARK: Faults

  /// Notes a fault at a place.
  package mutating func note(_ kind: RuleFileError.Kind, at place: SourcePlace) {
    errors.append(RuleFileError(kind, file: file, at: place))
  }

  /// Notes that the value of a key does not do.
  package mutating func refuse(_ key: String, _ expected: String) {
    note(.invalidValue(key: key, expected: expected), at: table[key]?.place ?? place)
  }

  /// Notes every key that has no meaning here.
  package mutating func allow(only keys: [String]) {
    for entry in table.entries where !keys.contains(entry.key.name) {
      note(.unknownKey(entry.key.name, allowed: keys), at: entry.key.place)
      guard misspelt.count < keys.count else { continue }
      if let key = Spelling.closest(to: entry.key.name, among: keys) { misspelt.insert(key) }
    }
  }

  /// Notes every key that is absent, unless an unknown key seems to be meant for it.
  mutating func require(_ keys: [String]) {
    for key in keys where table[key] == nil && !misspelt.contains(key) {
      note(.missingKey(key), at: place)
    }
  }

  // MARK: Values

  /// Returns the text of a key, which may not be empty.
  package mutating func text(_ key: String) -> String? {
    string(key)?.text
  }

  /// Returns the text of a key with the places of its bytes.
  package mutating func string(_ key: String) -> TOMLString? {
    guard let value = table[key] else { return nil }
    guard let string = value.string else { return wrongType(key, value, "a string in quotes") }
    guard !string.text.isEmpty else {
      refuse(key, "at least one character")
      return nil
    }
    return string
  }

  /// Returns the text of a key, which a test has to accept.
  package mutating func text(_ key: String, where isValid: (String) -> Bool, _ expected: String)
    -> String?
  {
    guard let text = text(key) else { return nil }
    guard isValid(text) else {
      refuse(key, expected)
      return nil
    }
    return text
  }

  /// Returns one of the words of an enumeration.
  package mutating func word<Word>(_ key: String) -> Word?
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let text = text(key), let place = table[key]?.place else { return nil }
    guard let word = Word(rawValue: text) else {
      let allowed = Word.allCases.map(\.rawValue)
      note(.unknownWord(text, key: key, allowed: allowed), at: place)
      return nil
    }
    return word
  }

  /// Returns an integer in a range.
  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    let expected = "an integer in \(range.lowerBound)...\(range.upperBound)"
    guard let value = table[key] else { return nil }
    guard let integer = value.integer else { return wrongType(key, value, expected) }
    guard range.contains(integer) else {
      refuse(key, expected)
      return nil
    }
    return integer
  }

  /// Returns a number in a range.
  mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    let expected = "a number in \(range.lowerBound)...\(range.upperBound)"
    guard let value = table[key] else { return nil }
    guard let number = value.number else { return wrongType(key, value, expected) }
    guard range.contains(number) else {
      refuse(key, expected)
      return nil
    }
    return number
  }

  /// Returns the texts of an array, each of which a test has to accept.
  package mutating func texts(
    _ key: String, where isValid: (String) -> Bool = { !$0.isEmpty }, _ expected: String
  ) -> [String] {
    elements(key).compactMap { element in
      guard let text = element.text else { return wrongType(key, element, expected) }
      guard isValid(text) else {
        note(.invalidValue(key: key, expected: expected), at: element.place)
        return nil
      }
      return text
    }
  }

  /// Returns the elements of an array.
  package mutating func elements(_ key: String) -> [TOMLValue] {
    guard let value = table[key] else { return [] }
    return value.array ?? wrongType(key, value, "an array") ?? []
  }

  /// Notes that the value of a key has another type than it needs.
  package mutating func wrongType<Result>(
    _ key: String, _ value: TOMLValue, _ expected: String
  ) -> Result? {
    note(.wrongType(key: key, expected: expected, found: value.kind), at: value.place)
    return nil
  }
}
