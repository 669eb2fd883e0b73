import Foundation
import PicketChecks
import PicketModel
import PicketTestSupport
import Testing

/// Random trees with links, on a disk: what the resolver says against what the system does.
struct LinkReferenceTests {
  private enum Answer: Hashable {
    case at(String)
    case missing
    case loop
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `follows links as the system does`(seed: UInt64) throws {
    let directory = TemporaryDirectory()
    let root = directory.url.path + "/root"
    var random = SeededGenerator(seed: seed)
    let links = try makeTree(at: root, &random)
    let tree = ListedTree(entries(of: root), rootPath: Array(root.utf8))
    for (path, target) in links {
      let way = LinkResolver(tree).path(ofLink: BytePath(path), target: Array(target.utf8))
      let real = answer(root + "/" + path)
      switch way.end {
      case .entry(let place, _):
        let shown = place.bytes.isEmpty ? root : root + "/\(place)"
        #expect(real == .at(shown), "\(path) -> \(target)")
      case .missing:
        #expect(real == .missing, "\(path) -> \(target)")
      case .loop:
        #expect(real == .loop, "\(path) -> \(target)")
      case .outside:
        let isInside = if case .at(let place) = real { place.isInside(root) } else { false }
        #expect(!isInside, "\(path) -> \(target)")
      case .gitDirectory:
        Issue.record("the tree has none")
      }
    }
  }

  /// Makes directories, files and links, and gives back the links.
  private func makeTree(
    at root: String, _ random: inout SeededGenerator
  ) throws -> [String: String] {
    let files = FileManager.default
    let directories = ["", "a/", "a/b/", "c/", "c/a/"]
    for name in directories {
      try files.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: root + "/\(name)f"))
    }
    try files.createDirectory(atPath: root + "/../other", withIntermediateDirectories: true)
    var links: [String: String] = [:]
    for number in 0..<12 {
      let path = (directories.randomElement(using: &random) ?? "") + "l\(number)"
      let target = target(root, &random)
      try files.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
      links[path] = target
    }
    return links
  }

  private func target(_ root: String, _ random: inout SeededGenerator) -> String {
    let names = ["..", "..", "a", "b", "c", "f", "l0", "l3", "l7", "l11", ".", "missing", "root"]
    let count = Int.random(in: 1...5, using: &random)
    let path = (0..<count).map { _ in names.randomElement(using: &random) ?? "" }
      .joined(separator: "/")
    return Int.random(in: 0..<8, using: &random) == 0 ? root + "/" + path : path
  }

  private func entries(of root: String) -> [(path: BytePath, kind: EntryKind)] {
    let files = FileManager.default
    let paths = (try? files.subpathsOfDirectory(atPath: root)) ?? []
    return paths.map { path in
      let full = root + "/" + path
      if let target = try? files.destinationOfSymbolicLink(atPath: full) {
        return (BytePath(path), .link(target: Array(target.utf8)))
      }
      var isDirectory: ObjCBool = false
      _ = unsafe files.fileExists(atPath: full, isDirectory: &isDirectory)
      return (BytePath(path), isDirectory.boolValue ? .directory : .file)
    }
  }

  private func answer(_ path: String) -> Answer {
    guard let resolved = unsafe realpath(path, nil) else {
      return errno == ELOOP ? .loop : .missing
    }
    defer { unsafe free(resolved) }
    return .at(unsafe String(cString: resolved))
  }
}

extension String {
  fileprivate func isInside(_ root: String) -> Bool {
    self == root || hasPrefix(root + "/")
  }
}
