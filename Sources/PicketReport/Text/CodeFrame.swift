package import PicketModel

/// The lines of a finding with a gutter, and a mark under the text that it speaks of.
package struct CodeFrame {
  /// Ready to print, in colour if the style says so.
  package let lines: [String]
  /// The columns of the line numbers.
  let gutterWidth: Int

  /// Draws a snippet.
  package init(_ snippet: Snippet, _ severity: Severity, _ style: ReportStyle) {
    let gutterWidth = snippet.lines.map { String($0.number).count }.max() ?? 0
    let rows = snippet.lines.map(Row.init)
    let room = style.width - gutterWidth - 3
    let window = rows.first { $0.isMarked }.map { Window(around: $0, room: room) }
    var lines = [Self.gutter("", gutterWidth, style)]
    for (line, row) in zip(snippet.lines, rows) {
      // The place of a line whose start is not known has nothing to do with that of the others.
      let isAligned = row.isMarked || window?.isAligned == true
      let view = isAligned ? window ?? Window(room: room) : Window(room: room)
      let shown = row.cut(to: view)
      lines.append(Self.gutter(String(line.number), gutterWidth, style, shown.text))
      guard let mark = shown.mark else { continue }
      let carets = String(repeating: "^", count: max(1, mark.count))
      let under =
        String(repeating: " ", count: mark.lowerBound) + style.paint(.severity(severity), carets)
      lines.append(Self.gutter("", gutterWidth, style, under))
    }
    lines.append(Self.gutter("", gutterWidth, style))
    self.lines = lines
    self.gutterWidth = gutterWidth
  }

  private static func gutter(
    _ number: String, _ width: Int, _ style: ReportStyle, _ text: String = ""
  ) -> String {
    let pad = String(repeating: " ", count: width - number.count)
    let frame = style.paint(.frame, pad + number + " |")
    return text.isEmpty ? frame : frame + " " + text
  }
}

/// The part of the lines that is shown, in columns.
private struct Window {
  /// The first column that may be shown; 0 is where lines start.
  var start = 0
  /// The number of columns.
  var room: Int
  /// Whether columns of other lines are the same as those of the marked one.
  var isAligned = true

  init(room: Int) {
    self.room = room
  }

  /// Makes the window in which the mark of a line is seen best: at the left of it stands about a
  /// third of what is shown, unless everything fits.
  init(around row: Row, room: Int) {
    self.room = room
    isAligned = !row.isCutBefore
    let mark = row.markedColumns
    let isCut = row.width + (row.isCutBefore ? 1 : 0) + (row.isCutBehind ? 1 : 0) > room
    guard isCut, mark.upperBound + 2 > room else { return }
    // What is left of a line's end is shown before anything is left blank.
    let latest = max(0, row.width + (row.isCutBehind ? 1 : 0) - room)
    let before = max(0, min(room / 3, room - mark.count - 2))
    start = min(mark.lowerBound - max(1, before), latest)
    // The sign for what is hidden would take as much room.
    if start <= 1 { start = 0 }
  }
}

/// A line as the characters that a terminal shows.
private struct Row {
  private let scalars: [Unicode.Scalar]
  private let columns: [Int]
  private let marked: Range<Int>?
  let isCutBefore: Bool
  let isCutBehind: Bool

  init(_ line: Snippet.Line) {
    let bytes = Array(line.text.utf8)
    let mark = line.marked?.clamped(to: 0..<bytes.count) ?? bytes.count..<bytes.count
    let parts = [bytes[..<mark.lowerBound], bytes[mark], bytes[mark.upperBound...]].map {
      Array(String(decoding: $0, as: UTF8.self).harmless.unicodeScalars)
    }
    scalars = parts.flatMap(\.self)
    columns = scalars.map(DisplayWidth.of)
    marked = line.marked.map { _ in parts[0].count..<(parts[0].count + parts[1].count) }
    isCutBefore = line.isCutBefore
    isCutBehind = line.isCutBehind
  }

  var isMarked: Bool { marked != nil }

  var width: Int { columns.reduce(0, +) }

  /// Where the mark stands, in columns.
  var markedColumns: Range<Int> {
    guard let marked else { return 0..<0 }
    let start = columns[..<marked.lowerBound].reduce(0, +)
    return start..<(start + columns[marked].reduce(0, +))
  }

  /// Returns what a window shows, with `…` where there is more, and the columns of the mark in it.
  func cut(to window: Window) -> (text: String, mark: Range<Int>?) {
    var first = 0
    var column = 0
    let hidesStart = window.start > 0 && !scalars.isEmpty
    let needsStart = hidesStart || isCutBefore
    if hidesStart {
      // The sign takes the place of the first column.
      while first < scalars.count, column < window.start + 1 {
        column += columns[first]
        first += 1
      }
    }
    var text = needsStart ? "…" : ""
    var used = needsStart ? 1 : 0
    var rest = columns[first...].reduce(0, +)
    var mark: Range<Int>?
    for index in first..<scalars.count {
      let needsEnd = used + rest + (isCutBehind ? 1 : 0) > window.room
      if needsEnd, used + columns[index] + 1 > window.room { return (text + "…", mark) }
      if let marked, marked.contains(index) {
        mark = (mark?.lowerBound ?? used)..<(used + columns[index])
      } else if let marked, marked.isEmpty, marked.lowerBound == index {
        mark = used..<used
      }
      text.unicodeScalars.append(scalars[index])
      used += columns[index]
      rest -= columns[index]
    }
    if marked != nil, mark == nil { mark = used..<used }
    return (isCutBehind ? text + "…" : text, mark)
  }
}
