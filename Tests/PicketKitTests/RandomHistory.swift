import Foundation
import PicketTestSupport

/// A repository with a random history, and what there is to find in it by brute force.
///
/// Each secret stands on a line with its number; each file has lines of its own, so that git sees
/// when it moves.
struct RandomHistory {
  let repository: TemporaryRepository
  private var samples: SampleText
  private var nextFile = 0
  private var nextSecret = 1
  private(set) var commits: [String] = []

  init(seed: UInt64, steps: Int) throws {
    repository = try TemporaryRepository()
    samples = SampleText(seed: seed)
    try write()
    try commit()
    for step in 0..<steps {
      switch samples.pick([0, 0, 0, 0, 1, 2, 2, 3, 4]) {
      case 0:
        for _ in 0..<samples.pick([1, 1, 2]) { try change() }
        try commit()
      case 1:
        try repository.git(["checkout", "-q", "-b", "b\(step)", samples.pick(commits)])
      case 2: try merge(samples.pick([1, 1, 2]))
      case 3:
        try repository.git(
          ["revert", "--no-edit", samples.pick(commits)], allowedStatuses: [0, 1, 128])
        _ = try? repository.git(["revert", "--abort"])
        _ = try? repository.git(["reset", "-q", "--hard"])
        commits.append(try repository.id("HEAD"))
      default:
        let branches = try lines(["for-each-ref", "--format=%(refname:short)", "refs/heads/"])
        try repository.git(["checkout", "-q", samples.pick(branches)])
      }
    }
  }

  // MARK: Changes

  private var paths: [String] {
    get throws { try lines(["ls-files"]) }
  }

  mutating func change() throws {
    let paths = try paths
    guard let path = paths.isEmpty ? nil : samples.pick(paths) else {
      try write()
      return try repository.stageAll()
    }
    switch samples.pick([0, 0, 0, 1, 2, 3, 4]) {
    case 0:
      try edit(path) {
        $0.insert(secretLine(), at: Int.random(in: 0...$0.count, using: &samples.random))
      }
    case 1:
      try edit(path) { lines in
        if let index = lines.lastIndex(where: { $0.contains("zq_") }) { lines.remove(at: index) }
      }
    case 2:
      try repository.git(["mv", path, "m\(Int.random(in: 0...99999, using: &samples.random))"])
    case 3: try write()
    default: try repository.git(["rm", "-q", "-f", path])
    }
    try repository.stageAll()
  }

  private mutating func write() throws {
    nextFile += 1
    let lines = (0..<30).map { "file \(nextFile) line \($0)" } + [secretLine()]
    try repository.write(lines.joined(separator: "\n") + "\n", to: "f\(nextFile)")
  }

  private mutating func secretLine() -> String {
    // Sometimes one that stands somewhere already.
    let number =
      samples.chance(0.3) ? Int.random(in: 1...nextSecret, using: &samples.random) : nextSecret
    nextSecret = max(nextSecret, number + 1)
    return "n\(number) " + GitSample.secret(number)
  }

  private func edit(_ path: String, _ change: (inout [String]) -> Void) throws {
    guard let bytes = try? repository.read(path) else { return }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    change(&lines)
    try repository.write(lines.joined(separator: "\n") + "\n", to: path)
  }

  private mutating func commit() throws {
    commits.append(try repository.commit(message: "commit \(commits.count)"))
  }

  private mutating func merge(_ count: Int) throws {
    let others = (0..<count).map { _ in samples.pick(commits) }
    let status = try? repository.git(["merge", "-q", "--no-ff", "--no-commit"] + others)
    if status == nil {
      // An octopus gives up; two heads leave a conflict, which is resolved with all lines.
      guard FileManager.default.fileExists(atPath: repository.gitDirectory.path + "/MERGE_HEAD")
      else {
        _ = try? repository.git(["reset", "-q", "--hard"])
        return
      }
      for path in try lines(["diff", "--name-only", "--diff-filter=U"]) {
        try edit(path) { $0.removeAll { ["<<<<", "====", ">>>>", "||||"].contains($0.prefix(4)) } }
      }
      try repository.stageAll()
    }
    if samples.chance(0.4) { try change() }
    try commit()
  }

  // MARK: Brute force

  private func lines(_ arguments: [String]) throws -> [String] {
    String(decoding: try repository.git(arguments), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The secrets of a text, by their numbers.
  private func secrets(_ blob: String) throws -> Set<Int> {
    let text = String(decoding: try repository.git(["cat-file", "blob", blob]), as: UTF8.self)
    return Set(
      text.split(separator: "\n").filter { $0.hasPrefix("n") }.compactMap {
        Int($0.dropFirst().prefix { $0.isNumber })
      })
  }

  private func tree(_ commit: String) throws -> [String: String] {
    var tree: [String: String] = [:]
    for line in try lines(["ls-tree", "-r", commit]) {
      let parts = line.split(separator: "\t")
      tree[String(parts[1])] = String(parts[0].split(separator: " ")[2])
    }
    return tree
  }

  /// The secrets of all objects that can be reached.
  func allSecrets() throws -> Set<Int> {
    var found: Set<Int> = []
    for line in try lines(["rev-list", "--objects", "--all"]) {
      let id = String(line.prefix { $0 != " " })
      guard try lines(["cat-file", "-t", id]) == ["blob"] else { continue }
      found.formUnion(try secrets(id))
    }
    return found
  }

  /// What a tree adds to others: `path number`.
  private func added(_ tree: [String: String], to parents: [[String: String]]) throws -> Set<String>
  {
    var found: Set<String> = []
    for (path, blob) in tree {
      let old = try parents.map { parent in try oldVersion(path, blob, tree, parent) }
      if old.contains(blob) { continue }
      let known = try old.compactMap(\.self).reduce(into: Set<Int>()) {
        $0.formUnion(try secrets($1))
      }
      for number in try secrets(blob).subtracting(known) { found.insert("\(path) \(number)") }
    }
    return found
  }

  private func oldVersion(
    _ path: String, _ blob: String, _ tree: [String: String], _ parent: [String: String]
  ) throws -> String? {
    if let same = parent[path] { return same }
    let head = try mark(blob)
    return try parent.first { try tree[$0.key] == nil && mark($0.value) == head }?.value
  }

  /// What tells a file from all others, wherever it lies.
  private func mark(_ blob: String) throws -> String? {
    let text = String(decoding: try repository.git(["cat-file", "blob", blob]), as: UTF8.self)
    return text.split(separator: "\n").first { $0.hasPrefix("file ") }
      .map { $0.split(separator: " ")[1].description }
  }

  /// What the commits of a range add: `path number`.
  func added(_ base: String, _ tip: String) throws -> Set<String> {
    var found: Set<String> = []
    for line in try lines(["rev-list", "--parents", tip, "^" + base]) {
      let ids = line.split(separator: " ").map(String.init)
      found.formUnion(try added(try tree(ids[0]), to: ids.dropFirst().map(tree)))
    }
    return found
  }

  /// What the index adds to `HEAD`: `path number`.
  func staged() throws -> Set<String> {
    let index = String(decoding: try repository.git(["write-tree"]).dropLast(), as: UTF8.self)
    return try added(try tree(index), to: [try tree("HEAD")])
  }
}
