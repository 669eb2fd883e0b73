/// The pieces around a part of a pattern.
///
/// Only the nearest are kept: those farther away can make an answer no better than "anything".
struct RegexSurroundings {
  private static let reach = 64  // pieces

  /// What stands before the part and behind it, in the order of the pattern.
  private(set) var before: [RegexPiece] = []
  private(set) var behind: [RegexPiece] = []
  /// The number of bytes from the start of a match to the part.
  private(set) var minimumDistance = 0
  private(set) var maximumDistance = 0
  /// Whether `before` reaches back to the start of the match.
  private(set) var reachesStart = true

  /// The surroundings of the pieces in a range of a list that has these surroundings.
  func around(_ range: Range<Int>, of pieces: [RegexPiece]) -> RegexSurroundings {
    var result = self
    let head = pieces[..<range.lowerBound]
    result.before = Array((before.suffix(Self.reach) + head.suffix(Self.reach)).suffix(Self.reach))
    result.reachesStart = reachesStart && before.count + head.count <= Self.reach
    result.behind = Array(
      (pieces[range.upperBound...].prefix(Self.reach) + behind.prefix(Self.reach))
        .prefix(Self.reach))
    for piece in head {
      result.minimumDistance = RegexWidth.sum(result.minimumDistance, piece.minimumWidth)
      result.maximumDistance = RegexWidth.sum(result.maximumDistance, piece.maximumWidth)
    }
    return result
  }
}
