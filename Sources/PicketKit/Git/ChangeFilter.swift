internal import PicketModel
internal import PicketRules
internal import PicketScan
internal import PicketSources

/// Tells which findings in a changed text the change adds.
///
/// A finding is added if it has a byte on a line that no parent has. A secret is not, if a parent's
/// version of the file held the same one: to move or indent it adds nothing.
struct ChangeFilter {
  let rules: RuleSet
  /// What each parent had; empty where one had nothing, because then everything is added.
  let old: [OldText]
  /// The new text; `nil` if it is too large to be compared by lines.
  let new: [UInt8]?

  /// Returns, for each finding of a stage, whether it counts.
  func admitted(_ stage: FileStage, isDecoded: Bool) -> [Bool] {
    let texts = old.map { added(since: $0, isDecoded: isDecoded) }
    func isAdded(_ match: Match) -> Bool {
      let isKnown =
        rules.rule(at: match.rule).category == .secret
        && old.contains { $0.known.contains(KnownSecret(match)) }
      return texts.allSatisfy { $0?.touches(match.range) ?? true } && !isKnown
    }
    // Who adds one half of a pair adds the pair.
    return zip(stage.keptMatches, stage.companions).map { match, companion in
      isAdded(match) || companion.map(isAdded) ?? false
    }
  }

  /// Tells whether a byte of the new text stands on a line that no parent has.
  func adds(_ offset: Int, isDecoded: Bool) -> Bool {
    old.allSatisfy {
      added(since: $0, isDecoded: isDecoded)?.touches(offset..<(offset + 1)) ?? true
    }
  }

  private func added(since old: OldText, isDecoded: Bool) -> AddedText? {
    guard let new, let bytes = old.bytes else { return nil }
    guard isDecoded else { return AddedText(new: new, old: bytes) }
    return AddedText(
      new: UTF16Decoder.text(of: new) ?? new, old: UTF16Decoder.text(of: bytes) ?? bytes)
  }
}

extension UTF16Decoder {
  /// Returns what a text in UTF-16 says, in UTF-8; `nil` if it is not one.
  fileprivate static func text(of bytes: [UInt8]) -> [UInt8]? {
    guard let encoding = encoding(of: bytes.span) else { return nil }
    var decoder = UTF16Decoder(order: encoding.order)
    var text: [UInt8] = []
    decoder.decode(bytes.span.extracting(encoding.markLength..<bytes.count), into: &text)
    decoder.finish(into: &text)
    return text
  }
}
