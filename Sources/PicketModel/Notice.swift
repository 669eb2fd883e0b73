/// Something about saying no that somebody should look at: a comment that allows nothing, a rule
/// that is switched off.
///
/// Never a finding, and without effect on the exit status.
public struct Notice: Hashable, Sendable {
  /// The class of a notice.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A `picket:allow` comment whose last day is over.
    case expiredComment = "expired-comment"
    /// A `picket:allow` comment that allowed nothing.
    case unusedComment = "unused-comment"
    /// A `picket:allow` comment that is not understood.
    case malformedComment = "malformed-comment"
    /// A name that is no rule's.
    case unknownRule = "unknown-rule"
    /// A record of the baseline whose last day is over and that would hold otherwise.
    case expiredRecord = "expired-record"
    /// A rule, or a category of rules, that the configuration switches off.
    case disabledRule = "disabled-rule"
    /// Another part of the configuration that makes picket say less than it would.
    case weakened
    /// A way of saying no that a change brings in together with what it silences.
    case guardWeakened = "guard-weakened"
  }

  /// What it is, for programs; `text` says it for people.
  public var kind: Kind
  /// The file that it stands in.
  public var path: BytePath
  /// Counts from 1.
  public var line: Int
  /// What it is and what to do about it, for people; may hold text of the file.
  public var text: String

  /// Makes a notice about a line.
  public init(_ kind: Kind, path: BytePath, line: Int, text: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.text = text
  }
}

extension Notice: Comparable {
  /// The order in reports: by path and line, then by kind and text.
  public static func < (a: Notice, b: Notice) -> Bool {
    if a.path != b.path { return a.path < b.path }
    return (a.line, a.kind.rawValue, a.text) < (b.line, b.kind.rawValue, b.text)
  }
}
