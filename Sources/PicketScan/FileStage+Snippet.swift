internal import PicketModel

extension FileStage {
  /// Returns the lines around a match, masked.
  ///
  /// - Parameters:
  ///   - match: the match.
  ///   - place: where its secret stands.
  /// - Returns: the first line of the secret, and one beside it on each side where there is one.
  func snippet(of match: Match, at place: TextRange) -> Snippet {
    let excerpt = match.excerpt
    let line = place.start.line
    let own = SnippetLine(holding: match.secret, in: excerpt)
    var lines: [Snippet.Line] = []
    if let before = own.before(in: excerpt) {
      lines.append(Snippet.Line(number: line - 1, text: masked(before, in: excerpt)))
    }
    let head = masked(own.range.lowerBound..<own.marked.lowerBound, in: excerpt)
    let through = masked(own.marked, in: excerpt)
    let tail = masked(own.marked.upperBound..<own.range.upperBound, in: excerpt)
    lines.append(
      Snippet.Line(
        number: line, text: head + through + tail,
        marked: head.utf8.count..<(head.utf8.count + through.utf8.count),
        isCutBefore: excerpt.isCutBefore && own.range.lowerBound == excerpt.lines.lowerBound,
        isCutBehind: excerpt.isCutBehind && own.range.upperBound == excerpt.lines.upperBound))
    if let behind = own.behind(in: excerpt) {
      lines.append(Snippet.Line(number: line + 1, text: masked(behind, in: excerpt)))
    }
    let columns = Snippet.UTF16Columns(
      start: place.start.column - excerpt.surplus(before: match.secret.lowerBound),
      end: place.end.column - excerpt.surplus(before: match.secret.upperBound))
    return Snippet(lines: lines, utf16Columns: columns)
  }

  private func masked(_ range: Range<Int>, in excerpt: Excerpt) -> String {
    // Of a secret that goes on around an empty piece, there is nothing to mask.
    guard !range.isEmpty else { return "" }
    let bytes = secrets.masked(excerpt[range], offset: range.lowerBound)
    let spaced = bytes.map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 }
    return String(
      decoding: spaced.last == UInt8(ascii: "\r") ? spaced.dropLast() : spaced[...], as: UTF8.self
    )
    .harmless
  }
}

extension Excerpt {
  /// Returns how many bytes more than UTF-16 units stand on a line before a place.
  fileprivate func surplus(before place: Int) -> Int {
    let bytes = self[offset..<place]
    let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
    return bytes[start...].count - String(decoding: bytes[start...], as: UTF8.self).utf16.count
  }
}

/// The line on which a secret starts.
private struct SnippetLine {
  /// Of the text, without the newline.
  let range: Range<Int>
  /// The part of it that the secret covers.
  let marked: Range<Int>

  init(holding secret: Range<Int>, in excerpt: Excerpt) {
    let bytes = excerpt.ownLines
    let shift = bytes.startIndex - excerpt.lines.lowerBound
    var start = secret.lowerBound + shift
    while start > bytes.startIndex, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = secret.lowerBound + shift
    while end < bytes.endIndex, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    range = (start - shift)..<(end - shift)
    marked = secret.clamped(to: range)
  }

  func before(in excerpt: Excerpt) -> Range<Int>? {
    guard range.lowerBound > excerpt.offset else { return nil }
    let bytes = excerpt[excerpt.offset..<(range.lowerBound - 1)]
    let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
    return (excerpt.offset + start)..<(range.lowerBound - 1)
  }

  func behind(in excerpt: Excerpt) -> Range<Int>? {
    let end = excerpt.offset + excerpt.bytes.count
    guard range.upperBound + 1 < end else { return nil }
    let bytes = excerpt[(range.upperBound + 1)..<end]
    let stop = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    return (range.upperBound + 1)..<(excerpt.offset + stop)
  }
}
