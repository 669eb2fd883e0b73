internal import PicketModel

/// Text in lines of a width.
package enum Prose {
  /// Returns the lines of a text, broken between words.
  ///
  /// A word that is wider than a line has one of its own and is not broken, so that an address can
  /// still be followed. Whoever wrote the text, no line of it steers a terminal.
  ///
  /// - Parameters:
  ///   - text: the text; white space of every kind is the same.
  ///   - width: the columns of a line.
  /// - Returns: the lines; one at least.
  package static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0)
    for word in text.split(whereSeparator: \.isWhitespace).map({ String($0).harmless }) {
      let columns = DisplayWidth.of(word)
      if used > 0, used + 1 + columns > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += used > 0 ? " " + word : word
      used += (used > 0 ? 1 : 0) + columns
    }
    return lines + [line]
  }

  /// Returns the lines of some parts with a dot between them; a part is broken only if it must be.
  static func join(_ parts: [String], width: Int) -> [String] {
    var lines: [String] = []
    for part in parts.map(\.harmless) {
      if let last = lines.last,
        DisplayWidth.of(last) + 3 + DisplayWidth.of(part) <= width
      {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines += wrap(part, width: width)
      }
    }
    return lines
  }
}
