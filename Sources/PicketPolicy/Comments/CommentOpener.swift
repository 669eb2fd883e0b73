package import PicketModel

/// Tells comments from text that looks like one.
package enum CommentOpener {
  /// The bytes of which openers of comments are made.
  private static let bytes = Array("#/*-<!;%'\"{(|".utf8)

  /// What a word before a comment has to be, exactly, so that it opens one.
  private static let words: Set<String> = [
    "#", "##", "###", "#:", "//", "///", "//!", "/*", "/**", "*", "<!--", "--", "---", ";", ";;",
    "%", "%%", "{#", "{{!--", "{-", "(*", "<%--", "<#", "@*", "'", "\"", "rem", "dnl",
  ]

  /// The endings of the names of files in which people write about comments.
  private static let proseEndings: Set<String> = [
    "md", "markdown", "mdx", "rst", "adoc", "asciidoc", "txt",
  ]

  /// Tells whether bytes are what comments start with, and nothing else.
  static func standsAlone(_ before: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: before, as: UTF8.self).filter { !$0.isWhitespace }
    return text.lowercased() == "rem" || text.lowercased() == "dnl"
      || text.utf8.allSatisfy(bytes.contains)
  }

  /// Tells whether what stands before a mark opens a comment, so that the mark is meant and not
  /// only mentioned.
  ///
  /// Prose shows comments of every language, also in blocks of code; its own are those of HTML.
  ///
  /// - Parameters:
  ///   - before: the line up to the mark.
  ///   - isProse: whether the file is one that people read.
  /// - Returns: whether the mark is meant.
  package static func opens(_ before: ArraySlice<UInt8>, isProse: Bool) -> Bool {
    let word = before.split { $0 <= 0x20 }.last.map { String(decoding: $0, as: UTF8.self) }
    guard let word else { return false }
    return isProse ? word == "<!--" : words.contains(word.lowercased())
  }

  /// Tells whether a file is prose, by its name.
  package static func isProse(_ path: BytePath) -> Bool {
    let name = String(decoding: path.lastComponent, as: UTF8.self).lowercased()
    guard let dot = name.lastIndex(of: ".") else { return false }
    return proseEndings.contains(String(name[name.index(after: dot)...]))
  }
}
