/// How far outside of a match the assertions of a pattern look.
struct RegexBounds {
  /// The number of bytes before a match, and behind it, that an assertion may look at.
  private(set) var lookbehind = 0
  private(set) var lookahead = 0

  /// How far the ends of a part of the pattern are from those of the match, in bytes.
  ///
  /// Inside a lookahead a place can be behind the match, inside a lookbehind before it.
  private struct Span {
    /// The least distance from the start of the match to the start and the end of the part.
    var startFromStart: Int
    var endFromStart: Int
    /// The largest distance from the end of the match to the start and the end of the part.
    var startFromEnd: Int
    var endFromEnd: Int
  }

  init(_ pieces: [RegexPiece]) {
    let width = pieces.minimumWidth
    visit(
      pieces,
      in: Span(startFromStart: 0, endFromStart: width, startFromEnd: -width, endFromEnd: 0))
  }

  private mutating func visit(_ pieces: [RegexPiece], in span: Span) {
    var inner = span
    var minimumRest = pieces.minimumWidth
    var maximumRests = pieces.maximumRests
    maximumRests.reverse()
    for piece in pieces {
      minimumRest -= minimumRest < RegexWidth.unbounded ? piece.minimumWidth : 0
      let maximumRest = maximumRests.popLast() ?? 0
      inner.endFromStart = max(
        inner.startFromStart + piece.minimumWidth, span.endFromStart - maximumRest)
      inner.endFromEnd = min(
        RegexWidth.sum(inner.startFromEnd, piece.maximumWidth), span.endFromEnd - minimumRest)
      visit(piece, in: inner)
      inner.startFromStart = inner.endFromStart
      inner.startFromEnd = inner.endFromEnd
    }
  }

  private mutating func visit(_ piece: RegexPiece, in span: Span) {
    switch piece.kind {
    case .set: break
    case .choice(let branches):
      for branch in branches { visit(branch, in: span) }
    case .repetition(let body, _):
      var round = span
      round.endFromStart = span.startFromStart + body.minimumWidth
      round.startFromEnd = span.endFromEnd - body.minimumWidth
      visit(body, in: round)
    case .assertion(let assertion):
      note(before: assertion.lookbehind, behind: assertion.lookahead, at: span)
    case .look(let direction, _, let branches):
      for branch in branches { look(direction, branch, from: span) }
    }
  }

  private mutating func look(
    _ direction: RegexSyntax.LookDirection, _ branch: [RegexPiece], from span: Span
  ) {
    let start = span.startFromStart
    let end = span.endFromEnd
    switch direction {
    case .ahead:
      note(before: 0, behind: branch.maximumWidth, at: span)
      visit(
        branch,
        in: Span(
          startFromStart: start, endFromStart: start + branch.minimumWidth, startFromEnd: end,
          endFromEnd: RegexWidth.sum(end, branch.maximumWidth)))
    case .behind:
      note(before: branch.maximumWidth, behind: 0, at: span)
      visit(
        branch,
        in: Span(
          startFromStart: start - branch.maximumWidth, endFromStart: start,
          startFromEnd: end - branch.minimumWidth, endFromEnd: end))
    }
  }

  /// Takes note of an assertion, which stands at one place: its span is empty.
  private mutating func note(before: Int, behind: Int, at span: Span) {
    if before > 0 { lookbehind = max(lookbehind, before - span.startFromStart) }
    if behind > 0 { lookahead = max(lookahead, RegexWidth.sum(span.endFromEnd, behind)) }
  }
}

extension [RegexPiece] {
  /// For each piece, the largest number of bytes that those behind it consume.
  fileprivate var maximumRests: [Int] {
    var rest = 0
    var rests: [Int] = []
    for piece in reversed() {
      rests.append(rest)
      rest = RegexWidth.sum(rest, piece.maximumWidth)
    }
    return rests.reversed()
  }
}

extension RegexSyntax.Assertion {
  /// The number of bytes that the assertion looks at: before its place, and behind it.
  ///
  /// That there is none, because the text starts or ends, is seen by looking for one.
  fileprivate var lookbehind: Int {
    switch self {
    case .textStart, .lineStart, .wordBoundary, .notWordBoundary: 1
    case .textEnd, .lineEnd, .textEndOrLastNewline: 0
    }
  }

  fileprivate var lookahead: Int {
    switch self {
    case .textStart: 0
    case .lineStart, .wordBoundary, .notWordBoundary, .textEnd, .lineEnd: 1
    case .textEndOrLastNewline: 2
    }
  }
}
