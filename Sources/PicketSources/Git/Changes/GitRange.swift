/// A range of commits as a user writes it: `A..B`, `A...B` or `BASE`.
package struct GitRange: Sendable {
  /// What `rev-list` takes.
  package let ends: [[UInt8]]
  /// The annotated tags that the range was named by, outermost first.
  package let tags: [GitObjectID]

  /// Finds the commits that a text names.
  ///
  /// With two dots or three, the range holds what `B` has and `A` does not; `BASE` alone stands for
  /// `BASE..HEAD`.
  ///
  /// - Throws: `GitError` if a commit is missing; where the clone is shallow, with what to do.
  package init(_ text: [UInt8], _ git: GitCommand) throws(GitError) {
    let (base, tip) = Self.split(text)
    let head = Array("HEAD".utf8)
    let baseID = try Self.commit(base.isEmpty ? head : base, git)
    let tipName = tip.isEmpty ? head : tip
    let tipID = try Self.commit(tipName, git)
    ends = [tipID.digits, [UInt8(ascii: "^")] + baseID.digits]
    let named = try git.id(of: ["rev-parse", "--quiet", "--verify", "--end-of-options"], [tipName])
    tags = try named.map { (id) throws(GitError) in try git.tags(at: id) } ?? []
  }

  private static func split(_ text: [UInt8]) -> (base: [UInt8], tip: [UInt8]) {
    let dot = UInt8(ascii: ".")
    guard text.count > 1,
      let start = text.indices.dropLast().first(where: {
        text[$0] == dot && text[$0 + 1] == dot
      })
    else { return (text, []) }
    let hasThird = start + 2 < text.count && text[start + 2] == dot
    return (Array(text[..<start]), Array(text[(start + (hasThird ? 3 : 2))...]))
  }

  private static func commit(_ name: [UInt8], _ git: GitCommand) throws(GitError) -> GitObjectID {
    if name.first != UInt8(ascii: "-"), let id = try git.commit(name) { return id }
    let isShallow = try git.line(of: ["rev-parse", "--is-shallow-repository"])
    if isShallow.elementsEqual("true".utf8) { throw GitError.shallow }
    throw GitError(
      .failed(status: 128), command: "rev-parse",
      words: "there is no commit '\(String(decoding: name, as: UTF8.self))': fetch it first")
  }
}
