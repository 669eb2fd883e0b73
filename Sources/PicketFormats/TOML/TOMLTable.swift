/// A table of a TOML file; its entries keep the order of the file.
package struct TOMLTable: Sendable {
  /// A key with its value.
  package struct Entry: Hashable, Sendable {
    package var key: TOMLKey
    package var value: TOMLValue
  }

  /// All entries, in the order in which the file first names them.
  package let entries: [Entry]
  /// The place of each entry by the bytes of its key: `String` would take keys for equal that TOML
  /// tells apart, such as a composed and a decomposed letter.
  private let index: [[UInt8]: Int]

  /// Makes an empty table.
  package init() {
    self.init(entries: [], index: [:])
  }

  init(entries: [Entry], index: [[UInt8]: Int]) {
    self.entries = entries
    self.index = index
  }

  /// Returns the entry of a key.
  ///
  /// - Complexity: O(1) on average.
  package func entry(_ name: String) -> Entry? {
    index[Array(name.utf8)].map { entries[$0] }
  }

  /// Returns a table of some of the entries.
  package func filter(_ isKept: (Entry) -> Bool) -> TOMLTable {
    let kept = entries.filter(isKept)
    let index = kept.enumerated().map { (Array($0.element.key.name.utf8), $0.offset) }
    return TOMLTable(
      entries: kept, index: Dictionary(index, uniquingKeysWith: { first, _ in first }))
  }

  /// The value of a key.
  package subscript(_ name: String) -> TOMLValue? {
    entry(name)?.value
  }
}

extension TOMLTable: Hashable {
  package static func == (a: TOMLTable, b: TOMLTable) -> Bool {
    a.entries == b.entries
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(entries)
  }
}

/// A key of a TOML table: one part of what may be a dotted key.
package struct TOMLKey: Hashable, Sendable {
  /// The key without quotes and escapes.
  package var name: String
  /// Where the part starts, its quote included.
  package var place: SourcePlace
}
