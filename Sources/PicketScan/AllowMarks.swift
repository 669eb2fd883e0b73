internal import PicketRules

/// Finds the marks of comments that allow a finding, `picket:allow`, in the same pass as the rules.
enum AllowMarks {
  /// The mark's anchor, as the one rule of its tables.
  static let anchors: AnchorTables = {
    var builder = AnchorTablesBuilder()
    // The window is "t:al", which other texts hardly hold.
    builder.add(Anchor(literal: Array("picket:allow".utf8), windowOffset: 5), rule: 0)
    return builder.tables
  }()
}
