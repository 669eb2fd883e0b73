internal import PicketModel

/// Directories that are there for secrets.
enum SecretsDirectory {
  /// Tells whether a file lies in one and may be what it is for.
  ///
  /// Source code and documents about secrets lie in such directories more often than secrets do.
  static func contains(_ path: BytePath) -> Bool {
    guard isBelowOne(path.bytes.span) else { return false }
    let name = String(decoding: path.lastComponent, as: UTF8.self).lowercased()
    if name.hasPrefix(".git") || name.hasPrefix("readme") { return false }
    guard let dot = name.lastIndex(of: ".") else { return true }
    return dataEndings.contains(String(name[name.index(after: dot)...]))
      && !name.holds("example") && !name.holds("sample") && !name.holds("template")
  }

  private static let dataEndings: Set<String> = [
    "env", "txt", "json", "yaml", "yml", "ini", "cfg", "conf", "properties", "pem", "key", "crt",
    "p12", "pfx", "jks", "token", "password", "secret", "csv", "xml", "db", "kdbx", "asc",
  ]

  private static func isBelowOne(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    for end in bytes.indices where bytes[end] == UInt8(ascii: "/") {
      let length = end - start
      if length == 7 && isName(bytes, start, "secrets")
        || length == 8 && isName(bytes, start, ".secrets")
        || length == 11 && isName(bytes, start, "credentials")
        || length == 12 && isName(bytes, start, ".credentials")
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  private static func isName(_ bytes: Span<UInt8>, _ start: Int, _ name: StaticString) -> Bool {
    var name = name.description.utf8.makeIterator()
    var index = start
    while let byte = name.next() {
      if bytes[index] | 0x20 != byte | 0x20 { return false }
      index += 1
    }
    return true
  }
}
