internal import PicketKit
internal import PicketModel
internal import PicketSystem

/// `picket install` and `picket uninstall`.
enum InstallCommand {
  static func install(isGlobal: Bool) throws -> ExitStatus {
    guard let executable = Process.executablePath else {
      throw RepositoryError("the system does not tell where picket is: put the hooks in by hand")
    }
    let hooks = try HookFiles(isGlobal: isGlobal)
    let kept = try changing(hooks) { try hooks.install(executable: executable) }
    let place = String(decoding: hooks.directory, as: UTF8.self).harmless
    Terminal.note("picket: \(HookFiles.names.joined(separator: ", ")) in \(place)\n")
    if isGlobal {
      Terminal.note("picket: git calls them in all repositories that name no others\n")
    }
    if !kept.isEmpty {
      Terminal.note("picket: called first: your own \(kept.joined(separator: ", "))\n")
    }
    return .clean
  }

  static func uninstall(isGlobal: Bool) throws -> ExitStatus {
    let hooks = try HookFiles(isGlobal: isGlobal)
    let removed = try changing(hooks) { try hooks.uninstall() }.filter(HookFiles.names.contains)
    Terminal.note(
      removed.isEmpty
        ? "picket: there were no hooks of picket\n"
        : "picket: taken away: \(removed.joined(separator: ", "))\n")
    return .clean
  }

  /// Names the place of what cannot be changed.
  private static func changing<R>(_ hooks: HookFiles, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as SystemError {
      throw FileError("cannot change the hooks in", hooks.directory, error.withAdvice)
    }
  }
}
