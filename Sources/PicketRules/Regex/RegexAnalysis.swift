/// Answers what can stand where in the matches of a pattern.
///
/// Every answer covers at least what can be: a set holds all bytes that can stand at a place, and
/// perhaps more. The work is bounded, because patterns can be hostile; when the effort is spent,
/// answers become "anything".
struct RegexAnalysis {
  /// The number of pieces that may still be visited.
  private(set) var effort = 400_000

  var isExhausted: Bool { effort <= 0 }

  /// Takes note of a visit, and tells whether the effort allows it.
  mutating func spend() -> Bool {
    effort -= 1
    return effort > 0
  }

  /// The bytes that pieces can start with; `next` where they can be empty.
  mutating func firstBytes(of pieces: some Sequence<RegexPiece>, then next: ByteSet) -> ByteSet {
    var result = ByteSet()
    for piece in pieces {
      result = result.union(firstBytes(of: piece))
      if piece.minimumWidth > 0 { return result }
    }
    return result.union(next)
  }

  private mutating func firstBytes(of piece: RegexPiece) -> ByteSet {
    guard spend() else { return .all }
    switch piece.kind {
    case .set(let set): return set
    case .choice(let branches):
      var result = ByteSet()
      for branch in branches {
        result = result.union(firstBytes(of: branch, then: ByteSet()))
      }
      return result
    case .repetition(let body, _): return firstBytes(of: body, then: ByteSet())
    case .assertion, .look: return ByteSet()
    }
  }

  // MARK: Neighbours

  /// What can stand at some places next to each other.
  struct Neighbours {
    /// The bytes that can stand at each distance.
    var sets: [ByteSet]
    /// Bit *k*: whether the pieces can end before distance *k*, so that anything can stand there.
    var ends: UInt8
  }

  /// The bytes at the first places of pieces, or at their last places, counted backwards.
  ///
  /// - Precondition: `count` is at most 7.
  mutating func neighbours(
    _ count: Int, of pieces: [RegexPiece], backwards: Bool
  ) -> Neighbours {
    var sets = [ByteSet](repeating: ByteSet(), count: count)
    var places: UInt8 = 1
    walk(pieces, backwards, places: &places, sets: &sets)
    return Neighbours(sets: sets, ends: places)
  }

  /// Moves a set of places, a bit for each, over pieces, and adds what stands there.
  private mutating func walk(
    _ pieces: [RegexPiece], _ backwards: Bool, places: inout UInt8, sets: inout [ByteSet]
  ) {
    var indices = backwards ? Array(pieces.indices) : Array(pieces.indices.reversed())
    while places != 0, let index = indices.popLast() {
      walk(pieces[index], backwards, places: &places, sets: &sets)
    }
  }

  private mutating func walk(
    _ piece: RegexPiece, _ backwards: Bool, places: inout UInt8, sets: inout [ByteSet]
  ) {
    guard spend() else { return giveUp(at: &places, sets: &sets) }
    switch piece.kind {
    case .assertion, .look: break
    case .set(let set):
      for place in sets.indices where places >> place & 1 == 1 {
        sets[place] = sets[place].union(set)
      }
      places = places << 1 & (1 << sets.count - 1)
    case .choice(let branches):
      var result: UInt8 = 0
      for branch in branches {
        var inner = places
        walk(branch, backwards, places: &inner, sets: &sets)
        result |= inner
      }
      places = result
    case .repetition(let body, let count):
      walk(body, count, backwards, places: &places, sets: &sets)
    }
  }

  private mutating func walk(
    _ body: [RegexPiece], _ count: RepeatCount, _ backwards: Bool, places: inout UInt8,
    sets: inout [ByteSet]
  ) {
    var result = count.minimum == 0 ? places : 0
    // A round consumes at least a byte, or can be empty: then the last round tells all.
    let rounds = min(count.maximum ?? .max, sets.count + 1)
    var round = 0
    while round < rounds, places != 0 {
      let last = places
      walk(body, backwards, places: &places, sets: &sets)
      round += 1
      if round >= count.minimum { result |= places }
      if places == last { break }
    }
    places = round < count.minimum ? result | places : result
  }

  private func giveUp(at places: inout UInt8, sets: inout [ByteSet]) {
    let lowest = places.trailingZeroBitCount
    for place in sets.indices where place >= lowest { sets[place] = .all }
    places = .max << lowest & (1 << sets.count - 1)
  }
}
