internal import PicketChecks
public import PicketModel
internal import PicketRules
internal import PicketSources
internal import PicketSystem
internal import PicketTable

/// Looks after the files around a project.
///
/// What git ignores, who may read what, where links lead, and which settings are obeyed without
/// anybody asking: texts are not read.
public final class Hygiene {
  private let fileSystem: FileSystem
  private let walk: WorkTreeWalk
  private let rules: CheckRules

  /// Opens the project that a path lies in.
  ///
  /// - Throws: `PathErrors` if there is none.
  public init(path: BytePath) throws(PathErrors) {
    fileSystem = FileSystem()
    rules = CheckRules(RuleSet([BuiltInRules.table]), .all)
    do throws(TreeRootError) {
      walk = try WorkTreeWalk(path.bytes, fileSystem)
    } catch {
      throw PathErrors(texts: ["\(path): \(error.detail)"])
    }
  }

  /// The absolute path of the project, from which all others count.
  public var root: BytePath { BytePath(walk.base.absolutePath) }

  /// Looks at everything, and changes nothing.
  public func inspect() -> HygieneReport {
    var inspection = HygieneInspection(walk, fileSystem)
    inspection.run()
    var report = HygieneReport()
    report.findings = inspection.found
      .flatMap { rules.findings(of: $0, origin: Origin(.tree)) }.sorted(by: Finding.precedes)
    report.settings = inspection.settings.sorted()
    report.failures = inspection.failures.sorted()
    report.isRepository = walk.repository != nil
    do throws(SystemError) {
      report.steps += try missingIgnores()
    } catch {
      report.failures.append(
        Failure(.unreadable, path: BytePath(".gitignore"), detail: "\(error)"))
    }
    report.steps += inspection.steps
    return report
  }

  /// Does some steps that an inspection proposed.
  ///
  /// - Returns: what could not be done; empty if all was.
  public func perform(_ steps: [HygieneStep]) -> [Failure] {
    var failures: [Failure] = []
    for step in steps {
      do throws(SystemError) {
        try perform(step)
      } catch {
        failures.append(Failure(.unreadable, path: step.path, detail: "\(error)"))
      }
    }
    return failures
  }

  // MARK: Ignore files

  /// Returns the step that lets git ignore what it should; empty if it does.
  private func missingIgnores() throws(SystemError) -> [HygieneStep] {
    guard walk.repository != nil else { return [] }
    var lines: [String] = []
    for need in IgnoreNeed.all {
      var isCovered = true
      for probe in need.probes where try !walk.ignoresFromRoot(BytePath(probe)) {
        isCovered = false
      }
      // Where the project keeps such files on purpose, new ones are not to vanish from view.
      if !isCovered, !walk.tracks(BytePath(need.place)) { lines += need.lines }
    }
    return lines.isEmpty ? [] : [.ignore(lines)]
  }

  private func perform(_ step: HygieneStep) throws(SystemError) {
    switch step {
    case .ignore(let lines):
      let name = Array(".gitignore".utf8)
      let text = try readIgnoreFile(name)
      let separator = text.isEmpty || text.last == UInt8(ascii: "\n") ? "" : "\n"
      let added = separator + lines.map { $0 + "\n" }.joined()
      try fileSystem.append(Array(added.utf8), to: name, in: walk.base.directory)
    case .changeMode(let path, _, let bits, let isDirectory):
      var directory = walk.base.directory
      for name in path.parent.components {
        directory = Directory(try fileSystem.open(Array(name), in: directory, as: .directory))
      }
      try fileSystem.setPermissions(
        bits, of: Array(path.lastComponent), in: directory, as: isDirectory ? .directory : .file)
    }
  }

  private func readIgnoreFile(_ name: [UInt8]) throws(SystemError) -> [UInt8] {
    do throws(SystemError) {
      let file = try fileSystem.open(name, in: walk.base.directory, as: .file)
      return try fileSystem.contents(of: file, limit: 16 << 20)
    } catch {
      guard error.isMissing else { throw error }
      return []
    }
  }
}
