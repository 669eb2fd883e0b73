/// What can stand right before a place in the matches of a pattern.
struct Predecessor: Hashable {
  /// The bytes that can stand there.
  var set: ByteSet
  /// Whether the text can start at the place.
  var mayStartText: Bool

  static let anything = Predecessor(set: .all, mayStartText: true)
  static let nothing = Predecessor(set: ByteSet(), mayStartText: false)

  func union(_ other: Predecessor) -> Predecessor {
    Predecessor(set: set.union(other.set), mayStartText: mayStartText || other.mayStartText)
  }

  func intersection(_ other: Predecessor) -> Predecessor {
    Predecessor(
      set: set.intersection(other.set), mayStartText: mayStartText && other.mayStartText)
  }
}

extension RegexAnalysis {
  /// Returns what can stand before the place behind some pieces, of which the first has `start`
  /// before it, and where one of `next` can stand behind.
  mutating func predecessor(
    behind pieces: [RegexPiece], from start: Predecessor, next: ByteSet
  ) -> Predecessor {
    var result = start
    // What stands before a piece that consumes a byte is out of sight behind it.
    let first = pieces.lastIndex { $0.minimumWidth > 0 } ?? 0
    for index in first..<pieces.count {
      let following = firstBytes(of: pieces[(index + 1)...], then: next)
      result = predecessor(behind: pieces[index], from: result, next: following)
    }
    return result
  }

  private mutating func predecessor(
    behind piece: RegexPiece, from start: Predecessor, next: ByteSet
  ) -> Predecessor {
    guard spend() else { return .anything }
    switch piece.kind {
    case .set(let set): return Predecessor(set: set, mayStartText: false)
    case .choice(let branches):
      var result = Predecessor.nothing
      for branch in branches {
        result = result.union(predecessor(behind: branch, from: start, next: next))
      }
      return result
    case .repetition(let body, let count):
      return predecessor(behind: body, count, from: start, next: next)
    case .assertion(let assertion): return start.asserting(assertion, next: next)
    case .look(let direction, let isNegative, let branches):
      guard direction == .behind else { return start }
      return isNegative
        ? start.excluding(branches) : predecessor(behindLookbehind: branches, from: start)
    }
  }

  /// A second round sees what the first leaves; a third would see no more.
  private mutating func predecessor(
    behind body: [RegexPiece], _ count: RepeatCount, from start: Predecessor, next: ByteSet
  ) -> Predecessor {
    let following = firstBytes(of: body, then: next).union(next)
    let once = predecessor(behind: body, from: start, next: following)
    let more = predecessor(behind: body, from: start.union(once), next: following)
    let result = once.union(more)
    return count.minimum == 0 ? result.union(start) : result
  }

  private mutating func predecessor(
    behindLookbehind branches: [[RegexPiece]], from start: Predecessor
  ) -> Predecessor {
    var seen = Predecessor.nothing
    for branch in branches {
      seen = seen.union(predecessor(behind: branch, from: .anything, next: .all))
    }
    return start.intersection(seen)
  }
}

extension Predecessor {
  fileprivate func asserting(_ assertion: RegexSyntax.Assertion, next: ByteSet) -> Predecessor {
    switch assertion {
    case .textStart: Predecessor(set: ByteSet(), mayStartText: mayStartText)
    case .lineStart:
      Predecessor(set: set.intersection(.newline), mayStartText: mayStartText)
    case .textEnd, .lineEnd, .textEndOrLastNewline: self
    case .wordBoundary: bounded(isBoundary: true, next: next)
    case .notWordBoundary: bounded(isBoundary: false, next: next)
    }
  }

  /// Says of a word boundary, or of its absence, what it says of the byte before it.
  private func bounded(isBoundary: Bool, next: ByteSet) -> Predecessor {
    let isWordNext = next.isSubset(of: .word)
    guard isWordNext || next.intersection(.word).isEmpty else { return self }
    guard isWordNext == isBoundary else {
      return Predecessor(set: set.intersection(.word), mayStartText: false)
    }
    return Predecessor(set: set.subtracting(.word), mayStartText: mayStartText)
  }

  /// Takes away what the branches of a negative lookbehind say of one byte alone.
  fileprivate func excluding(_ branches: [[RegexPiece]]) -> Predecessor {
    var result = self
    for branch in branches where branch.count == 1 {
      if case .set(let set) = branch[0].kind { result.set = result.set.subtracting(set) }
    }
    return result
  }
}
