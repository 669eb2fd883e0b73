/// Writes JSON in the order of the calls.
///
/// The same calls always give the same bytes. `drain` hands over what was written so far, so that a
/// long report never stands in memory as a whole.
package struct JSONWriter: Sendable {
  /// What was written since the last `drain`.
  private var bytes: [UInt8] = []
  /// One entry for each open object or array: whether it has a member already.
  private var hasMember: [Bool] = []
  /// Whether a key was written whose value has to follow.
  private var isAfterKey = false
  /// The number of blanks for each level; `nil` writes everything on one line.
  private let indentation: Int?

  /// Makes a writer; without an indentation it adds no white space at all.
  package init(indentation: Int? = nil) {
    self.indentation = indentation
  }

  /// Returns what was written since the last call, and forgets it.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Ends a line, between the values of JSON Lines or at the end of a file.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: Objects and arrays

  /// Writes an object; the body writes its keys, each followed by a value.
  package mutating func object<E: Error>(
    _ body: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    try container(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array; the body writes its values.
  package mutating func array<E: Error>(
    _ body: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    try container(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes a key of the object that is open.
  ///
  /// - Precondition: The key before it has its value.
  package mutating func key(_ name: String) {
    precondition(!isAfterKey, "a key needs a value before the next key")
    startValue()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if indentation != nil { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  // MARK: Values

  package mutating func string(_ text: String) {
    startValue()
    appendQuoted(text)
  }

  /// Writes bytes as text; what is not UTF-8 becomes U+FFFD.
  package mutating func string(utf8 text: some Sequence<UInt8>) {
    string(String(decoding: Array(text), as: UTF8.self))
  }

  package mutating func integer(_ value: some BinaryInteger) {
    startValue()
    bytes += String(value).utf8
  }

  /// Writes a number with as many digits as it takes to read the same number back; what is not
  /// finite becomes `null`, because JSON has no word for it.
  package mutating func number(_ value: Double) {
    startValue()
    bytes += (value.isFinite ? "\(value)" : "null").utf8
  }

  package mutating func boolean(_ value: Bool) {
    startValue()
    bytes += (value ? "true" : "false").utf8
  }

  package mutating func null() {
    startValue()
    bytes += "null".utf8
  }

  // MARK: Helpers

  private mutating func container<E: Error>(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    startValue()
    bytes.append(open)
    hasMember.append(false)
    try body(&self)
    precondition(!isAfterKey, "a key needs a value before its object ends")
    let isEmpty = !(hasMember.popLast() ?? false)
    if !isEmpty { indent() }
    bytes.append(close)
  }

  /// Writes what stands between a value or key and what came before it.
  private mutating func startValue() {
    guard !isAfterKey else {
      isAfterKey = false
      return
    }
    guard let hadMember = hasMember.popLast() else { return }
    hasMember.append(true)
    if hadMember { bytes.append(UInt8(ascii: ",")) }
    indent()
  }

  private mutating func indent() {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indentation * hasMember.count)
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        appendEscaped(UInt8(truncatingIfNeeded: scalar.value))
      } else if scalar.steersTerminals {
        for unit in UTF16.encode(scalar) ?? .init() { appendEscaped(unit: unit) }
      } else {
        bytes += UTF8.encode(scalar) ?? .init()
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(unit: UInt16) {
    let digits = String(unit, radix: 16)
    bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    // DEL is legal in JSON, but a terminal acts on it.
    case 0..<0x20, 0x7F: appendEscaped(unit: UInt16(byte))
    default: bytes.append(byte)
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal acts on it, or it turns the direction of writing.
  fileprivate var steersTerminals: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
