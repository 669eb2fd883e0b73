internal import PicketFormats

/// A block between `-----BEGIN …-----` and `-----END …-----`, as files and source code hold it.
///
/// Source: RFC 7468, and RFC 1421 for the headers in front of the body.
struct PEMBlock {
  /// What stands behind BEGIN, such as `RSA PRIVATE KEY`.
  let label: String
  /// The lines with a colon before the body.
  private(set) var headers: [String] = []
  /// What the body stands for; `nil` if it is not base 64.
  private(set) var bytes: [UInt8]?

  /// Takes a block apart; `nil` if the text is none.
  ///
  /// - Complexity: O(*n*).
  init?(_ text: ArraySlice<UInt8>) {
    guard let head = text.behind("-----BEGIN "),
      let body = head.behind("-----"), head.startIndex < body.startIndex - 5
    else { return nil }
    label = String(decoding: head[..<(body.startIndex - 5)], as: UTF8.self)
    let end = body.behind("-----END").map { $0.startIndex - 8 } ?? body.endIndex
    var digits: [UInt8] = []
    for line in Self.lines(of: body[..<end]) {
      if line.contains(UInt8(ascii: ":")) {
        headers.append(String(decoding: line, as: UTF8.self))
      } else if line.first == UInt8(ascii: "=") {
        break  // the checksum of OpenPGP's armor
      } else {
        digits += line
      }
    }
    bytes = Base64.decode(digits[...])
  }

  /// Whether a header says that the body is encrypted.
  var isEncrypted: Bool {
    headers.contains { $0.hasPrefix("Proc-Type:") && $0.hasSuffix("ENCRYPTED") }
  }

  /// Returns the lines of a body, without the blanks, escapes and quotes of source code.
  private static func lines(of body: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var text: [UInt8] = []
    var rest = body
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      // Escapes of escapes are line ends too: JSON in YAML, and the like.
      while rest.first == UInt8(ascii: "\\") { rest.removeFirst() }
      if let next = rest.first, "nrt".utf8.contains(next) { rest.removeFirst() }
      text.append(UInt8(ascii: "\n"))
    }
    return text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .compactMap { trimmed($0) }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if let quote = line.first, "\"'`".utf8.contains(quote) {
      line = line.dropFirst().prefix { $0 != quote }
    }
    while let last = line.last, last <= UInt8(ascii: " ") { line.removeLast() }
    // What joins the strings of source code holds no letter or digit.
    let hasDigit = line.contains { byte in Base64.value(byte).map { $0 < 62 } ?? false }
    return hasDigit ? line : nil
  }
}
