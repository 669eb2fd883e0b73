package import PicketModel

/// What a check found about an entry, before its rule makes a finding of it.
package struct EntryFinding: Hashable, Sendable {
  /// The check, by which the rule is found.
  package var check: EntryCheck
  /// The key of the rule's variant that says how bad it is; `nil` for the rule's own severity.
  package var variant: String?
  /// What was looked at.
  package var subject: Subject
  package var path: BytePath
  /// The line that it is about; `nil` for what is not about text.
  package var range: TextRange?
  /// What is the case here, for people; harmless, however hostile the names in it are.
  package var detail: String
  /// What to do here, in place of the rule's advice; `nil` where that is enough.
  package var advice: String?
  /// The permission bits that would end it; `nil` where no mode does.
  package var wantedBits: UInt32?
  /// Other entries that belong to it, such as the hops of a link.
  package var related: [RelatedPlace] = []
  /// What tells it from others of the same rule at the same path; stays while the fault stays.
  package var kind = ""

  /// Makes what a check found.
  package init(
    _ check: EntryCheck, variant: String? = nil, _ subject: Subject, _ path: BytePath,
    _ detail: String
  ) {
    self.check = check
    self.variant = variant
    self.subject = subject
    self.path = path
    self.detail = detail
    kind = variant ?? ""
  }
}

extension [UInt8] {
  /// A name or a path for a message.
  package var shown: String {
    String(decoding: self, as: UTF8.self).printable
  }

  /// A path as a word of a shell command.
  package var quotedForShell: String {
    let plain = allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/._+,:@%".utf8.contains(byte)
        || byte == UInt8(ascii: "-")
    }
    if plain, !isEmpty, first != UInt8(ascii: "-") { return String(decoding: self, as: UTF8.self) }
    let text = String(decoding: self, as: UTF8.self).harmless
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
