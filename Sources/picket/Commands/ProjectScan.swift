internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// A scan of a whole project, for the commands that change its baseline or look for a finding.
struct ProjectScan {
  let project: Project
  private let choice: ProjectChoice
  private let settings: Settings
  /// What is scanned in the place of the whole project: a file that the user named.
  private let file: BytePath?

  init(_ parsed: ParsedArguments, makesBaseline: Bool = false) throws {
    let path = parsed.value(.project).map { BytePath($0) } ?? BytePath(".")
    choice = try ProjectChoice(parsed)
    var settings = Settings()
    project = try choice.read(scanning: [path], into: &settings, makesBaseline: makesBaseline)
    self.settings = settings
    let isDirectory = try? FileSystem().status(of: path.bytes).kind == .directory
    file = isDirectory == true ? nil : path
  }

  /// What is scanned.
  var paths: [BytePath] { file.map { [$0] } ?? project.root.map { [$0] } ?? [] }

  /// The baseline that there is.
  var baseline: Baseline? { settings.baseline }

  /// Makes a scanner with the project's configuration and baseline, which may scan what git or a
  /// `.picketignore` ignores, too.
  func scanner(ignoresNothing: Bool = false) throws -> Scanner {
    var settings = settings
    settings.ignoresNothing = ignoresNothing
    return try Scanner(settings)
  }

  /// Scans the project, for changes of its baseline.
  func editor(ignoresNothing: Bool = false) throws -> BaselineEditor {
    try BaselineEditor(
      scanner(ignoresNothing: ignoresNothing), project, paths: file.map { [$0] })
  }

  /// Writes a baseline where the user or the project has it.
  ///
  /// - Returns: where it is and how much it holds, for people.
  func write(_ baseline: Baseline) throws -> String {
    guard let path = choice.baselinePath(of: project) else { return "" }
    try baseline.write(to: path)
    return "\(path.description.harmless) (\(Quantity.count(baseline.records.count, "record")))"
  }

  /// Whether there is a baseline already, or what stands in its place.
  func baselineExists() -> BytePath? {
    choice.baselinePath(of: project).flatMap { path in
      (try? FileSystem().status(of: path.bytes)) == nil ? nil : path
    }
  }

  /// Tells what was not read.
  static func complain(of receipt: Receipt) {
    for failure in receipt.failures {
      Terminal.complain("not read: \(failure.path): \(failure.detail)")
    }
  }
}
