internal import PicketModel
internal import PicketRules
internal import PicketSources
internal import PicketSystem

/// Proves that the hooks of a repository work, with a secret that stands in no commit.
package struct HookProof {
  private let git: GitCommand
  private let fileSystem = FileSystem()

  package init() throws(RepositoryError) {
    do throws(GitError) {
      git = try GitCommand(in: nil, environment: Process.environment, fileSystem)
    } catch {
      throw RepositoryError(error)
    }
  }

  /// Looks at each hook, from each work tree, and lets one stop a planted secret.
  ///
  /// - Parameter version: the line that picket prints for its version.
  /// - Returns: what is wrong; nothing if a commit would be scanned.
  /// - Throws: what keeps the proof from being made.
  package func faults(version: String) throws -> [String] {
    let current = try git.line(of: ["rev-parse", "--show-toplevel"])
    var proven: Set<[UInt8]> = []
    var faults: [String] = []
    for workTree in [current] + (try otherWorkTrees(than: current)) {
      let hooks = try HookFiles.called(in: workTree)
      guard proven.insert(hooks.directory).inserted else { continue }
      let more = try self.faults(of: hooks, version, workTree)
      faults += workTree == current ? more : more.map { "\(Self.text(workTree)): \($0)" }
    }
    return faults
  }

  /// The work trees of the repository that are there, for which git may look elsewhere for hooks.
  private func otherWorkTrees(than current: [UInt8]) throws -> [[UInt8]] {
    let list = try git.output(of: ["worktree", "list", "--porcelain", "-z"])
    let mark = Array("worktree ".utf8)
    // Items of one work tree end with a zero, and work trees with one more.
    return list.split(separator: 0, omittingEmptySubsequences: false)
      .split(separator: [], omittingEmptySubsequences: true)
      .filter { !$0.contains { $0.elementsEqual("bare".utf8) } }
      .compactMap { items in items.first { $0.starts(with: mark) } }
      .map { Array($0.dropFirst(mark.count)) }
      .filter { $0 != current && (try? fileSystem.status(of: $0))?.kind == .directory }
  }

  private func faults(
    of hooks: HookFiles, _ version: String, _ workTree: [UInt8]
  ) throws -> [String] {
    let install = hooks.shadow == nil ? "picket install" : "picket install --global"
    var faults: [String] = []
    for name in HookFiles.names {
      let path = Self.text(hooks.path(name))
      switch try hooks.state(name) {
      case .missing: faults.append("\(path) is not there: run '\(install)'")
      case .foreign:
        faults.append("\(path) is not picket's: run '\(install)', which keeps it")
      case .own(let executable):
        if !fileSystem.isExecutable(hooks.path(name)) {
          faults.append("\(path) is not executable, so git passes over it: run '\(install)'")
        } else if let fault = fault(of: executable, version) {
          faults.append("\(path): \(fault): run '\(install)'")
        }
      }
    }
    if faults.isEmpty, let fault = try canaryFault(hooks, workTree) { faults.append(fault) }
    return faults
  }

  private static func text(_ path: [UInt8]) -> String {
    String(decoding: path, as: UTF8.self).harmless
  }

  private func fault(of executable: [UInt8], _ version: String) -> String? {
    let name = Self.text(executable)
    guard fileSystem.isExecutable(executable) else { return "\(name) is gone" }
    guard let result = try? run(executable, ["--version"], []), result.status == 0 else {
      return "\(name) does not run"
    }
    return result.output == Array(version.utf8) ? nil : "\(name) is another version of picket"
  }

  /// Stages a secret in an index and an object directory of its own, and calls the hook as git does,
  /// with hardly any environment.
  private func canaryFault(_ hooks: HookFiles, _ workTree: [UInt8]) throws -> String? {
    let directory = try temporaryDirectory()
    defer { removeAll(in: directory) }
    let objects = try git.running(in: workTree).line(of: [
      "rev-parse", "--path-format=absolute", "--git-path", "objects",
    ])
    let variables = [
      ("GIT_INDEX_FILE", directory + Array("/index".utf8)),
      ("GIT_OBJECT_DIRECTORY", directory + Array("/objects".utf8)),
      ("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects),
    ].map { Array("\($0.0)=".utf8) + $0.1 }
    try plant(
      GitCommand(in: workTree, environment: Process.environment + variables, fileSystem))
    let kept = Process.environment.filter { variable in
      ["PATH=", "HOME="].contains { variable.starts(with: $0.utf8) }
    }
    let script = Array(#"cd "$1" && exec "$2""#.utf8)
    let hook = hooks.path("pre-commit")
    let result = try run(
      Array("/bin/sh".utf8), ["-c"], [script, Array("sh".utf8), workTree, hook],
      environment: kept + variables + [Array("\(HookScript.trialVariable)=1".utf8)])
    // Something else may have stopped it: only picket names the file.
    let isNamed = String(decoding: result.output, as: UTF8.self).holds(Self.canaryName)
    guard result.status != 1 || !isNamed else { return nil }
    return result.status == 0
      ? "\(Self.text(hook)) let a planted secret pass: look at it, and at the configuration"
      : "\(Self.text(hook)) blocks every commit (status \(result.status)): run it to see why"
  }

  private func plant(_ git: GitCommand) throws {
    if let head = try git.commit(Array("HEAD".utf8)) {
      _ = try git.output(of: ["read-tree"], [head.digits])
    }
    let blob = try write(ExampleTemplate(Self.canary).expanded, git)
    _ = try git.output(
      of: ["update-index", "--add", "--cacheinfo", "100644,\(blob),\(Self.canaryName)"])
  }

  private static let canaryName = "picket-canary.txt"
  /// A token that was never issued.
  private static let canary = "token = {{ghp_ + base62*30 + crc32-base62}}\n"

  private func write(_ bytes: [UInt8], _ git: GitCommand) throws -> GitObjectID {
    var input: [UInt8]? = bytes
    let process = try git.start(["hash-object", "-w", "--stdin"]) {
      defer { input = nil }
      return input
    }
    let line = try process.readRecord(endedBy: UInt8(ascii: "\n"))
    while try process.readPiece() != nil {}
    try process.finish()
    guard let id = line.flatMap({ GitObjectID($0) }) else {
      throw RepositoryError("git hash-object gave no id")
    }
    return id
  }

  private func run(
    _ program: [UInt8], _ arguments: [String], _ values: [[UInt8]],
    environment: [[UInt8]] = Process.environment
  ) throws -> (status: Int32, output: [UInt8]) {
    let all = [program] + arguments.map { Array($0.utf8) } + values
    let child = try fileSystem.start(program, arguments: all, environment: environment) { nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try child.read(into: &buffer, at: 0..<buffer.count)
      if count == 0 { break }
      output += buffer[..<count].prefix(max(0, 4096 - output.count))
    }
    return (try child.wait(), output)
  }

  // MARK: The directory of the canary

  private func temporaryDirectory() throws -> [UInt8] {
    let place = Process.environment("TMPDIR") ?? Array("/tmp".utf8)
    let path = place + Array("/picket-doctor-\(Process.number)".utf8)
    try fileSystem.makeNewDirectory(path, mode: 0o700)
    try fileSystem.makeDirectory(path + Array("/objects".utf8))
    return path
  }

  /// Removes a directory and what is in it, as far as that goes.
  private func removeAll(in directory: [UInt8]) {
    let reader = DirectoryReader()
    var names: [(name: [UInt8], isDirectory: Bool)] = []
    if let opened = try? fileSystem.openDirectory(directory),
      (try? fileSystem.begin(reader, in: opened)) != nil
    {
      while (try? fileSystem.advance(reader)) == true {
        let kind = try? fileSystem.status(of: reader.name, in: opened).kind
        names.append((reader.name, kind == .directory))
      }
    }
    for (name, isDirectory) in names {
      let path = directory + [UInt8(ascii: "/")] + name
      if isDirectory { removeAll(in: path) } else { try? fileSystem.remove(path) }
    }
    try? fileSystem.removeDirectory(directory)
  }
}
