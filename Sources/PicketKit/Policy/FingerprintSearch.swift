internal import PicketModel

extension [Finding] {
  /// The number of findings that are told where several would do.
  private static var shownCandidates: Int { 20 }

  /// Returns the number of the one finding whose fingerprint starts with some digits.
  ///
  /// - Throws: `PathErrors` if there is none, or with all that would do if there are several.
  package func onlyIndex(startingWith fingerprint: String) throws(PathErrors) -> Int {
    let found = indices.filter { self[$0].hasFingerprint(startingWith: fingerprint) }
    guard let first = found.first else {
      throw PathErrors(
        texts: [
          "no finding has the fingerprint '\(fingerprint.printable)': take at least "
            + "\(Finding.leastFingerprintDigits) digits of one that 'picket scan' reports"
        ])
    }
    guard found.count == 1 else {
      let candidates = found.prefix(Self.shownCandidates).map { "  " + self[$0].candidate }
      let more = found.count - candidates.count
      throw PathErrors(
        texts: ["\(found.count) findings have such a fingerprint: give more digits of one"]
          + candidates + (more > 0 ? ["  and \(more) more"] : []))
    }
    return first
  }
}

extension Finding {
  /// The finding where it is one of several that may be meant.
  fileprivate var candidate: String {
    let position = range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    return "\(fingerprint) \(path.description.harmless)\(position) [\(rule)]"
  }
}
