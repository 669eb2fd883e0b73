/// What a push brings, from the lines that git gives its hooks.
package struct PushRange: Sendable {
  /// What `rev-list` takes; empty if the push only deletes.
  package private(set) var ends: [[UInt8]] = []
  /// Annotated tags among what is pushed.
  package private(set) var tags: [GitObjectID] = []

  /// Who is asked whether a push may pass.
  package enum Side: Sendable {
    /// The sender; with the name of the remote, whose branches are known here.
    case sender(remote: [UInt8])
    /// The receiver, before it takes the new objects over.
    case receiver
  }

  /// Understands the lines of a hook.
  ///
  /// - Parameters:
  ///   - lines: what the hook reads from standard input.
  ///   - side: whose hook it is.
  ///   - git: runs in the repository.
  /// - Throws: `GitError` if a line is none, or git fails.
  package init(_ lines: [UInt8], _ side: Side, _ git: GitCommand) throws(GitError) {
    var left: [[UInt8]] = []
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      let (new, old) =
        switch side {
        case .sender: (fields.count == 4 ? GitObjectID(fields[1]) : nil, fields.last)
        case .receiver: (fields.count == 3 ? GitObjectID(fields[1]) : nil, fields.first)
        }
      guard let new, let old = old.flatMap({ GitObjectID($0) }) else {
        throw GitError(.malformed, command: "push")
      }
      // A zero stands for nothing: a deletion, or a branch that was not there.
      if new.isZero { continue }
      ends.append(new.digits)
      if !old.isZero { left.append([UInt8(ascii: "^")] + old.digits) }
      tags += try git.tags(at: new)
    }
    guard !ends.isEmpty else { return }
    switch side {
    case .sender(let remote):
      left += [Array("--not".utf8), Array("--remotes=".utf8) + Self.literal(remote)]
    case .receiver: left += [Array("--not".utf8), Array("--all".utf8)]
    }
    ends += left
  }

  /// The name of a remote as a pattern that matches nothing else; one that is no name, but the
  /// address of a repository, has no branches here.
  private static func literal(_ remote: [UInt8]) -> [UInt8] {
    let special = Set("*?[\\".utf8)
    return remote.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
  }
}

extension GitCommand {
  /// Returns the annotated tags between an object and the commit that it stands for, itself first.
  func tags(at id: GitObjectID) throws(GitError) -> [GitObjectID] {
    var tags: [GitObjectID] = []
    var next: GitObjectID? = id
    while let id = next {
      next = nil
      let kind = try line(of: ["cat-file", "-t"], [id.digits])
      guard kind.elementsEqual("tag".utf8) else { break }
      tags.append(id)
      next = GitText(try output(of: ["cat-file", "tag"], [id.digits])).target?.id
    }
    return tags
  }
}
