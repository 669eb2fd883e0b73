package import PicketModel

/// Follows symbolic links as the system would, by asking for one entry after the other.
///
/// Nothing is opened through a link, and nothing outside of the root is looked at: where a way
/// leaves the root, only its text is followed.
package struct LinkResolver<Tree: EntryTree> {
  private let tree: Tree

  /// The number of links that Linux follows on one way.
  private static var maximumHopCount: Int { 40 }
  /// The number of names that are gone through: far more than any way has that is meant.
  private static var maximumStepCount: Int { 4096 }

  /// Makes a resolver for the links of a tree.
  package init(_ tree: Tree) {
    self.tree = tree
  }

  /// Returns where a link leads.
  ///
  /// - Complexity: O(*n*) questions to the tree, for *n* names on the way, at most 4,096.
  package func path(ofLink path: BytePath, target: [UInt8]) -> LinkPath {
    var way = Way(LinkPath(hops: [], end: .loop), inside: path.parent.components.map(Array.init))
    if let end = follow(path, target, &way) { return way.ending(end) }
    var stepCount = 0
    while let name = way.rest.popLast() {
      stepCount += 1
      guard stepCount <= Self.maximumStepCount else { return way.ending(.loop) }
      if let end = step(name, &way) { return way.ending(end) }
    }
    return way.ending(way.isMissing ? .missing(way.place) : end(at: way.place))
  }

  /// A way that is not at its end yet.
  private struct Way {
    var path: LinkPath
    /// The directory that the way has come to, by names from the root.
    var inside: [[UInt8]]
    /// What is left to go, the next name last.
    var rest: [[UInt8]] = []
    /// Whether something on the way is not there: what follows is followed by its text.
    var isMissing = false

    init(_ path: LinkPath, inside: [[UInt8]]) {
      (self.path, self.inside) = (path, inside)
    }

    var place: BytePath { BytePath(Array(inside.joined(separator: [UInt8(ascii: "/")]))) }

    func ending(_ end: LinkPath.End) -> LinkPath {
      var path = path
      path.end = end
      return path
    }
  }

  private func end(at place: BytePath) -> LinkPath.End {
    tree.kind(at: place).map { .entry(place, $0) } ?? .missing(place)
  }

  /// Goes on with a name; returns an end if the way has one there.
  private func step(_ name: [UInt8], _ way: inout Way) -> LinkPath.End? {
    if name.elementsEqual("..".utf8) {
      guard way.inside.popLast() == nil else { return nil }
      return leave(&way)
    }
    if GitLookalike.isGitDirectory(name[...]) { return .gitDirectory }
    way.inside.append(name)
    guard !way.isMissing else { return nil }
    switch tree.kind(at: way.place) {
    case .link(let target):
      let path = way.place
      way.inside.removeLast()
      return follow(path, target, &way)
    case nil:
      way.isMissing = true
    case .file, .submodule, .special:
      way.isMissing = !way.rest.isEmpty
    case .directory:
      break
    }
    return nil
  }

  /// Puts what a link holds before what is left to go.
  private func follow(
    _ path: BytePath, _ target: [UInt8], _ way: inout Way
  ) -> LinkPath.End? {
    way.path.hops.append(LinkPath.Hop(path: path, target: target))
    guard way.path.hops.count <= Self.maximumHopCount else { return .loop }
    var names = target.split(separator: UInt8(ascii: "/")).map(Array.init)
      .filter { !$0.elementsEqual(".".utf8) }
    if target.first == UInt8(ascii: "/") {
      guard let inside = insideRoot(names) else {
        return .outside(target, isAbsolute: true)
      }
      way.path.namesRoot = true
      names = inside
      way.inside = []
    } else if Self.leavesByText(from: path.parent.components.count, names) {
      way.path.leavesByText = true
    }
    way.rest += names.reversed()
    return nil
  }

  /// Returns the names of an absolute path below the root; `nil` for one that is outside.
  private func insideRoot(_ names: [[UInt8]]) -> [[UInt8]]? {
    guard let rootPath = tree.rootPath else { return nil }
    let root = rootPath.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard names.starts(with: root) else { return nil }
    return Array(names[root.count...])
  }

  /// Goes up from the root: outside, unless the way names the root's own directory again.
  private func leave(_ way: inout Way) -> LinkPath.End? {
    let names = [Array("..".utf8)] + way.rest.reversed()
    guard let rootPath = tree.rootPath else {
      return .outside(Array(names.joined(separator: [UInt8(ascii: "/")])), isAbsolute: false)
    }
    var outside = rootPath.split(separator: UInt8(ascii: "/")).map(Array.init)
    let root = outside
    for (index, name) in names.enumerated() {
      if name.elementsEqual("..".utf8) { _ = outside.popLast() } else { outside.append(name) }
      guard outside == root else { continue }
      way.path.comesBack = true
      way.rest = names[(index + 1)...].reversed()
      return nil
    }
    let path = outside.reduce(into: [UInt8]()) { $0 += [UInt8(ascii: "/")] + $1 }
    return .outside(path, isAbsolute: true)
  }

  private static func leavesByText(from depth: Int, _ names: [[UInt8]]) -> Bool {
    var depth = depth
    for name in names {
      depth += name.elementsEqual("..".utf8) ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }
}
