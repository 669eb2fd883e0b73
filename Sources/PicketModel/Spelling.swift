/// Guesses what a person meant to write.
package enum Spelling {
  /// The longest word that is compared, in bytes: the comparison takes quadratic time.
  private static let maximumWordLength = 64

  /// Returns the candidate that differs least from a word; `nil` if all differ in more than a third
  /// of it.
  ///
  /// - Complexity: O(*k* *n*²), where *k* is the number of candidates and *n* the length of the word.
  package static func closest(to word: String, among candidates: [String]) -> String? {
    let letters = fold(word)
    guard letters.count <= maximumWordLength else { return nil }
    let limit = max(1, letters.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      // One that is as near as the best so far changes nothing.
      let most = best.map { $0.distance - 1 } ?? limit
      let distance = distance(letters, fold(candidate), atMost: most)
      if let distance { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// A word without what people mix up: case, and the marks between its parts.
  private static func fold(_ word: String) -> [UInt8] {
    word.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }.map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
  }

  /// Returns the least number of letters to add, drop, change or swap with a neighbour; `nil` if
  /// that is more than a limit.
  private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var (beforeLast, last) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      // What is swapped with a neighbour reaches over one row.
      guard min(last.min() ?? 0, row.min() ?? 0) <= limit else { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
