internal import PicketGlob
internal import PicketModel
internal import PicketSystem
internal import Synchronization

/// A work tree of git: what it ignores, and what it tracks all the same.
final class WorkTree: Sendable {
  /// The path of the root in reports; empty where reports count from it.
  private let base: BytePath
  let repository: GitRepository
  private let access: GitFileAccess
  /// The user's own ignore file and that of the repository.
  private let ignores: IgnoreStack
  private let index = Mutex<Result<GitIndex, WorkTreeError>?>(nil)

  /// Opens the work tree of a repository.
  ///
  /// - Parameters:
  ///   - repository: where git keeps its files, and what it is configured to do.
  ///   - base: the path of its root in reports; empty where reports count from it.
  ///   - access: reads git's files.
  /// - Throws: `WorkTreeError` if an ignore file cannot be read.
  init(
    _ repository: GitRepository, base: BytePath, access: GitFileAccess
  ) throws(WorkTreeError) {
    self.repository = repository
    self.base = base
    self.access = access
    let foldsCase = repository.foldsCase
    let global = try repository.globalExcludeFile.flatMap { (path) throws(WorkTreeError) in
      try Self.read(path, access)
    }
    let exclude = try Self.read(repository.excludeFile, access)
    ignores = IgnoreStack(
      global: global.map { IgnoreFile($0, foldsCase: foldsCase) },
      exclude: exclude.map { IgnoreFile($0, foldsCase: foldsCase) }, foldsCase: foldsCase)
  }

  /// What is in scope of the root, before its own ignore file is read.
  var rootScope: WorkTreeScope {
    WorkTreeScope(workTree: self, ignores: ignores, isIgnored: false)
  }

  var foldsCase: Bool { repository.foldsCase }

  /// Returns a path of reports as the work tree has it.
  func relative(_ path: BytePath) -> BytePath {
    if base.bytes.isEmpty { return path }
    return BytePath(Array(path.bytes.dropFirst(base.bytes.count + 1)))
  }

  /// Tells whether the index has an entry of a path.
  ///
  /// - Throws: `WorkTreeError` if the index cannot be read.
  func tracks(_ path: BytePath) throws(WorkTreeError) -> Bool {
    let index = try loadedIndex()
    return index.contains(path.bytes.span, in: index.root)
  }

  /// Tells whether the index has an entry below a directory.
  ///
  /// - Throws: `WorkTreeError` if the index cannot be read.
  func tracksAnything(in directory: BytePath) throws(WorkTreeError) -> Bool {
    let index = try loadedIndex()
    return index.directory(named: directory.bytes.span, in: index.root) != nil
  }

  /// Most work trees are listed without a question to the index, so it is read at the first one.
  private func loadedIndex() throws(WorkTreeError) -> GitIndex {
    let result = index.withLock { index in
      if let index { return index }
      let loaded = Result { () throws(WorkTreeError) in try loadIndex() }
      index = loaded
      return loaded
    }
    return try result.get()
  }

  private func loadIndex() throws(WorkTreeError) -> GitIndex {
    let format = repository.objectFormat
    guard let bytes = try Self.read(repository.indexFile, access) else {
      return GitIndex(format: format)
    }
    do {
      let index = try GitIndex(bytes, format: format)
      guard let link = index.link else { return index }
      let shared = try Self.read(repository.sharedIndexFile(of: link), access) ?? []
      return try index.merged(with: GitIndex(shared, format: format))
    } catch {
      throw WorkTreeError(path: repository.indexFile, detail: "\(error)")
    }
  }

  private static func read(
    _ path: [UInt8], _ access: GitFileAccess
  ) throws(WorkTreeError) -> [UInt8]? {
    do throws(SystemError) {
      return try access.read(path)
    } catch {
      throw WorkTreeError(path: path, detail: "\(error)")
    }
  }
}

/// A file of git that decides what is in scope and cannot be used.
struct WorkTreeError: Error, Hashable, Sendable {
  /// The absolute path.
  var path: [UInt8]
  var detail: String
}
