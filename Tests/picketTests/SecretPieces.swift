/// The pieces of secrets that no output may show.
///
/// A mask shows three bytes at each end at most, so four in a row are a leak, unless they are plain
/// text elsewhere: in what a rule says, or around the secret.
struct SecretPieces {
  private var pieces: Set<UInt32> = []
  /// What may stand in an output as it is, though it looks like pieces of secrets.
  private let fingerprints: Set<[UInt8]>

  /// The number of bytes of a piece.
  static let length = 4

  /// Collects the pieces of secrets.
  ///
  /// - Parameters:
  ///   - secrets: what must not be shown.
  ///   - plain: what may be.
  ///   - fingerprints: digits that findings are known by, which no secret goes into.
  init(of secrets: [[UInt8]], plain: [[UInt8]], fingerprints: [String] = []) {
    self.fingerprints = Set(
      fingerprints.flatMap { [Array($0.utf8), Array($0.utf8.prefix(12))] })
    for secret in secrets {
      // What is no letter and no digit separates the parts of a secret, and stands around others.
      for word in secret.split(whereSeparator: { !Self.isAlphanumeric($0) }) {
        Self.forEachPiece(of: Array(word)) { piece, _ in pieces.insert(piece) }
      }
    }
    for text in plain { Self.forEachPiece(of: text) { piece, _ in pieces.remove(piece) } }
  }

  var count: Int { pieces.count }

  /// Returns the numbers of the lines that show a piece; the pieces are told to nobody.
  func leaks(in output: [UInt8]) -> [Int] {
    let text = withoutNumbers(output)
    var places: [Int] = []
    Self.forEachPiece(of: text) { piece, place in
      if pieces.contains(piece) { places.append(place) }
    }
    var (lines, line, position) = ([Int](), 1, 0)
    for place in places {
      line += text[position..<place].count { $0 == UInt8(ascii: "\n") }
      position = place
      if lines.last != line { lines.append(line) }
    }
    return lines
  }

  private static func forEachPiece(of text: [UInt8], _ body: (UInt32, Int) -> Void) {
    var (piece, index): (UInt32, Int) = (0, 0)
    // A plain loop: tests are not optimised, and outputs are long.
    while index < text.count {
      piece = piece << 8 | UInt32(text[index])
      index += 1
      if index >= length { body(piece, index - length) }
    }
  }

  /// Returns an output with blanks in the place of fingerprints, lines, columns and numbers of JSON.
  private func withoutNumbers(_ output: [UInt8]) -> [UInt8] {
    var text = output
    var start = 0
    while start < text.count {
      guard Self.isHexadecimal(text[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.count, Self.isHexadecimal(text[end]) { end += 1 }
      let run = text[start..<end]
      let before = text[..<start].suffix(3).filter { $0 != UInt8(ascii: " ") }
      let isInJSON = before.suffix(2).elementsEqual("\":".utf8)
      let colon = UInt8(ascii: ":")
      let isPlace = before.last == colon && end < text.count && text[end] == colon
      let isNumber = (isInJSON || isPlace) && run.allSatisfy { $0 <= UInt8(ascii: "9") }
      if isNumber || fingerprints.contains(Array(run)) {
        for index in start..<end { text[index] = UInt8(ascii: " ") }
      }
      start = end
    }
    return text
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte & 0xDF >= 0x41 && byte & 0xDF <= 0x5A || byte >= 0x80
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x66
  }
}
