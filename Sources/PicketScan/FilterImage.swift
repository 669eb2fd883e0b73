internal import CPicketKernels
package import PicketRules

extension RuleTable {
  /// Returns rules as the bytes of a table that the engine reads in place.
  package static func encoded(_ rules: [TableRule]) -> [UInt8] {
    encoded(rules) { builder in
      var builder = builder
      AllowMarks.add(to: &builder)
      return FilterImage.encoded(builder.tables)
    }
  }
}

/// Anchors as the bytes that the kernels read in place.
package enum FilterImage {
  /// Writes an image.
  ///
  /// - Precondition: there are fewer than 65,536 sets.
  package static func encoded(_ anchors: AnchorTables) -> [UInt8] {
    let entries = anchors.entries.map(picket_anchor.init)
    let windows = anchors.windows.map { picket_window(key: $0.key, anchor: UInt32($0.anchor)) }
    var count = 0
    let image = unsafe picket_image_create(
      entries, entries.count, anchors.literals, anchors.literals.count, anchors.sets,
      anchors.sets.count / 32, windows, windows.count, &count)
    guard let image = unsafe image else { preconditionFailure("no memory for the filter") }
    defer { unsafe picket_image_destroy(image) }
    return unsafe Array(UnsafeBufferPointer(start: image, count: count))
  }
}

extension picket_anchor {
  fileprivate init(_ entry: AnchorTables.Entry) {
    self.init(
      rule: UInt32(entry.rule), literal_start: UInt32(entry.literalStart),
      literal_length: UInt16(entry.literalLength), window_offset: Int16(entry.windowOffset),
      before_set: UInt16(entry.beforeSet ?? 0), tail_set: UInt16(entry.tailSet ?? 0),
      tail_gap: UInt8(entry.tailGap), tail_count: UInt8(entry.tailCount),
      is_caseless: entry.isCaseless ? 1 : 0, is_weak: entry.isWeak ? 1 : 0,
      has_before: entry.beforeSet == nil ? 0 : 1, may_start_text: entry.mayStartText ? 1 : 0,
      zero: 0)
  }
}
