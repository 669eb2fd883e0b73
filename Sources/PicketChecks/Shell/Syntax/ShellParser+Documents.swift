/// Here-documents.
extension ShellParser {
  /// Notes a here-document; its body is read behind the next line end.
  ///
  /// - Returns: the number of its body.
  mutating func expectDocument(delimiter word: ShellWord, stripsTabs: Bool) -> Int {
    let isQuoted = word.parts.contains {
      if case .text(_, isQuoted: true) = $0 { true } else { false }
    }
    let number = documents.count
    documents.append(ShellWord(parts: [], range: word.range))
    pending.append(
      ShellPendingDocument(
        delimiter: Array((word.constant ?? "").utf8), isQuoted: isQuoted, stripsTabs: stripsTabs,
        number: number))
    return number
  }

  /// Reads the bodies of the here-documents that the line before opened.
  mutating func fillDocuments() {
    guard !pending.isEmpty else { return }
    let opened = pending
    pending = []
    for document in opened {
      let start = offset
      let bodyEnd = findEnd(of: document)
      let next = offset
      documents[document.number] = body(document, start..<bodyEnd)
      offset = next
    }
  }

  /// Goes behind the delimiter; returns where the body ends.
  private mutating func findEnd(of document: ShellPendingDocument) -> Int {
    while offset < end {
      let lineStart = offset
      while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      var line = bytes[lineStart..<offset]
      offset = min(end, offset + 1)
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if document.stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
      if line.elementsEqual(document.delimiter) { return lineStart }
    }
    return end
  }

  private mutating func body(_ document: ShellPendingDocument, _ range: Range<Int>) -> ShellWord {
    let place = origin.place(of: range)
    if document.isQuoted {
      var text = String(decoding: bytes[range], as: UTF8.self)
      if document.stripsTabs { text = text.withoutLeadingTabs }
      return ShellWord(parts: [.text(text, isQuoted: true)], range: place)
    }
    let outer = end
    (offset, end) = (range.lowerBound, range.upperBound)
    let parts = nested([]) { $0.parseQuotedParts(until: nil) }
    // The nesting limit empties the text: then all behind the body is lost as well.
    end = isTooDeep ? offset : outer
    return ShellWord(parts: parts, range: place)
  }
}

extension String {
  /// The text as `<<-` gives it: no line starts with tabs.
  fileprivate var withoutLeadingTabs: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == "\t" } }.joined(separator: "\n")
  }
}

/// A here-document whose body starts behind the line that opens it.
struct ShellPendingDocument {
  var delimiter: [UInt8]
  var isQuoted: Bool
  var stripsTabs: Bool
  var number: Int
}
