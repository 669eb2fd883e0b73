package import PicketModel

/// Plain files that hold what a symbolic link held: what is left of one where something could not
/// make links.
package enum DestroyedLink {
  /// The longest text of a disk that is looked at, in bytes.
  package static let maximumLength = 255

  /// Tells whether a text is the target of a link, perhaps with the end of a line.
  static func isText(_ text: [UInt8], of target: [UInt8]) -> Bool {
    guard text.starts(with: target) else { return false }
    let rest = text[target.count...]
    return rest.isEmpty || rest.elementsEqual("\n".utf8) || rest.elementsEqual("\r\n".utf8)
  }

  static func finding(_ path: BytePath, _ target: [UInt8]) -> EntryFinding {
    EntryFinding(
      .destroyedLink, .link, path,
      "it was a symbolic link to \(target.shown), and is a file with that text")
  }

  /// Tells whether a text may be the path of another entry and nothing else.
  package static func mayBePath(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 4, text.count <= maximumLength, text[0] == UInt8(ascii: "."),
      text[1] == UInt8(ascii: "."), text[2] == UInt8(ascii: "/")
    else { return false }
    for index in text.indices where text[index] <= 0x20 || text[index] == 0x7F { return false }
    return true
  }

  /// Judges a file of a disk, whose history nobody knows: it holds nothing but the path of an entry,
  /// from where it lies, without the end of a line that people and editors write.
  ///
  /// Allocates nothing for other files.
  package static func finding(
    ofFile path: BytePath, text: Span<UInt8>, in tree: some EntryTree
  ) -> EntryFinding? {
    guard mayBePath(text) else { return nil }
    let target = text.indices.map { text[$0] }
    let way = LinkResolver(tree).path(ofLink: path, target: target)
    guard case .entry = way.end else { return nil }
    return EntryFinding(
      .destroyedLink, variant: "looks-like", .link, path,
      "it holds nothing but the path of another entry, \(target.shown)")
  }
}
