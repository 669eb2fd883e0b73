/// A part of a pattern, with what the analysis asks of it again and again.
///
/// A pattern is a list of pieces: groups that change nothing are gone, and the first round of a
/// repeat that has to occur stands before the rest of it, so that literals inside are in plain view.
struct RegexPiece {
  indirect enum Kind {
    case set(ByteSet)
    case choice([[RegexPiece]])
    case repetition([RegexPiece], RepeatCount)
    case assertion(RegexSyntax.Assertion)
    case look(RegexSyntax.LookDirection, isNegative: Bool, [[RegexPiece]])
  }

  let kind: Kind
  /// The number of bytes it consumes: at least, and at most `RegexWidth.unbounded`.
  let minimumWidth: Int
  let maximumWidth: Int
  /// All bytes that it can consume.
  let bytes: ByteSet
  /// The number of pieces in it, itself included, to bound the work.
  let weight: Int

  init(set: ByteSet) {
    kind = .set(set)
    minimumWidth = 1
    maximumWidth = 1
    bytes = set
    weight = 1
  }

  init(assertion: RegexSyntax.Assertion) {
    kind = .assertion(assertion)
    minimumWidth = 0
    maximumWidth = 0
    bytes = ByteSet()
    weight = 1
  }

  init(
    look direction: RegexSyntax.LookDirection, isNegative: Bool, branches: [[RegexPiece]]
  ) {
    kind = .look(direction, isNegative: isNegative, branches)
    minimumWidth = 0
    maximumWidth = 0
    bytes = ByteSet()
    weight = branches.reduce(1) { $0 + $1.weight }
  }

  init(choice branches: [[RegexPiece]]) {
    kind = .choice(branches)
    minimumWidth = branches.map(\.minimumWidth).min() ?? 0
    maximumWidth = branches.map(\.maximumWidth).max() ?? 0
    bytes = branches.reduce(ByteSet()) { $0.union($1.bytes) }
    weight = branches.reduce(1) { $0 + $1.weight }
  }

  init(_ body: [RegexPiece], repeated count: RepeatCount) {
    kind = .repetition(body, count)
    minimumWidth = RegexWidth.product(body.minimumWidth, count.minimum)
    maximumWidth = RegexWidth.product(body.maximumWidth, count.maximum)
    bytes = body.bytes
    weight = 1 + body.weight
  }
}

extension [RegexPiece] {
  var minimumWidth: Int { reduce(0) { RegexWidth.sum($0, $1.minimumWidth) } }
  var maximumWidth: Int { reduce(0) { RegexWidth.sum($0, $1.maximumWidth) } }
  var bytes: ByteSet { reduce(ByteSet()) { $0.union($1.bytes) } }
  var weight: Int { reduce(0) { $0 + $1.weight } }

  /// Makes the pieces of a tree.
  ///
  /// - Complexity: O(*n*) in the size of the tree, up to a constant: only parts of little weight are
  ///   written twice.
  init(_ syntax: RegexSyntax) {
    switch syntax {
    case .empty: self = []
    case .set(let set): self = [RegexPiece(set: set)]
    case .sequence(let items): self = items.flatMap { [RegexPiece]($0) }
    case .choice(let branches): self = [RegexPiece(choice: branches.map { [RegexPiece]($0) })]
    case .capture(let body, _), .atomic(let body): self.init(body)
    case .assertion(let assertion): self = [RegexPiece(assertion: assertion)]
    case .look(let direction, let isNegative, let body):
      let branches = if case .choice(let branches) = body { branches } else { [body] }
      self = [
        RegexPiece(
          look: direction, isNegative: isNegative, branches: branches.map { [RegexPiece]($0) })
      ]
    case .repetition(let body, let count, _): self.init([RegexPiece](body), repeated: count)
    }
  }

  /// The largest number of bytes of a repeat such as `-{5}` that are written out.
  private static var longestWrittenRun: Int { 16 }
  /// The largest weight of a body whose first round is written out.
  private static var heaviestWrittenBody: Int { 1_000 }

  private init(_ body: [RegexPiece], repeated count: RepeatCount) {
    guard count.maximum != 0, !body.isEmpty else {
      self = []
      return
    }
    let rounds = Self.writtenRounds(of: body, count)
    let rest = RepeatCount(count.minimum - rounds, count.maximum.map { $0 - rounds })
    self = (0..<rounds).flatMap { _ in body }
    if rest.maximum != 0 { append(RegexPiece(body, repeated: rest)) }
  }

  private static func writtenRounds(of body: [RegexPiece], _ count: RepeatCount) -> Int {
    guard count.minimum > 0 else { return 0 }
    guard body.count == 1, case .set(let set) = body[0].kind else {
      return body.weight <= heaviestWrittenBody ? 1 : 0
    }
    if count.maximum == 1 { return 1 }
    return set.count <= 2 ? Swift.min(count.minimum, longestWrittenRun) : 0
  }
}
