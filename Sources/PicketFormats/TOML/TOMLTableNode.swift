/// A table while its file is read.
///
/// A class, because the current section, its parents and the last element of an array of tables are
/// all changed through other tables.
final class TOMLTableNode {
  /// How a table came to be, which decides who may add to it.
  enum Origin {
    /// Named only as a parent in a header: its own header may still come.
    case parentOfHeader
    /// Has its own header, or is the root.
    case header
    /// Made by a dotted key: only dotted keys of the same section, and headers of its children.
    case dottedKey
  }

  /// What a key stands for.
  enum Member {
    case value(TOMLValue)
    case table(TOMLTableNode)
    case tables(TOMLTableArray)
  }

  /// The tables of one `[[header]]`; a class for the same reason.
  final class TOMLTableArray {
    var tables: [TOMLTableNode] = []
  }

  var origin: Origin
  let place: SourcePlace
  /// The number of tables around this one.
  let depth: Int
  private var keys: [TOMLKey] = []
  private var members: [Member] = []
  private var index: [[UInt8]: Int] = [:]

  init(_ origin: Origin, place: SourcePlace, depth: Int) {
    self.origin = origin
    self.place = place
    self.depth = depth
  }

  /// Returns what a key stands for, and where it was first named.
  func member(_ key: TOMLKey) -> (member: Member, first: SourcePlace)? {
    index[Array(key.name.utf8)].map { (members[$0], keys[$0].place) }
  }

  /// Adds a key that is not there yet.
  func add(_ key: TOMLKey, _ member: Member) {
    index[Array(key.name.utf8)] = keys.count
    keys.append(key)
    members.append(member)
  }

  /// Returns the table as a value.
  ///
  /// - Complexity: O(*n*), where *n* is the number of keys in this table and below it.
  func frozen() -> TOMLTable {
    let entries = zip(keys, members).map { key, member in
      TOMLTable.Entry(key: key, value: Self.value(of: member, key: key))
    }
    return TOMLTable(entries: entries, index: index)
  }

  private static func value(of member: Member, key: TOMLKey) -> TOMLValue {
    switch member {
    case .value(let value): value
    case .table(let table): TOMLValue(content: .table(table.frozen()), place: table.place)
    case .tables(let array):
      TOMLValue(
        content: .array(
          array.tables.map { TOMLValue(content: .table($0.frozen()), place: $0.place) }),
        place: key.place)
    }
  }
}
