internal import PicketKit
internal import PicketModel

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
  /// - Throws: `PathErrors` if a file cannot be read.
  func read(scanning paths: [BytePath], into settings: inout Settings) throws {
    let project = try Project(scanning: paths.isEmpty ? [BytePath(".")] : paths)
    if !configurationFiles.isEmpty {
      settings.configuration = try Project.configuration(at: configurationFiles)
    } else if usesConfiguration {
      settings.configuration = try project.configuration()
    }
    settings.baseline = try baseline.map(project.baseline) ?? project.baseline()
  }
}
