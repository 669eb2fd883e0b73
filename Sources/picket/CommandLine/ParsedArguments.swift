internal import PicketModel

/// The options and operands of a verb, checked against its table.
package struct ParsedArguments: Sendable {
  package let verb: VerbName
  package internal(set) var operands: [[UInt8]] = []
  private var values: [(name: OptionName, value: [UInt8])] = []

  init(verb: VerbName) {
    self.verb = verb
  }

  mutating func add(_ name: OptionName, _ value: [UInt8]) {
    values.append((name, value))
  }

  /// Tells whether an option was given.
  package func has(_ name: OptionName) -> Bool {
    values.contains { $0.name == name }
  }

  /// Returns the value of an option.
  package func value(_ name: OptionName) -> [UInt8]? {
    values.first { $0.name == name }?.value
  }

  /// Returns the values of an option that may be given again, in their order.
  package func all(_ name: OptionName) -> [[UInt8]] {
    values.filter { $0.name == name }.map(\.value)
  }

  /// Returns one of the words of an enumeration.
  package func word<Word: RawRepresentable>(_ name: OptionName) -> Word?
  where Word.RawValue == String {
    value(name).flatMap { Word(rawValue: String(decoding: $0, as: UTF8.self)) }
  }

  /// Returns the words of a list whose parts are separated by commas.
  package func list(_ name: OptionName) -> [String] {
    all(name).flatMap { value in
      value.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Returns a whole number from 1 on.
  package func count(_ name: OptionName) throws(UsageError) -> Int? {
    guard let bytes = value(name) else { return nil }
    guard let count = Int(bytes.shown), count >= 1 else {
      throw error("--\(name.rawValue) takes a number from 1 on, not '\(bytes.shown)'")
    }
    return count
  }

  /// Returns a number of bytes, such as `500`, `64K`, `10M` or `1G`.
  package func size(_ name: OptionName) throws(UsageError) -> Int? {
    guard let bytes = value(name) else { return nil }
    let text = bytes.shown
    let factors: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let factor = text.last.flatMap { factors[Character($0.uppercased())] }
    guard let number = Int(factor == nil ? text : String(text.dropLast())), number >= 0,
      case (let size, false) = number.multipliedReportingOverflow(by: factor ?? 1)
    else {
      throw error("--\(name.rawValue) takes a size such as 500K or 10M, not '\(text)'")
    }
    return size
  }

  /// Makes an error about the arguments of the verb.
  func error(_ text: String) -> UsageError {
    UsageError("\(verb.rawValue): \(text)", verb: verb)
  }
}

extension [UInt8] {
  /// Bytes of the command line as a message may show them.
  var shown: String {
    String(decoding: self, as: UTF8.self).printable
  }
}
