package import PicketModel

/// The checks that judge whole texts.
package struct TextChecks: Sendable {
  private let checks: [any TextCheck]

  /// The largest text that is judged, in bytes.
  package static let largestText = 8 << 20

  /// Joins checks.
  package init(_ checks: [any TextCheck]) {
    self.checks = checks
  }

  /// Returns those of the checks that make findings of some rules.
  ///
  /// - Parameter isWanted: tells whether a rule of a family is wanted.
  /// - Returns: the checks of the families of those rules.
  package func filtered(_ isWanted: (_ family: String) -> Bool) -> TextChecks {
    TextChecks(checks.filter { $0.families.contains(where: isWanted) })
  }

  /// Returns the checks that judge a text.
  ///
  /// - Parameters:
  ///   - path: the path of the text.
  ///   - start: its first bytes.
  ///   - hasKeyword: tells whether a keyword of a rule of some checks stands in it.
  /// - Returns: those that want to see it.
  package func interested(
    in path: BytePath, start: Span<UInt8>, hasKeyword: (_ checks: Set<String>) -> Bool
  ) -> [any TextCheck] {
    var found: [any TextCheck] = []
    for check in checks {
      switch check.interest(in: path, start: start) {
      case .always: found.append(check)
      case .withKeywords(let checks): if hasKeyword(checks) { found.append(check) }
      case .never: break
      }
    }
    return found
  }
}
