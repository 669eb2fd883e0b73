public import PicketModel

/// What an inspection of a project found.
public struct HygieneReport: Hashable, Sendable {
  /// What is wrong with modes and links, in the order of their paths.
  public var findings: [Finding] = []
  /// What would mend the part of it that can be mended safely.
  public var steps: [HygieneStep] = []
  /// Settings of agents, editors and hooks that are obeyed without anybody asking.
  public var settings: [BytePath] = []
  /// What could not be looked at.
  public var failures: [Failure] = []
  /// Whether the project is a repository of git: without one nothing is ignored.
  public var isRepository = false

  init() {}
}

/// A change that a project would be better for, and that takes nothing away.
public enum HygieneStep: Hashable, Sendable {
  /// Lines to add to the `.gitignore` of the root.
  case ignore([String])
  /// A file or directory, its permission bits, and those that it should have.
  case changeMode(BytePath, from: UInt32, to: UInt32, isDirectory: Bool)

  /// What the step changes.
  public var path: BytePath {
    switch self {
    case .ignore: BytePath(".gitignore")
    case .changeMode(let path, from: _, to: _, isDirectory: _): path
    }
  }
}
