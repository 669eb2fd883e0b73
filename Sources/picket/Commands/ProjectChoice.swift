internal import PicketKit
internal import PicketModel
internal import PicketSystem

/// Which files of a project a command reads: its configuration and its baseline.
struct ProjectChoice {
  /// Files of configuration in the place of the project's own.
  private let configurationFiles: [BytePath]
  private let usesConfiguration: Bool
  /// A baseline in the place of the project's own.
  private let baseline: BytePath?

  /// Makes the choice of somebody who says nothing.
  init() {
    (configurationFiles, usesConfiguration, baseline) = ([], true, nil)
  }

  init(_ parsed: ParsedArguments) throws(UsageError) {
    configurationFiles = parsed.all(.config).map { BytePath($0) }
    usesConfiguration = !parsed.has(.noConfig)
    baseline = parsed.value(.baseline).map { BytePath($0) }
    guard usesConfiguration || configurationFiles.isEmpty else {
      throw parsed.error("--config and --no-config do not go together: leave one out")
    }
  }

  /// Reads what a project says about scans of it.
  ///
  /// - Parameters:
  ///   - paths: what is scanned; the project lies around it.
  ///   - settings: gets what was read.
  ///   - makesBaseline: whether a baseline that the user names may be missing.
  /// - Returns: the project.
  /// - Throws: `PathErrors` if a file cannot be read.
  @discardableResult
  func read(
    scanning paths: [BytePath], into settings: inout Settings, makesBaseline: Bool = false
  ) throws -> Project {
    let project = try Project(scanning: paths.isEmpty ? [BytePath(".")] : paths)
    if !configurationFiles.isEmpty {
      settings.configuration = try Project.configuration(at: configurationFiles)
    } else if usesConfiguration {
      settings.configuration = try project.configuration()
    }
    let isMissing = makesBaseline && baseline.map(Self.isMissing) ?? false
    settings.baseline =
      try isMissing ? nil : baseline.map(project.baseline) ?? project.baseline()
    return project
  }

  /// Where a baseline of a project is written; `nil` where it has no root.
  func baselinePath(of project: Project) -> BytePath? {
    baseline ?? project.baselinePath
  }

  private static func isMissing(_ path: BytePath) -> Bool {
    do throws(SystemError) {
      _ = try FileSystem().status(of: path.bytes)
      return false
    } catch {
      return error.isMissing
    }
  }
}
