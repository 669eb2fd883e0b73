/// A command line that is at fault; the text says what would do.
struct UsageError: Error {
  var text: String

  init(_ text: String) {
    self.text = text
  }
}

/// A file that the command line names and that cannot be used.
struct FileError: Error, CustomStringConvertible {
  let text: String

  var description: String { text }
}

/// The arguments of a command, taken one by one.
struct Arguments {
  private var options: [[UInt8]]
  /// What stands behind `--`: paths, whatever they look like.
  private let rest: [[UInt8]]

  init(_ arguments: [[UInt8]]) {
    let end = arguments.firstIndex { $0.elementsEqual("--".utf8) } ?? arguments.endIndex
    options = Array(arguments[..<end])
    rest = Array(arguments[end...].dropFirst())
  }

  /// Takes the first argument if it is a word and not an option.
  mutating func takeWord() -> String? {
    guard let first = options.first, first.first != UInt8(ascii: "-") else { return nil }
    return String(decoding: options.removeFirst(), as: UTF8.self)
  }

  /// Takes a flag; tells whether it was there.
  mutating func take(flag: String) -> Bool {
    let count = options.count
    options.removeAll { $0.elementsEqual(flag.utf8) }
    return options.count < count
  }

  /// Takes the first value of an option, given as `--option VALUE` or `--option=VALUE`.
  mutating func take(option: String) throws(UsageError) -> [UInt8]? {
    let joined = Array("\(option)=".utf8)
    if let index = options.firstIndex(where: { $0.starts(with: joined) }) {
      return Array(options.remove(at: index).dropFirst(joined.count))
    }
    guard let index = options.firstIndex(where: { $0.elementsEqual(option.utf8) }) else {
      return nil
    }
    guard index + 1 < options.count else { throw UsageError("\(option) needs a value") }
    options.remove(at: index)
    return options.remove(at: index)
  }

  mutating func takeText(option: String) throws(UsageError) -> String? {
    try take(option: option).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Takes a whole number.
  mutating func takeCount(option: String, least: Int) throws(UsageError) -> Int? {
    guard let text = try takeText(option: option) else { return nil }
    guard let count = Int(text), count >= least else {
      throw UsageError("\(option) takes a number from \(least) on, not '\(text)'")
    }
    return count
  }

  /// Takes a number of bytes, such as `500`, `64K`, `10M` or `1G`.
  mutating func takeSize(option: String) throws(UsageError) -> Int? {
    guard let text = try takeText(option: option) else { return nil }
    let factors: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let factor = text.last.flatMap { factors[Character($0.uppercased())] }
    let digits = factor == nil ? text : String(text.dropLast())
    guard let number = Int(digits), number >= 0,
      case let (size, false) = number.multipliedReportingOverflow(by: factor ?? 1)
    else { throw UsageError("\(option) takes a size such as 500K or 10M, not '\(text)'") }
    return size
  }

  /// Takes what is left, which has to be paths.
  mutating func takePaths() throws(UsageError) -> [[UInt8]] {
    if let option = options.first(where: { $0.first == UInt8(ascii: "-") && $0.count > 1 }) {
      throw UsageError("there is no option '\(String(decoding: option, as: UTF8.self))' here")
    }
    defer { options = [] }
    return options + rest
  }
}
