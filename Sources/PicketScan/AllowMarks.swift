internal import PicketRules

/// Finds the marks of comments that allow a finding, `picket:allow`, in the same pass as the rules.
enum AllowMarks {
  /// Stands in the place of a rule's number in the hits of marks.
  static let rule = Int(UInt32.max)

  /// Adds the mark to anchors of rules.
  static func add(to anchors: inout AnchorTablesBuilder) {
    // The window is "t:al", which other texts hardly hold.
    anchors.add(Anchor(literal: Array("picket:allow".utf8), windowOffset: 5), rule: rule)
  }
}
