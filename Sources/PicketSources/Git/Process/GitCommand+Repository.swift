internal import PicketModel
internal import PicketSystem

extension GitCommand {
  /// Finds the directory of the work tree's repository: `.git`, or what a `.git` file names.
  ///
  /// - Throws: `GitError` if there is no repository that git accepts.
  package func gitDirectory() throws(GitError) -> [UInt8] {
    if let named = variable("GIT_DIR") { return absolute(named) }
    let fileSystem = fileSystem
    if var place = try? fileSystem.realPath(directory ?? Array(".".utf8)) {
      while true {
        let entry = GitPlace(
          entry: place.appendingComponent(".git"), access: GitFileAccess(fileSystem),
          environment: .current)
        if let found = try? entry.gitDirectory() { return found }
        if place.count == 1 { break }
        place = place.parentDirectory
      }
    }
    return try line(of: ["rev-parse", "--absolute-git-dir"])
  }

  /// Reads a small file of git; `nil` if there is none.
  ///
  /// - Throws: `GitError` if it cannot be read.
  package func file(_ path: [UInt8]) throws(GitError) -> [UInt8]? {
    do throws(SystemError) {
      return try GitFileAccess(fileSystem).read(path)
    } catch {
      throw GitError(.system(error), command: String(decoding: path, as: UTF8.self))
    }
  }

  /// Runs a command that prints one line.
  ///
  /// - Returns: the line, without its end.
  /// - Throws: `GitError` if it fails, complains, or prints something else.
  package func line(
    of arguments: [String], _ values: [[UInt8]] = []
  ) throws(GitError) -> [UInt8] {
    let output = try output(of: arguments, values)
    guard output.last == UInt8(ascii: "\n") else {
      throw GitError(.malformed, command: arguments.first ?? "")
    }
    return Array(output.dropLast())
  }

  /// Runs a command that prints an object's id, or fails because there is no such object.
  ///
  /// - Returns: the id; `nil` if the command fails without a word.
  /// - Throws: `GitError` if it complains.
  package func id(of arguments: [String], _ values: [[UInt8]] = []) throws(GitError) -> GitObjectID?
  {
    let process = try start(arguments, values)
    let line = try process.readRecord(endedBy: UInt8(ascii: "\n"))
    while try process.readPiece() != nil {}
    let status = try process.wait()
    if status == 1, line == nil, process.isSilent { return nil }
    try process.finish()
    guard let id = line.flatMap({ GitObjectID($0) }) else {
      throw GitError(.malformed, command: process.command)
    }
    return id
  }

  /// Returns the commit that a revision names; `nil` without one.
  ///
  /// - Throws: `GitError` if git fails in another way.
  package func commit(_ revision: [UInt8]) throws(GitError) -> GitObjectID? {
    try id(
      of: ["rev-parse", "--quiet", "--verify", "--end-of-options"], [revision + "^{commit}".utf8])
  }

  /// Returns the value of a variable of git's configuration; `nil` if none holds.
  package func setting(_ name: String) throws(GitError) -> [UInt8]? {
    let process = try start(["config", "--null", "--get", name])
    let value = try process.readRecord(endedBy: 0)
    while try process.readPiece() != nil {}
    let status = try process.wait()
    if status == 1, value == nil, process.isSilent { return nil }
    try process.finish()
    return value
  }

  /// Tells whether some objects may be missing here because another repository has them.
  package func isPartialClone() throws(GitError) -> Bool {
    let process = try start([
      "config", "--get-regexp", #"^(remote\..*\.promisor|extensions\.partialclone)$"#,
    ])
    var isPartial = false
    while try process.readPiece() != nil { isPartial = true }
    let status = try process.wait()
    guard status <= 1, process.isSilent else { throw process.failure(.truncated) }
    return isPartial
  }

  /// What counts as the same entry at another path.
  package enum Renames: String {
    case similar = "--find-renames"
    case identical = "--find-renames=100%"
    case none = "--no-renames"
  }

  /// What makes a command that compares write what `RawDiffReader` reads, whatever is configured.
  static func diffArguments(_ renames: Renames) -> [String] {
    [
      "--raw", "-z", "--no-abbrev", renames.rawValue, "--no-relative", "--no-ext-diff",
      "--no-textconv", "--ignore-submodules=none",
    ]
  }

  /// The tree without entries, which every repository has.
  package func emptyTree() throws(GitError) -> GitObjectID {
    let format = try line(of: ["rev-parse", "--show-object-format"])
    return .emptyTree(idLength: format.elementsEqual("sha256".utf8) ? 64 : 40)
  }

  /// The value of a variable that git gets; `nil` without one, or if it is empty.
  package func variable(_ name: String) -> [UInt8]? {
    let start = Array("\(name)=".utf8)
    let value = variables.last { $0.starts(with: start) }?.dropFirst(start.count)
    return value.flatMap { $0.isEmpty ? nil : Array($0) }
  }

  /// A path that may count from where git runs, for this process.
  package func absolute(_ path: [UInt8]) -> [UInt8] {
    directory.map { $0.appendingComponent(path) } ?? path
  }
}
