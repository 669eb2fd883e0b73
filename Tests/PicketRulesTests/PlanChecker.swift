import PicketRules

/// Compares what a plan says of a pattern with what PCRE2 finds.
struct PlanChecker {
  let plan: PatternPlan
  let oracle: PCRE2Oracle

  /// The first thing that the plan says wrongly of a match, or `nil`.
  func fault(of match: Range<Int>, in text: [UInt8]) -> String? {
    guard match.count >= plan.minimumWidth else { return "narrower than the least width" }
    if let maximum = plan.maximumWidth, match.count > maximum {
      return "wider than the largest width"
    }
    if let first = match.isEmpty ? nil : text[match.lowerBound], !plan.firstBytes.contains(first) {
      return "starts with a byte that is not a first byte"
    }
    if case .anchored(let anchors) = plan.anchoring, !hasAnchor(anchors, match, text) {
      return "has no anchor that passes"
    }
    return windowFault(of: match, in: text)
  }

  private func hasAnchor(_ plan: AnchorPlan, _ match: Range<Int>, _ text: [UInt8]) -> Bool {
    plan.anchors.contains { anchor in
      plan.distance.contains { distance in
        let place = match.lowerBound + distance
        return place + anchor.literal.count <= match.upperBound
          && anchor.passes(in: text, at: place)
      }
    }
  }

  /// The match has to be found again in the bytes around it that the plan names.
  private func windowFault(of match: Range<Int>, in text: [UInt8]) -> String? {
    guard let width = plan.maximumWidth, let lookahead = plan.lookahead else { return nil }
    let start = max(0, match.lowerBound - plan.lookbehind)
    let end = min(text.count, match.lowerBound + width + lookahead)
    let again = oracle.match(
      in: Array(text[start..<end]), from: match.lowerBound - start, isAnchored: true)
    let expected = (match.lowerBound - start)..<(match.upperBound - start)
    return again == expected ? nil : "is not found in \(start)..<\(end), but \(again as Any)"
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(where predicate: (Int) -> Bool) -> Bool {
    first(where: predicate) != nil
  }
}

extension Anchor {
  /// Whether all but the test for weak words pass at a place.
  func passes(in text: [UInt8], at place: Int) -> Bool {
    guard hasLiteral(in: text, at: place), hasWindow(in: text, at: place) else { return false }
    if place == 0 {
      guard mayStartText else { return false }
    } else if let before, !before.contains(text[place - 1]) {
      return false
    }
    return tail?.holds(in: text.span, at: place + literal.count) ?? true
  }

  private func hasLiteral(in text: [UInt8], at place: Int) -> Bool {
    guard place + literal.count <= text.count else { return false }
    return zip(literal, text[place...]).allSatisfy { wanted, byte in
      wanted == byte || isCaseless && (0x41...0x5A).contains(byte) && wanted == byte | 0x20
    }
  }

  private func hasWindow(in text: [UInt8], at place: Int) -> Bool {
    window.indices.allSatisfy { index in
      let position = place + windowOffset + index
      guard position >= 0 else { return false }
      return window[index].contains(position < text.count ? text[position] : 0)
    }
  }
}
