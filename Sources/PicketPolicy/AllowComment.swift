package import PicketModel

/// A comment that allows findings: `picket:allow RULE[,RULE] [until=YYYY-MM-DD] -- reason`.
package struct AllowComment: Hashable, Sendable {
  /// The ids of the rules that are allowed; never empty.
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
  /// Gives `nil` if no rule is named, or the date is none: such a comment allows nothing.
  ///
  /// - Parameters:
  ///   - line: the line of the mark, or as much of it as is at hand.
  ///   - start: where the mark starts in it.
  package init?(line: ArraySlice<UInt8>, markAt start: Int) {
    standsAlone = Self.isLeader(line[..<start])
    let text = String(decoding: line[start...].dropFirst(Self.mark.utf8.count), as: UTF8.self)
    guard text.first == " " || text.first == "\t" else { return nil }
    var words = text.split { $0 == " " || $0 == "\t" || $0.isNewline }[...]
    if let dashes = words.firstIndex(of: "--") {
      reason = Self.withoutCloser(words[(dashes + 1)...])
      words = words[..<dashes]
    }
    guard let first = words.popFirst() else { return nil }
    rules = first.split(separator: ",").map(String.init)
    guard !rules.isEmpty, rules.allSatisfy(Self.isRuleID) else { return nil }
    // Wherever it stands: a date that is overlooked would allow for ever.
    guard let date = words.first(where: { $0.hasPrefix("until=") }) else { return }
    guard let day = Day(date.dropFirst("until=".count)) else { return nil }
    until = day
  }

  /// Tells whether the comment allows a finding of a rule on a day.
  package func allows(rule: String, on day: Day) -> Bool {
    rules.contains(rule) && until.map { day <= $0 } ?? true
  }

  /// Tells whether bytes are what comments start with, and nothing else.
  private static func isLeader(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    return text.lowercased() == "rem" || text.lowercased() == "dnl"
      || text.utf8.allSatisfy { "#/*-<!;%'\"{(|".utf8.contains($0) }
  }

  private static func isRuleID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }

  /// Joins the words of a reason, without what ends the comment.
  private static func withoutCloser(_ words: ArraySlice<Substring>) -> String? {
    let closers: Set<Substring> = ["*/", "-->", "#}", "--%>", "*)"]
    let kept = words.last.map(closers.contains) ?? false ? words.dropLast() : words
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }
}

/// A day of the calendar.
package struct Day: Hashable, Comparable, Sendable {
  private let year: Int
  private let month: Int
  private let day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads a day written as YYYY-MM-DD.
  package init?(_ text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) }), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...Self.dayCount(ofMonth: month, year)).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func dayCount(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Day, b: Day) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

/// The comments of one file that allow findings in it.
package struct AllowComments: Sendable {
  private var comments: [Int: [AllowComment]] = [:]

  package init() {}

  /// Adds the comment on a line, counted from 1.
  package mutating func add(_ comment: AllowComment, line: Int) {
    comments[line, default: []].append(comment)
  }

  /// Returns who allows a finding of a rule that starts on a line, if anybody does.
  package func suppression(ofRule rule: String, line: Int, on day: Day) -> Suppression? {
    let here = comments[line] ?? []
    let above = (comments[line - 1] ?? []).filter(\.standsAlone)
    return (here + above).first { $0.allows(rule: rule, on: day) }
      .map { Suppression(by: .inline, reason: $0.reason) }
  }
}
