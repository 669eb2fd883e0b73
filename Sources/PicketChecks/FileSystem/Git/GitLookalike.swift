/// Names that some file system takes for one of git's own.
///
/// Source: `is_ntfs_dotgit`, `is_hfs_dotgit` and their like in git's `path.c` and `utf8.c`; the
/// faults that they were made against are CVE-2014-9390, CVE-2019-1349, CVE-2019-1352 and
/// CVE-2019-1353.
enum GitLookalike {
  /// Tells whether a name is `.git` for some file system.
  static func isGitDirectory(_ name: ArraySlice<UInt8>) -> Bool {
    let start = name.startIndex
    guard name.count >= 4 else { return false }
    // Nearly all names end here.
    let first = name[start]
    guard first == UInt8(ascii: ".") || first | 0x20 == UInt8(ascii: "g") || first >= 0x80 else {
      return name.contains(UInt8(ascii: "\\")) && parts(of: name).contains(where: isGitDirectory)
    }
    return parts(of: name).contains { part in
      let folded = withoutIgnorables(part)
      return isName(folded, ".git") || isName(folded, "git~1")
    }
  }

  /// Tells whether a name is, for some file system, that of a file which git itself reads.
  static func isGitFile(_ name: ArraySlice<UInt8>) -> Bool {
    let folded = withoutIgnorables(name)
    return files.contains { file in
      isName(folded, file.name) || file.shortNames.contains { isShort(folded, $0) }
    }
  }

  /// Windows gives a long name a short one: its first letters, or two and a hash, and a number.
  private static let files = [
    (name: ".gitmodules", shortNames: ["gitmod~", "gi7eba~"]),
    (name: ".gitignore", shortNames: ["gitign~", "gi250a~"]),
    (name: ".gitattributes", shortNames: ["gitatt~", "gi7d29~"]),
    (name: ".mailmap", shortNames: ["mailma~", "maba30~"]),
  ]

  private static func isShort(_ folded: [UInt8], _ short: String) -> Bool {
    guard folded.starts(with: short.utf8) else { return false }
    let rest = folded.dropFirst(short.utf8.count)
    guard let digit = rest.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit) else {
      return false
    }
    return isName(Array(rest.dropFirst()), "")
  }

  /// The parts of a name that Windows takes for a path.
  private static func parts(of name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    name.split(separator: UInt8(ascii: "\\"))
  }

  /// Tells whether a folded name is another, but for what Windows drops behind it: dots, blanks, and
  /// the name of a stream behind a colon.
  private static func isName(_ folded: [UInt8], _ name: String) -> Bool {
    guard folded.starts(with: name.utf8) else { return false }
    let rest = folded[name.utf8.count...]
    let tail = rest.prefix { $0 != UInt8(ascii: ":") }
    return tail.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
  }

  /// Returns a name in small letters, without the characters that HFS+ leaves aside.
  private static func withoutIgnorables(_ name: ArraySlice<UInt8>) -> [UInt8] {
    guard name.contains(where: { $0 >= 0x80 }) else {
      return name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
    let kept = String(decoding: name, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: false
      default: true
      }
    }
    return Array(String(String.UnicodeScalarView(kept)).lowercased().utf8)
  }
}
