internal import PicketModel

/// A comment that allows findings: `picket:allow RULE[,RULE] [until=YYYY-MM-DD] -- reason`.
package struct AllowComment: Hashable, Sendable {
  /// The ids or aliases of the rules that are allowed; never empty.
  package var rules: [String]
  /// The last day on which the comment holds.
  package var until: Day?
  package var reason: String?
  /// Whether nothing but the comment stands on its line, so that it speaks of the next one.
  package var standsAlone: Bool

  /// The mark that a comment starts with.
  package static let mark = "picket:allow"

  /// Reads the comment around a mark.
  ///
  /// - Parameters:
  ///   - line: the line of the mark, or as much of it as is at hand.
  ///   - start: where the mark starts in it.
  ///   - shown: what stands behind the mark, with every secret masked; the reason comes from it.
  /// - Throws: why the comment allows nothing.
  package init(
    line: ArraySlice<UInt8>, markAt start: Int, shown: [UInt8]? = nil
  ) throws(AllowCommentFault) {
    standsAlone = CommentOpener.standsAlone(line[..<start])
    let text = String(decoding: line[start...].dropFirst(Self.mark.utf8.count), as: UTF8.self)
    if let next = text.first, !next.isWhitespace {
      throw next.isLetter || next.isNumber || "-_".contains(next) ? .otherWord : .noRule
    }
    var words = Self.words(of: text)[...]
    let shownText = shown.map { String(decoding: $0, as: UTF8.self) }
    reason = Self.reason(in: shownText.map(Self.words) ?? Array(words))
    if let dashes = words.firstIndex(of: "--") { words = words[..<dashes] }
    guard let first = words.popFirst() else { throw .noRule }
    rules = first.split(separator: ",").map(String.init)
    guard !rules.isEmpty else { throw .noRule }
    if let name = rules.first(where: { !Self.isRuleID($0) }) { throw .notARule(name) }
    // Wherever it stands: a date that is overlooked would allow for ever.
    guard let date = words.first(where: { $0.hasPrefix("until=") }) else { return }
    let dayText = date.dropFirst("until=".count)
    guard let day = Day(dayText) else { throw .notADay(String(dayText)) }
    until = day
  }

  private static func isRuleID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || "-_.".utf8.contains(byte)
      }
  }

  private static func words(of text: String) -> [Substring] {
    text.split { $0 == " " || $0 == "\t" || $0.isNewline }
  }

  /// Returns the words of the reason, without what ends the comment.
  private static func reason(in all: [Substring]) -> String? {
    guard let dashes = all.firstIndex(of: "--") else { return nil }
    let words = all[(dashes + 1)...]
    let closers: Set<Substring> = ["*/", "-->", "#}", "--%>", "*)"]
    let kept = words.last.map(closers.contains) ?? false ? words.dropLast() : words
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }
}

/// Why a comment with the mark allows nothing.
package enum AllowCommentFault: Error, Hashable, Sendable {
  /// The mark is only the start of another word.
  case otherWord
  case noRule
  case notARule(String)
  case notADay(String)
}

extension AllowCommentFault: CustomStringConvertible {
  /// What is wrong and what to do; names may come from an attacker.
  package var description: String {
    switch self {
    case .otherWord: "another word starts like the mark; nothing is allowed"
    case .noRule: "no rule is named, so nothing is allowed; write 'picket:allow RULE -- reason'"
    case .notARule(let name):
      "'\(name.quotable)' cannot be a rule, so nothing is allowed; write rules as 'RULE,RULE'"
    case .notADay(let text):
      "'\(text.quotable)' is no day, so nothing is allowed; write 'until=YYYY-MM-DD'"
    }
  }
}
