public import PicketModel
internal import PicketPolicy
internal import PicketSources
internal import PicketSystem

/// The directory that reports count from, with picket's files in it.
public struct Project: Sendable {
  /// The absolute path; `nil` where paths of several projects are scanned at once.
  public let root: BytePath?

  /// The name of the file of configuration in the root.
  public static let configurationName = ".picket.toml"
  /// The name of the baseline in the root.
  public static let baselineName = ".picket-baseline.jsonl"

  /// Finds the project around what is scanned: the repository, else the directory.
  ///
  /// - Parameter paths: as a user gives them: absolute, or from the current directory.
  /// - Throws: `PathErrors` if some paths name nothing.
  public init(scanning paths: [BytePath]) throws(PathErrors) {
    let fileSystem = FileSystem()
    // No set: the first one of a type costs a fifth of a start.
    var roots: [[UInt8]] = []
    var errors: [String] = []
    for path in paths {
      do throws(TreeRootError) {
        let root = try TreeRoot.base(of: path.bytes, isOnly: paths.count == 1, fileSystem)
        if !roots.contains(root) { roots.append(root) }
      } catch {
        errors.append("\(path): \(error.detail)")
      }
    }
    guard errors.isEmpty else { throw PathErrors(texts: errors) }
    root = roots.count == 1 ? roots.first.map { BytePath($0) } : nil
  }

  // MARK: Configuration

  /// Reads the project's own configuration; it says nothing if there is none.
  ///
  /// - Throws: `PathErrors` if there is one and it cannot be read.
  public func configuration() throws(PathErrors) -> Configuration {
    guard let root, let file = try read(Self.configurationName, limit: RuleSource.largestFile)
    else {
      return Configuration()
    }
    return Self.configuration([RuleSource(name: Self.configurationName, bytes: file)], [root.bytes])
  }

  /// Reads files of configuration that a user names.
  ///
  /// - Throws: `PathErrors` if some cannot be read.
  public static func configuration(at paths: [BytePath]) throws(PathErrors) -> Configuration {
    let fileSystem = FileSystem()
    var (sources, directories, errors) = ([RuleSource](), [[UInt8]](), [String]())
    for path in paths {
      do throws(SystemError) {
        let bytes = try contents(path.bytes, fileSystem)
        sources.append(RuleSource(name: path.description, bytes: bytes))
        let absolute = try fileSystem.realPath(path.bytes)
        directories.append(absolute.parent)
      } catch {
        errors.append("\(path): \(error)")
      }
    }
    guard errors.isEmpty else { throw PathErrors(texts: errors) }
    return configuration(sources, directories)
  }

  /// Lets configurations name files of rules beside them or below.
  private static func configuration(
    _ sources: [RuleSource], _ directories: [[UInt8]]
  ) -> Configuration {
    Configuration(sources) { number, path throws(RuleFileRefusal) in
      try readRuleFile(path, in: directories[number])
    }
  }

  private static func contents(
    _ path: [UInt8], _ fileSystem: FileSystem, limit: Int = RuleSource.largestFile
  ) throws(SystemError) -> [UInt8] {
    let file = try fileSystem.open(path, as: .file)
    return try fileSystem.contents(of: file, limit: limit)
  }

  private static func readRuleFile(
    _ path: String, in directory: [UInt8]
  ) throws(RuleFileRefusal) -> RuleSource {
    let fileSystem = FileSystem()
    let slash = UInt8(ascii: "/")
    let outside = RuleFileRefusal(expected: "a path that stays in the directory of this file")
    guard !path.hasPrefix("/") else { throw outside }
    let bytes: [UInt8]?
    do throws(SystemError) {
      let base = try fileSystem.realPath(directory)
      let absolute = try fileSystem.realPath(directory + [slash] + Array(path.utf8))
      // A configuration may come from an attacker: no link and no `..` leads out of its directory.
      let isInside = absolute.starts(with: base.last == slash ? base : base + [slash])
      bytes = try isInside ? Self.contents(absolute, fileSystem) : nil
    } catch {
      throw RuleFileRefusal(expected: "the path of a file that can be read (\(error))")
    }
    guard let bytes else { throw outside }
    return RuleSource(name: path, bytes: bytes)
  }

  // MARK: Baseline

  /// Reads the project's baseline; `nil` if there is none.
  ///
  /// - Throws: `PathErrors` with every fault of it.
  public func baseline() throws(PathErrors) -> Baseline? {
    guard let bytes = try read(Self.baselineName, limit: BaselineFile.largestFile) else {
      return nil
    }
    return try Baseline(name: Self.baselineName, bytes: bytes, root: root)
  }

  /// Reads a baseline that a user names.
  ///
  /// - Throws: `PathErrors` with every fault of it.
  public func baseline(at path: BytePath) throws(PathErrors) -> Baseline {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try Self.contents(path.bytes, FileSystem(), limit: BaselineFile.largestFile)
    } catch {
      throw PathErrors(texts: ["\(path): \(error.withAdvice)"])
    }
    return try Baseline(name: path.description, bytes: bytes, root: root)
  }

  /// Where the project's baseline is written.
  public var baselinePath: BytePath? {
    root?.appending(Array(Self.baselineName.utf8))
  }

  /// Reads a file in the root; `nil` if there is none.
  private func read(_ name: String, limit: Int) throws(PathErrors) -> [UInt8]? {
    guard let root else { return nil }
    let fileSystem = FileSystem()
    do throws(SystemError) {
      let directory = try fileSystem.openDirectory(root.bytes)
      let file = try fileSystem.open(Array(name.utf8), in: directory, as: .file)
      return try fileSystem.contents(of: file, limit: limit)
    } catch {
      if error.isMissing { return nil }
      let advice =
        error.isLink ? "it is a link, which is not followed: name its target" : error.withAdvice
      throw PathErrors(texts: ["\(name): \(advice)"])
    }
  }
}

extension [UInt8] {
  /// The directory of an absolute path.
  fileprivate var parent: [UInt8] {
    let slash = lastIndex(of: UInt8(ascii: "/")) ?? 0
    return slash == 0 ? [UInt8(ascii: "/")] : Array(self[..<slash])
  }
}
