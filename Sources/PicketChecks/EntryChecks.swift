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

  /// Judges the changes of a commit.
  ///
  /// - Parameters:
  ///   - changes: what happens to paths; best in the order of their directories.
  ///   - tree: the tree as it is with all changes of the commit.
  /// - Returns: what is wrong with their new sides, in the order of the changes.
  /// - Complexity: O(*n*) questions to the tree, for *n* names in the changes and in what links hold.
  package func findings(
    of changes: some Sequence<EntryChange>, in tree: some EntryTree
  ) -> [EntryFinding] {
    let siblings = SiblingNames()
    return changes.flatMap { findings(of: $0, in: tree, siblings) }
  }

  private func findings(
    of change: EntryChange, in tree: some EntryTree, _ siblings: SiblingNames
  ) -> [EntryFinding] {
    var findings = GitModeChecks.findings(of: change)
    findings += nameFindings(of: change)
    findings += placeFindings(of: change, in: tree)
    if let target = change.new.target, change.new.isLink {
      findings += LinkChecks(tree, nameClasses, siblings).findings(
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
    // What was there before is no news, and moving it out is another commit.
    guard change.old == nil else { return [] }
    var findings: [EntryFinding] = []
    for path in change.path.ancestors + [change.path] {
      findings += names.findings(ofName: path).map { found in
        var found = found
        found.path = change.path
        return found
      }
    }
    guard !change.new.isSubmodule else { return findings }
    findings += names.findings(ofFile: change.path, nameClasses.nameClass(of: change.path))
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
    let links = tree.links
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
    // A link finds what collides with it in its directory by itself.
    for place in above + (change.new.isLink ? [] : [change.path]) {
      guard let link = links.other(like: place) else { continue }
      var found = EntryFinding(
        .linkCollision, .link, change.path,
        "where letter case does not count it goes through the symbolic link \(link.bytes.shown)")
      found.related = [RelatedPlace(path: link, range: nil, role: "same-name")]
      findings.append(found)
      break
    }
    return findings
  }

  private func fileFindings(of change: EntryChange) -> [EntryFinding] {
    contentFindings(of: change)
      + (change.isWhole ? findings(inText: change.start, of: change.path) : [])
  }

  /// Returns what the content of a changed file says beside its text: programs that are none, lists
  /// of archives, links that became files.
  package func contentFindings(of change: EntryChange) -> [EntryFinding] {
    var findings: [EntryFinding] = []
    // What was a program before is no news.
    if !change.start.isEmpty, change.old?.mode != change.new.mode {
      findings += ProgramChecks.findings(
        ofFile: change.path, isExecutable: change.new.isExecutable, start: change.start.span)
    }
    if let old = change.old, let target = old.target, old.isLink, change.isWhole,
      DestroyedLink.isText(change.start, of: target)
    {
      findings.append(DestroyedLink.finding(change.path, target))
    }
    if change.isWhole,
      case .found(let found) = archiveVerdict(ofText: change.start, path: change.path)
    {
      findings.append(found)
    }
    return findings
  }
}
