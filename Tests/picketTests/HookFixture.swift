import Foundation
import PicketRules
import PicketTestSupport

/// A repository whose hooks may be picket's, and a user of it.
struct HookFixture {
  let repository: TemporaryRepository
  let executable: Executable
  /// A line with a token that was never issued.
  let secret: String

  init() throws {
    repository = try TemporaryRepository()
    executable = try Executable.picket()
    secret = String(
      decoding: try ExampleTemplate("token = {{ghp_ + base62*30 + crc32-base62}}\n").expanded,
      as: UTF8.self)
    try FileManager.default.createDirectory(
      at: repository.home, withIntermediateDirectories: true)
  }

  /// The environment, in which the user's configuration is the one in the home.
  var environment: [String: String] {
    repository.environment.filter { $0.key != "GIT_CONFIG_GLOBAL" }
      .merging(["XDG_CONFIG_HOME": ""]) { $1 }
  }

  func picket(_ arguments: String..., in directory: URL? = nil) throws -> Executable.Result {
    try executable.run(arguments, self, in: directory)
  }

  func git(_ arguments: [String], in directory: URL? = nil) throws -> Executable.Result {
    try Executable(URL(filePath: "/usr/bin/env")).run(["git"] + arguments, self, in: directory)
  }

  func stage(_ text: String, to path: String = "f") throws {
    try repository.write(text, to: path)
    try repository.git(["add", path])
  }

  func commit(message: String = "change") throws -> Executable.Result {
    try git(["commit", "-qm", message])
  }

  func writeHook(_ name: String, _ text: String, mode: Int = 0o755) throws {
    try repository.write(text, to: ".git/hooks/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: mode],
      ofItemAtPath: repository.root.appendingPathComponent(".git/hooks/\(name)").path)
  }

  /// What lies in a directory: each name with mode and content.
  func hooks(in directory: URL? = nil) throws -> [String: String] {
    let directory = directory ?? repository.gitDirectory.appendingPathComponent("hooks")
    var entries: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
      let path = directory.appendingPathComponent(name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      let text = FileManager.default.contents(atPath: path).map {
        String(decoding: $0, as: UTF8.self)
      }
      entries[name] = "\(attributes[.posixPermissions] ?? "") \(target ?? text ?? "")"
    }
    return entries
  }
}

extension Executable {
  func run(
    _ arguments: [String], _ bench: HookFixture, in directory: URL? = nil
  ) throws -> Result {
    try run(
      arguments, in: directory ?? bench.repository.root, environment: bench.environment)
  }
}

extension Executable.Result {
  var text: String { output + errors }
}
