package import PicketSystem

/// Reads the rule files of a directory and of those below.
package enum RuleDirectory {
  /// Returns every file whose name ends in `.toml`, in the order of their paths.
  ///
  /// - Throws: `SystemError` if a directory or file cannot be read.
  package static func read(_ path: [UInt8]) throws(SystemError) -> [RuleSource] {
    let fileSystem = FileSystem()
    let directory = try fileSystem.openDirectory(path)
    return try read(directory, path, fileSystem).sorted { $0.name < $1.name }
  }

  private static func read(
    _ directory: Directory, _ path: [UInt8], _ fileSystem: FileSystem
  ) throws(SystemError) -> [RuleSource] {
    let reader = DirectoryReader()
    var sources: [RuleSource] = []
    try fileSystem.begin(reader, in: directory)
    while try fileSystem.advance(reader) {
      let name = reader.name
      let inner = path + [UInt8(ascii: "/")] + name
      switch try fileSystem.status(of: name, in: directory).kind {
      case .directory:
        let below = Directory(try fileSystem.open(name, in: directory, as: .directory))
        sources += try read(below, inner, fileSystem)
      case .file where name.suffix(5).elementsEqual(".toml".utf8):
        let file = try fileSystem.open(name, in: directory, as: .file)
        sources.append(
          RuleSource(
            name: String(decoding: inner, as: UTF8.self),
            bytes: try fileSystem.contents(of: file, limit: RuleSource.largestFile)))
      case .file, .link, .special:
        break
      }
    }
    return sources
  }
}
