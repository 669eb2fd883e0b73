public import PicketModel
internal import PicketScan
internal import PicketSystem

/// The secrets that a user's programs keep in files and variables: whatever they look like, a copy
/// of one in what is scanned is a leak.
///
/// They stay in memory, are looked for exactly, and go into no report.
public struct OwnSecrets: Sendable {
  /// The values, each once, in the order of their bytes.
  let values: [[UInt8]]
  /// What could not be read, as `path: reason`.
  public let unreadable: [String]

  /// The number of values.
  public var count: Int { values.count }

  /// The least number of bytes of a value: shorter ones stand anywhere by chance.
  private static let leastLength = 8
  /// The largest number of values and the longest of them that are looked for.
  private static let (largestCount, largestLength) = (1_000, 2_048)

  /// Gathers the secrets of the files where programs keep them, and of the environment.
  ///
  /// Read are `.env` and its like in a project, `~/.aws/credentials`, `.netrc`, `.npmrc`, `.pgpass`,
  /// and the configuration of docker and kubectl.
  ///
  /// - Parameters:
  ///   - project: the directory with files of variables; `nil` for none.
  ///   - home: the user's directory; `nil` for none.
  ///   - environment: variables, as `NAME=value`.
  public init(project: BytePath?, home: BytePath?, environment: [[UInt8]]) {
    var reader = OwnSecretReader(FileSystem())
    if let project { reader.readVariables(in: project) }
    if let home { reader.readPrograms(in: home) }
    for variable in environment { reader.take(OwnSecretFile.settings(in: variable, isJSON: false)) }
    self.init(reader.values, unreadable: reader.unreadable)
  }

  /// Gathers the secrets of one text of settings.
  init(ofSettings text: [UInt8]) {
    self.init(OwnSecretFile.settings(in: text, isJSON: false), unreadable: [])
  }

  private init(_ all: [[UInt8]], unreadable: [String]) {
    self.unreadable = unreadable
    var values: Set<[UInt8]> = []
    for value in all where Self.isTelling(value) { values.insert(value) }
    self.values = values.sorted { $0.lexicographicallyPrecedes($1) }
      .prefix(Self.largestCount).map(\.self)
  }

  /// Tells whether a value is worth looking for: no word, no number, no default that all have.
  private static func isTelling(_ value: [UInt8]) -> Bool {
    guard (leastLength...largestLength).contains(value.count),
      value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), Set(value).count >= 4
    else { return false }
    let isWord = value.allSatisfy {
      $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A || $0 == 0x2D || $0 == 0x5F
    }
    let isNumber = value.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    // A path or a reference to another variable.
    let isReference = value.first == UInt8(ascii: "/") || value.contains(UInt8(ascii: "$"))
    guard !isWord, !isNumber, !isReference, !ExampleValues.contains(value[...]) else {
      return false
    }
    return Placeholder.verdict(on: value[...]) == .none
  }
}

/// Reads the files where programs keep secrets.
private struct OwnSecretReader {
  private(set) var values: [[UInt8]] = []
  private(set) var unreadable: [String] = []
  private let fileSystem: FileSystem

  private static let largestFile = 1 << 20

  init(_ fileSystem: FileSystem) {
    self.fileSystem = fileSystem
  }

  /// Takes in values.
  mutating func take(_ more: [[UInt8]]) {
    values += more
  }

  /// Reads `.env` and its like, but not those that show others what to fill in.
  mutating func readVariables(in directory: BytePath) {
    let patterns = [".example", ".sample", ".template", ".dist"].map { Array($0.utf8) }
    for name in names(in: directory) where name.starts(with: ".env".utf8) {
      guard !patterns.contains(where: { name.suffix($0.count).elementsEqual($0) }) else { continue }
      read(directory.appending(name)) { OwnSecretFile.settings(in: $0, isJSON: false) }
    }
  }

  /// Reads what programs keep in the user's directory.
  mutating func readPrograms(in home: BytePath) {
    func path(_ name: String) -> BytePath { home.appending(Array(name.utf8)) }
    for name in [".aws/credentials", ".npmrc", ".kube/config", ".env"] {
      read(path(name)) { OwnSecretFile.settings(in: $0, isJSON: false) }
    }
    read(path(".docker/config.json")) { OwnSecretFile.settings(in: $0, isJSON: true) }
    read(path(".netrc")) { OwnSecretFile.netrc($0) }
    read(path(".pgpass")) { OwnSecretFile.pgpass($0) }
  }

  private mutating func read(_ path: BytePath, _ values: ([UInt8]) -> [[UInt8]]) {
    do throws(SystemError) {
      guard try fileSystem.status(of: path.bytes).kind == .file else { return }
      take(
        values(
          try fileSystem.contents(
            of: fileSystem.open(path.bytes, as: .file), limit: Self.largestFile)))
    } catch {
      if !error.isMissing { unreadable.append("\(path): \(error)") }
    }
  }

  private mutating func names(in directory: BytePath) -> [[UInt8]] {
    do throws(SystemError) {
      let reader = DirectoryReader()
      let opened = try fileSystem.openDirectory(directory.bytes)
      try fileSystem.begin(reader, in: opened)
      var names: [[UInt8]] = []
      while try fileSystem.advance(reader) { names.append(reader.name) }
      return names
    } catch {
      if !error.isMissing { unreadable.append("\(directory): \(error)") }
      return []
    }
  }
}
