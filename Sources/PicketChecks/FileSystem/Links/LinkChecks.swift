package import PicketModel

/// Judges symbolic links, of a disk as of a commit.
package struct LinkChecks<Tree: EntryTree> {
  private let tree: Tree
  private let nameClasses: NameClasses
  private let siblings: SiblingNames

  /// Makes the checks for the links of a tree.
  ///
  /// - Parameters:
  ///   - tree: the tree.
  ///   - nameClasses: tells the classes of names.
  ///   - siblings: what is known of the directories of this tree.
  package init(_ tree: Tree, _ nameClasses: NameClasses, _ siblings: SiblingNames) {
    self.tree = tree
    self.nameClasses = nameClasses
    self.siblings = siblings
  }

  /// Returns what is wrong with a link.
  ///
  /// - Parameters:
  ///   - path: the path of the link.
  ///   - target: what it holds.
  ///   - replacesDirectory: whether entries stood below the path before.
  /// - Returns: at most one finding about where it leads, and one for each other fault.
  package func findings(
    ofLink path: BytePath, target: [UInt8], replacesDirectory: Bool = false
  ) -> [EntryFinding] {
    let way = LinkResolver(tree).path(ofLink: path, target: target)
    var findings = [destination(of: way, path, target)].compactMap(\.self)
    let staysInside = findings.allSatisfy { $0.check == .brokenLink || $0.variant != nil }
    if ConfigurationPlace.contains(path) {
      var variant = staysInside ? "inside-root" : nil
      if replacesDirectory { variant = "replaces-directory" }
      findings.append(
        finding(
          .configurationLink, variant, way,
          "\(path.bytes.shown) decides what tools run, and is a symbolic link: \(way.shown)"))
    }
    if nameClasses.nameClass(of: path) == .gitFile
      || GitLookalike.isGitFile(path.lastComponent)
    {
      findings.append(
        finding(.gitFileLink, nil, way, "git does not follow this symbolic link: \(way.shown)"))
    }
    if let collision = siblings.other(like: path, in: tree) {
      var found = finding(
        .linkCollision, nil, way,
        "where letter case does not count it is the same as \(collision.bytes.shown): \(way.shown)")
      found.related.append(RelatedPlace(path: collision, range: nil, role: "same-name"))
      findings.append(found)
    }
    return findings
  }

  /// Says where a link leads, if it should not.
  private func destination(
    of way: LinkPath, _ path: BytePath, _ target: [UInt8]
  ) -> EntryFinding? {
    switch way.end {
    case .gitDirectory:
      return finding(
        .sensitiveLink, nil, way, "it leads into the directory of a repository: \(way.shown)")
    case .outside(let place, let isAbsolute):
      if let name = SensitivePlace.name(of: place, isAbsolute: isAbsolute) {
        return finding(.sensitiveLink, nil, way, "it leads to \(name): \(way.shown)")
      }
      guard way.hops.count == 1, target.first == UInt8(ascii: "/") else {
        return finding(.escapingLink, nil, way, "it leaves the project: \(way.shown)")
      }
      let variant = target.elementsEqual("/dev/null".utf8) ? "null-device" : nil
      return finding(.absoluteLink, variant, way, "its target is absolute: \(way.shown)")
    case .loop:
      return finding(.linkLoop, nil, way, "it leads back to itself: \(way.shown)")
    case .missing, .entry:
      return detour(of: way, target)
    }
  }

  /// Judges a way that ends inside of the root, if not well.
  private func detour(of way: LinkPath, _ target: [UInt8]) -> EntryFinding? {
    if way.comesBack {
      return finding(
        .escapingLink, "comes-back", way,
        "it leaves the project and comes back by the name of its directory: \(way.shown)")
    }
    if way.namesRoot {
      guard target.first == UInt8(ascii: "/") else {
        return finding(
          .escapingLink, "through-absolute", way,
          "it leads through a link that holds on this machine only: \(way.shown)")
      }
      return finding(
        .absoluteLink, "inside-root", way, "it holds on this machine only: \(way.shown)")
    }
    if way.leavesByText {
      return finding(
        .escapingLink, "by-text", way,
        "read without the links on its way it leaves the project: \(way.shown)")
    }
    guard case .missing(let place) = way.end else { return nil }
    return finding(
      .brokenLink, nil, way, "there is no \(place.bytes.shown): \(way.shown)")
  }

  private func finding(
    _ check: EntryCheck, _ variant: String?, _ way: LinkPath, _ detail: String
  ) -> EntryFinding {
    var found = EntryFinding(check, variant: variant, .link, way.hops[0].path, detail)
    found.related = way.hops.dropFirst().map {
      RelatedPlace(path: $0.path, range: nil, role: "hop")
    }
    if case .entry(let place, _) = way.end, !place.bytes.isEmpty {
      found.related.append(RelatedPlace(path: place, range: nil, role: "target"))
    }
    return found
  }
}
