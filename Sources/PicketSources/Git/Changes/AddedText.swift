/// What of a text was not in an older one, by lines.
///
/// Lines that differ in nothing but blanks are the same line: a new indentation or other line ends
/// add nothing.
package struct AddedText: Sendable {
  /// The added lines of the new text, as ascending ranges of bytes.
  private var added: [Range<Int>] = []
  /// Where lines of the old text were taken out, as ascending offsets of the new one.
  private var cuts: [Int] = []

  /// Compares two texts.
  ///
  /// - Complexity: O(*n* *d*) for *n* lines of which *d* differ, and with memory for *d*² places;
  ///   where more than 256 differ, all lines between the first and the last of them count as added.
  package init(new: [UInt8], old: [UInt8]) {
    var numbers = LineNumbers()
    let (newLines, ranges) = numbers.lines(of: new)
    let (oldLines, _) = numbers.lines(of: old)
    var first = 0
    let shorter = min(newLines.count, oldLines.count)
    while first < shorter, newLines[first] == oldLines[first] { first += 1 }
    var rest = 0
    while rest < shorter - first,
      newLines[newLines.count - 1 - rest] == oldLines[oldLines.count - 1 - rest]
    {
      rest += 1
    }
    let (newMiddle, oldMiddle) = (
      first..<(newLines.count - rest), first..<(oldLines.count - rest)
    )
    let pairs = LinePairs.longest(
      Array(oldLines[oldMiddle]), Array(newLines[newMiddle]), limit: Self.differenceLimit)
    var (nextNew, nextOld) = (newMiddle.lowerBound, oldMiddle.lowerBound)
    func offset(_ line: Int) -> Int { line < ranges.count ? ranges[line].lowerBound : new.count }
    let end = (old: oldMiddle.upperBound - first, new: newMiddle.upperBound - first)
    for pair in (pairs ?? []) + [end] {
      let (pairedOld, pairedNew) = (pair.old + first, pair.new + first)
      if nextNew < pairedNew { added.append(offset(nextNew)..<offset(pairedNew)) }
      if nextOld < pairedOld { cuts.append(offset(nextNew)) }
      (nextNew, nextOld) = (pairedNew + 1, pairedOld + 1)
    }
  }

  private static let differenceLimit = 256  // lines

  /// Tells whether a range of the new text has a byte of an added line, or lines stood in the middle
  /// of it that are gone.
  ///
  /// - Complexity: O(*d*), for *d* differences.
  package func touches(_ range: Range<Int>) -> Bool {
    added.contains { $0.overlaps(range) }
      || cuts.contains { range.lowerBound < $0 && $0 < range.upperBound }
  }
}

/// Numbers for lines: the same for lines that differ in blanks alone.
private struct LineNumbers {
  private var numbers: [[UInt8]: Int] = [:]

  mutating func lines(of text: [UInt8]) -> (numbers: [Int], ranges: [Range<Int>]) {
    var lines: [Int] = []
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let newline = text[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { $0 + 1 } ?? text.count
      let key = text[start..<end].filter { $0 > 0x20 }
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      lines.append(number)
      ranges.append(start..<end)
      start = end
    }
    return (lines, ranges)
  }
}

/// Which lines of two texts are the same.
private enum LinePairs {
  typealias Pair = (old: Int, new: Int)

  /// Returns the pairs of a longest common subsequence; `nil` if more than `limit` lines differ.
  ///
  /// Source: E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, the greedy one.
  static func longest(_ old: [Int], _ new: [Int], limit: Int) -> [Pair]? {
    var furthest = [1: 0]
    var trace: [[Int: Int]] = []
    for difference in 0...min(limit, old.count + new.count) {
      trace.append(furthest)
      for diagonal in stride(from: -difference, through: difference, by: 2) {
        var x = Self.start(furthest, diagonal, difference)
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        furthest[diagonal] = x
        if x >= old.count, x - diagonal >= new.count {
          return pairs(trace, old.count, new.count)
        }
      }
    }
    return nil
  }

  private static func start(_ furthest: [Int: Int], _ diagonal: Int, _ difference: Int) -> Int {
    let (below, above) = (furthest[diagonal + 1] ?? -1, furthest[diagonal - 1] ?? -1)
    let goesDown = diagonal == -difference || diagonal != difference && above < below
    return goesDown ? below : above + 1
  }

  /// Follows the trace back from the ends of both texts.
  private static func pairs(_ trace: [[Int: Int]], _ oldCount: Int, _ newCount: Int) -> [Pair] {
    var pairs: [Pair] = []
    var (x, y) = (oldCount, newCount)
    for (difference, furthest) in trace.enumerated().reversed() {
      let diagonal = x - y
      let begin = start(furthest, diagonal, difference)
      while x > begin, x > 0, y > 0 {
        (x, y) = (x - 1, y - 1)
        pairs.append((x, y))
      }
      let (below, above) = (furthest[diagonal + 1] ?? -1, furthest[diagonal - 1] ?? -1)
      let wentDown = diagonal == -difference || diagonal != difference && above < below
      if difference > 0 { if wentDown { y -= 1 } else { x -= 1 } }
    }
    return pairs.reversed()
  }
}
