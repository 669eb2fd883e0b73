import PicketRules

extension PatternPlan {
  /// The plan in a line: widths, how far assertions look, anchors, distance, and the first tail.
  ///
  /// `i` marks a caseless anchor, `!` a weak one, `^` one that may start the text, and a number in
  /// brackets counts the bytes that can stand before it.
  var summary: String {
    let width = "\(minimumWidth)...\(maximumWidth.map(String.init) ?? "")"
    let around = "-\(lookbehind)+\(lookahead.map(String.init) ?? "")"
    switch anchoring {
    case .unanchored: return "\(width) \(around) unanchored"
    case .anchored(let plan):
      let literals = plan.anchors.map(\.summary).joined(separator: " ")
      let (low, high) = (plan.distance.lowerBound, plan.distance.upperBound)
      let tail = plan.anchors[0].tail.map { " \($0.count) of \($0.set.count) in \($0.gap)" } ?? ""
      return "\(width) \(around) \(literals) @\(low == high ? "\(low)" : "\(low)...\(high)")\(tail)"
    }
  }
}

extension Anchor {
  fileprivate var summary: String {
    let marks = (isCaseless ? "i" : "") + (isWeak ? "!" : "") + (mayStartText ? "^" : "")
    let predecessors = before.map { "[\($0.count)]" } ?? ""
    return predecessors + "'" + String(decoding: literal, as: UTF8.self) + "'" + marks
  }
}
