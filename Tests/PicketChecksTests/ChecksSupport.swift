import PicketChecks
import PicketModel

extension ListedTree {
  /// A tree of paths: a link as `path -> target`, everything else a file.
  init(_ entries: [String], rootPath: String? = nil) {
    self.init(
      entries.map { entry in
        let parts = entry.split(separator: " -> ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return (BytePath(entry), .file) }
        return (BytePath(parts[0]), .link(target: Array(parts[1].utf8)))
      }, rootPath: rootPath.map { Array($0.utf8) })
  }
}

extension EntryChecks {
  /// The checks, with submodules as lines of `name key value`.
  static let simple = EntryChecks { text in
    String(decoding: text, as: UTF8.self).split(separator: "\n").enumerated().compactMap {
      let parts = $0.element.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count == 3 else { return nil }
      return SubmoduleSetting(
        name: Array(parts[0].utf8), key: parts[1], value: Array(parts[2].utf8),
        line: $0.offset + 1)
    }
  }

  /// The checks and variants that an added entry gets, in the order of their names.
  func names(_ path: String, mode: UInt32, target: String? = nil, in tree: ListedTree) -> [String] {
    let side = EntryChange.Side(mode: mode, target: target.map { Array($0.utf8) })
    return findings(of: [EntryChange(path: BytePath(path), old: nil, new: side)], in: tree).names
  }
}

extension [EntryFinding] {
  /// The names of the checks without their family, with the variant behind a blank.
  var names: [String] {
    map { found in
      let name = String(found.check.rawValue.dropFirst("filesystem/".count))
      return found.variant.map { "\(name) \($0)" } ?? name
    }.sorted()
  }
}
