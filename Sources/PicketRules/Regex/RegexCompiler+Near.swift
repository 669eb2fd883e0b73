package import PicketModel

extension RegexCompiler {
  /// Returns the pattern of a rule that knows a value by a word before it; group 1 is the value.
  ///
  /// Any bytes may stand between the two, newlines as well, because a value often stands on the line
  /// behind its name. The value is not a part of a longer run of its alphabet. The first value
  /// behind a word counts.
  ///
  /// - Throws: ``RegexError`` if there are no words, the distance cannot be counted, or the value is
  ///   not a pattern of limited width; offsets count from the start of the value.
  package static func pattern(for near: NearMatcher) throws(RegexError) -> String {
    guard !near.words.isEmpty, !near.words.contains(where: \.isEmpty) else {
      throw RegexError(.notSupported("near without words, or with an empty one"), at: 0)
    }
    guard (0...RepeatCount.limit).contains(near.within) else {
      throw RegexError(.repeatTooLarge, at: 0)
    }
    let value = [RegexPiece](try RegexParser.parse(near.value))
    guard value.minimumWidth > 0, value.maximumWidth < RegexWidth.unbounded else {
      throw RegexError(.notSupported("a value that can be empty or has no largest width"), at: 0)
    }
    let words = near.words.map(quoted).joined(separator: "|")
    let alphabet = classText(of: value.bytes)
    return "(?i:\(words))[\\s\\S]{0,\(near.within)}?(?<!\(alphabet))(\(near.value))(?!\(alphabet))"
  }

  private static func quoted(_ word: String) -> String {
    let symbols = ByteSet(0x21...0x7E).subtracting(.word)
    var result = ""
    for scalar in word.unicodeScalars {
      if let byte = UInt8(exactly: scalar.value), symbols.contains(byte) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private static func classText(of set: ByteSet) -> String {
    var result = "["
    var bytes = set.bytes[...]
    while let low = bytes.popFirst() {
      var high = low
      while let next = bytes.first, next == high + 1 {
        high = next
        bytes.removeFirst()
      }
      result += byteText(low) + (high > low ? "-" + byteText(high) : "")
    }
    return result + "]"
  }

  private static func byteText(_ byte: UInt8) -> String {
    guard !ByteSet.alphanumerics.contains(byte) else { return String(Unicode.Scalar(byte)) }
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
}
