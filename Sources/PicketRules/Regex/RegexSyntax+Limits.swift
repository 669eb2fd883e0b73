extension RegexParser {
  /// PCRE2 refuses code above 65,536 bytes; the estimate never falls below the truth.
  static let maximumCompiledSize = 60_000
}

extension RegexSyntax {
  /// The number of bytes that every match has, as a lookbehind's branch needs it; `nil` if it varies.
  ///
  /// Assertions count as empty. As in PCRE2, the branches of an inner group need one length.
  var fixedLength: Int? {
    switch self {
    case .empty, .assertion, .look: return 0
    case .set: return 1
    case .capture(let body, _), .atomic(let body): return body.fixedLength
    case .sequence(let items):
      return items.reduce(0 as Int?) { sum, item in
        sum.flatMap { sum in item.fixedLength.map { min(sum + $0, 1 << 20) } }
      }
    case .choice(let branches):
      let lengths = branches.map(\.fixedLength)
      return lengths.allSatisfy { $0 == lengths[0] } ? lengths[0] : nil
    case .repetition(.look(.ahead, _, _), _, _): return 0
    case .repetition(let body, let count, _):
      guard count.minimum == count.maximum, let length = body.fixedLength else { return nil }
      return min(length * count.minimum, 1 << 20)
    }
  }

  /// The number of bytes of PCRE2's code, rounded up: a group is written out once per repeat.
  var compiledSizeEstimate: Int {
    switch self {
    case .empty: 0
    case .set(let set): set.count == 1 ? 2 : 37
    case .assertion: 1
    case .sequence(let items): items.reduce(9) { $0 + $1.compiledSizeEstimate }
    case .choice(let branches): branches.reduce(9) { $0 + 3 + $1.compiledSizeEstimate }
    case .capture(let body, _), .atomic(let body): 9 + body.compiledSizeEstimate
    case .look(_, _, let body): 15 + body.compiledSizeEstimate
    case .repetition(.set(let set), _, _): 20 + (set.count == 1 ? 4 : 37)
    case .repetition(let body, let count, _):
      min((body.compiledSizeEstimate + 14) * max(count.maximum ?? count.minimum, 1) + 20, 1 << 24)
    }
  }
}
