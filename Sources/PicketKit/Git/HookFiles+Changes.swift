internal import PicketModel
internal import PicketSystem

extension HookFiles {
  /// Puts the hooks in place.
  ///
  /// - Parameter executable: the absolute path of picket.
  /// - Returns: the names of hooks that were there and are called first.
  /// - Throws: what keeps a file from being written; hooks that were there are still called then.
  package func install(executable: [UInt8]) throws -> [String] {
    if let shadow {
      throw RepositoryError(
        "git looks for hooks in \(Self.text(shadow)), as core.hooksPath says for all repositories:"
          + " run 'picket install --global'")
    }
    for name in scriptNames where hasPrevious(name) {
      guard try state(name) != .foreign else {
        throw RepositoryError(
          "there are two hooks to keep, \(Self.text(path(name))) and"
            + " \(Self.text(previousPath(name))): join them in the first, and remove the second")
      }
    }
    let fresh = try scriptNames.filter { (name) throws(SystemError) in
      if case .own = try state(name) { false } else { true }
    }
    do {
      try fileSystem.makeDirectory(directory)
      for name in scriptNames { try install(script(name, executable)) }
      if let setting, !setting.isAdded { try setting.add() }
    } catch {
      _ = try? takeAway(fresh)
      removeOwnDirectory()
      throw error
    }
    return scriptNames.filter { fileSystem.isExecutable(previousPath($0)) }
  }

  /// What is put in place: with a directory of its own, also what calls the other hooks of each
  /// repository, which git does not look for anymore.
  private var scriptNames: [String] {
    Self.names + (setting == nil ? [] : HookScript.passedOn)
  }

  private func script(_ name: String, _ executable: [UInt8]) -> HookScript {
    HookScript(
      name: name, executable: Self.names.contains(name) ? executable : nil,
      callsOwnHooks: setting != nil)
  }

  /// Puts one hook in place; where that fails, what was there is there again.
  private func install(_ script: HookScript) throws(SystemError) {
    let path = path(script.name)
    let fresh = path + Array(".picket-new".utf8)
    let isForeign = try state(script.name) == .foreign
    let previous = previousPath(script.name)
    do throws(SystemError) {
      try Output.write(script.bytes, toFile: fresh)
      try fileSystem.makeExecutable(fresh)
      if isForeign { try fileSystem.move(path, to: previous) }
      try fileSystem.move(fresh, to: path, replacing: true)
    } catch {
      try? fileSystem.remove(fresh)
      if isForeign, !isThere(path) { try? fileSystem.move(previous, to: path) }
      throw error
    }
  }

  /// Takes the hooks away and puts back what was there.
  ///
  /// - Returns: the names of the hooks that were taken away.
  /// - Throws: what keeps a file from being moved.
  package func uninstall() throws -> [String] {
    let removed = try takeAway(scriptNames)
    // Where somebody else put hooks there, too, git has to find them.
    if let setting, setting.isAdded, removeOwnDirectory() { try setting.remove() }
    return removed
  }

  private func takeAway(_ names: [String]) throws(SystemError) -> [String] {
    var removed: [String] = []
    for name in names {
      guard case .own = try state(name) else { continue }
      removed.append(name)
      if hasPrevious(name) {
        try fileSystem.move(previousPath(name), to: path(name), replacing: true)
      } else {
        try fileSystem.remove(path(name))
      }
    }
    return removed
  }

  /// Removes the directory that is picket's own; returns `false` if it is not, or not empty.
  @discardableResult
  private func removeOwnDirectory() -> Bool {
    guard setting != nil, (try? fileSystem.removeDirectory(directory)) != nil else { return false }
    try? fileSystem.removeDirectory(Array(directory.dropLast("/hooks".utf8.count)))
    return true
  }
}
