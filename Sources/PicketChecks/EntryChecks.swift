package import PicketModel

/// Judges what commits, or the index, make of entries: names, modes, links, and tricks with git.
///
/// The same checks judge the entries of a disk, one by one; here they are joined for git.
package struct EntryChecks: Sendable {
  package let nameClasses: NameClasses
  package let names: NameChecks
  private let readSubmodules: @Sendable ([UInt8]) -> [SubmoduleSetting]

  /// Makes the checks; one for all trees and workers.
  ///
  /// - Parameter readSubmodules: reads the settings of submodules from a `.gitmodules`.
  package init(readSubmodules: @escaping @Sendable ([UInt8]) -> [SubmoduleSetting]) {
    nameClasses = NameClasses()
    names = NameChecks()
    self.readSubmodules = readSubmodules
  }

  /// Returns what is wrong with the text of a `.gitmodules`; nothing for other files.
  package func findings(inText text: @autoclosure () -> [UInt8], of path: BytePath)
    -> [EntryFinding]
  {
    guard path.bytes.last == UInt8(ascii: "s"),
      path.lastComponent.elementsEqual(".gitmodules".utf8)
    else { return [] }
    let text = text()
    return SubmoduleChecks.findings(in: readSubmodules(text), text: text, path: path)
  }

  /// Judges a change.
  ///
  /// - Parameters:
  ///   - change: what happens to a path.
  ///   - tree: the tree as it is with all changes of the commit.
  /// - Returns: what is wrong with the new side.
  /// - Complexity: O(*n* + *l*), for *n* names on the way of a link and *l* links of the tree.
  package func findings(
    of change: EntryChange, in tree: some EntryTree
  ) -> [EntryFinding] {
    var findings = GitModeChecks.findings(of: change)
    findings += nameFindings(of: change)
    findings += placeFindings(of: change, in: tree)
    if let target = change.new.target, change.new.isLink {
      findings += LinkChecks(tree, nameClasses).findings(
        ofLink: change.path, target: target, replacesDirectory: change.replacesDirectory)
      if let old = change.old, old.isFile {
        findings.append(
          EntryFinding(
            .fileBecameLink, .link, change.path,
            "a file becomes a symbolic link to \(target.shown)"))
      }
    } else if change.new.isFile {
      findings += fileFindings(of: change)
    }
    return findings
  }

  /// Judges the list of an archive that is in memory; other texts are clean.
  package func archiveVerdict(ofText text: [UInt8], path: BytePath) -> ArchiveChecks.Verdict {
    guard let kind = ArchiveChecks.Kind(text.span) else { return .clean }
    return ArchiveChecks.verdict(of: path, kind, size: text.count) { range in
      Array(text[range.clamped(to: text.indices)])
    }
  }

  private func nameFindings(of change: EntryChange) -> [EntryFinding] {
    var findings: [EntryFinding] = []
    for path in change.path.ancestors + [change.path] {
      findings += names.findings(ofName: path).map { found in
        var found = found
        found.path = change.path
        return found
      }
    }
    guard !change.new.isSubmodule else { return findings }
    // What was there before is no news, and moving it out is another commit.
    if change.old == nil {
      findings += names.findings(ofFile: change.path, nameClasses.nameClass(of: change.path))
    }
    if change.isIgnored {
      findings.append(
        EntryFinding(
          .ignoredButTracked, .name, change.path, "an ignore file names it, and git tracks it"))
    }
    return findings
  }

  /// Finds links that stand where directories of the path should.
  private func placeFindings(
    of change: EntryChange, in tree: some EntryTree
  ) -> [EntryFinding] {
    let links = tree.linkPaths
    guard !links.isEmpty else { return [] }
    var findings: [EntryFinding] = []
    let above = change.path.ancestors
    if let link = above.first(where: links.contains) {
      var found = EntryFinding(
        .pathThroughLink, .link, change.path,
        "\(link.bytes.shown) above it is a symbolic link in the same tree")
      found.related = [RelatedPlace(path: link, range: nil, role: "link")]
      findings.append(found)
    }
    let places = (above + [change.path]).map { ($0, FoldedName($0)) }
    for link in links where !change.new.isLink || link != change.path {
      let folded = FoldedName(link)
      guard places.contains(where: { $0.1 == folded && $0.0 != link }) else { continue }
      // A link beside the change's own finds the same from its side.
      if change.new.isLink, link.parent == change.path.parent { continue }
      var found = EntryFinding(
        .linkCollision, .link, change.path,
        "where letter case does not count it goes through the symbolic link \(link.bytes.shown)")
      found.related = [RelatedPlace(path: link, range: nil, role: "same-name")]
      findings.append(found)
    }
    return findings
  }

  private func fileFindings(of change: EntryChange) -> [EntryFinding] {
    var findings: [EntryFinding] = []
    if !change.start.isEmpty {
      findings += ProgramChecks.findings(
        ofFile: change.path, isExecutable: change.new.isExecutable, start: change.start.span)
    }
    if let old = change.old, let target = old.target, old.isLink, change.isWhole,
      DestroyedLink.isText(change.start, of: target)
    {
      findings.append(DestroyedLink.finding(change.path, target))
    }
    guard change.isWhole else { return findings }
    if case .found(let found) = archiveVerdict(ofText: change.start, path: change.path) {
      findings.append(found)
    }
    return findings + self.findings(inText: change.start, of: change.path)
  }
}
