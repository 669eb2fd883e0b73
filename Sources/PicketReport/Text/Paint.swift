package import PicketModel

/// The colours of texts for people.
package enum Paint {
  /// What a text is, rather than how it looks.
  package enum Role {
    case severity(Severity)
    case good
    case bad
    /// Names and numbers to find first.
    case strong
    /// Gutters and arrows.
    case frame
    case note
    case help
    /// What may be overlooked.
    case faint
  }

  /// The parameters of the terminal's sequence for a role: those of the first 16 colours only, so
  /// that each user's own palette holds.
  private static func code(_ role: Role) -> String {
    switch role {
    case .severity(.critical): "1;35"
    case .severity(.high): "1;31"
    case .severity(.medium): "1;33"
    case .severity(.low): "1;36"
    case .severity(.info): "1;34"
    case .good: "1;32"
    case .bad: "1;31"
    case .strong: "1"
    case .frame: "1;34"
    case .note: "1"
    case .help: "1;36"
    case .faint: "2"
    }
  }

  static func apply(_ role: Role, to text: String) -> String {
    "\u{1B}[\(code(role))m\(text)\u{1B}[0m"
  }
}

extension ReportStyle {
  /// Returns a text in the colour of its role, if colours are used.
  package func paint(_ role: Paint.Role, _ text: String) -> String {
    usesColor && !text.isEmpty ? Paint.apply(role, to: text) : text
  }
}
