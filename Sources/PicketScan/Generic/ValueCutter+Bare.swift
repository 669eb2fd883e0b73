/// Values without quotes.
extension ValueCutter {
  func cutBare(
    _ result: inout NamedValue, _ gap: ArraySlice<UInt8>, _ name: Range<Int>
  ) -> NamedValue? {
    let isElement =
      gap.last == UInt8(ascii: ">") && !gap.contains(UInt8(ascii: "="))
      || gap.last == UInt8(ascii: ">") && gap.dropLast().last.map(Self.isQuote) == true
    let isFlag =
      name.lowerBound > 1 && bytes[name.lowerBound - 1] == UInt8(ascii: "-")
      && bytes[name.lowerBound - 2] == UInt8(ascii: "-")
    // Without quotes, a value on a line of its own is another entry, unless it is called a value.
    if gap.contains(UInt8(ascii: "\n")), !gap.contains(where: { 0x61...0x7A ~= $0 | 0x20 }) {
      return nil
    }
    result.form = isElement ? .element : isFlag ? .flag : isField(name) ? .field : .bare
    var end = start
    let limit = min(bytes.count, start + Self.maximumValueLength)
    while end < limit, !(isElement ? bytes[end] == UInt8(ascii: "<") : endsBare(bytes[end])) {
      end += 1
    }
    result.range = start..<end
    result.value = Array(bytes[start..<end])
    result.goesOn = !isElement && end < bytes.count && opensCall(bytes[end])
    return result.value.isEmpty ? nil : result
  }

  /// Tells whether a name stands in a query, in a list of fields, or anywhere between quotes.
  private func isField(_ name: Range<Int>) -> Bool {
    guard name.lowerBound > 0, start > 0, bytes[start - 1] == UInt8(ascii: "=") else {
      return false
    }
    let before = bytes[name.lowerBound - 1]
    if [UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";")].contains(before) { return true }
    let line = bytes[..<name.lowerBound].reversed().prefix { $0 != UInt8(ascii: "\n") }
    return !line.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
  }

  private func endsBare(_ byte: UInt8) -> Bool {
    if byte <= 0x20 || Self.isQuote(byte) { return true }
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
      return true
    case UInt8(ascii: "\\"): return true
    default: return false
    }
  }

  private func opensCall(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }
}
