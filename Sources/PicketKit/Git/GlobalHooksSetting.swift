internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// The lines of the user's configuration of git that lead to the hooks of picket.
///
/// They are added at the end of the file, and cut off there again: git itself would leave another
/// file than there was.
struct GlobalHooksSetting {
  /// The file that git takes for the user's.
  let file: [UInt8]
  /// Whether git looks for hooks in the directory already.
  let isAdded: Bool
  private let directory: [UInt8]
  private let git: GitCommand
  private let fileSystem = FileSystem()

  /// What was there before the lines.
  private enum Before: String, CaseIterable {
    case text = ""
    case textWithoutEnd = ", and the line feed before it"
    case nothing = ", and this file"
  }

  /// Finds the file.
  ///
  /// - Parameters:
  ///   - directory: where the hooks lie.
  ///   - git: tells the environment.
  ///   - isAdded: whether git looks there already.
  /// - Throws: `RepositoryError` if there is no home.
  init(_ directory: [UInt8], _ git: GitCommand, isAdded: Bool) throws(RepositoryError) {
    (self.directory, self.git, self.isAdded) = (directory, git, isAdded)
    if let named = git.variable("GIT_CONFIG_GLOBAL") {
      file = named
      return
    }
    let home = try Self.home(git)
    let other = Self.configurationDirectory(git, home: home) + Array("/git/config".utf8)
    let usual = home + Array("/.gitconfig".utf8)
    let isOther =
      (try? fileSystem.status(of: usual)) == nil && (try? fileSystem.status(of: other)) != nil
    file = isOther ? other : usual
  }

  /// Where picket's own hooks for all repositories lie.
  static func defaultDirectory(_ git: GitCommand) throws(RepositoryError) -> [UInt8] {
    configurationDirectory(git, home: try home(git)) + Array("/picket/hooks".utf8)
  }

  private static func home(_ git: GitCommand) throws(RepositoryError) -> [UInt8] {
    guard let home = git.variable("HOME") else {
      throw RepositoryError("HOME is not set: set it to your directory, which holds .gitconfig")
    }
    return home
  }

  private static func configurationDirectory(_ git: GitCommand, home: [UInt8]) -> [UInt8] {
    git.variable("XDG_CONFIG_HOME") ?? home + Array("/.config".utf8)
  }

  /// Adds the lines.
  ///
  /// - Throws: `SystemError` if the file cannot be written; it is as it was then.
  func add() throws(SystemError) {
    let bytes = try contents()
    let isEnded = bytes?.last.map { $0 == UInt8(ascii: "\n") } ?? true
    let before: Before = bytes == nil ? .nothing : isEnded ? .text : .textWithoutEnd
    do throws(SystemError) {
      try Output.append(lines(before), toFile: file)
    } catch {
      if let bytes {
        try? Output.truncate(file, to: bytes.count)
      } else {
        try? fileSystem.remove(file)
      }
      throw error
    }
  }

  /// Takes the lines away.
  ///
  /// - Throws: what keeps the file from being written.
  func remove() throws {
    let bytes = try contents() ?? []
    let added = Before.allCases.first { bytes.suffix(lines($0).count).elementsEqual(lines($0)) }
    guard let added else {
      // Somebody edited the file since.
      _ = try git.output(of: ["config", "--global", "--unset", "core.hooksPath"])
      return
    }
    let rest = bytes.count - lines(added).count
    if added == .nothing, rest == 0 {
      try fileSystem.remove(file)
    } else {
      try Output.truncate(file, to: rest)
    }
  }

  private func contents() throws(SystemError) -> [UInt8]? {
    do throws(SystemError) {
      return try fileSystem.contents(of: try fileSystem.open(file, as: .file), limit: 16 << 20)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  private func lines(_ before: Before) -> [UInt8] {
    let start = before == .textWithoutEnd ? "\n" : ""
    // As git quotes a value.
    let value = directory.flatMap { byte in
      [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(byte) ? [UInt8(ascii: "\\"), byte] : [byte]
    }
    return Array(
      """
      \(start)# 'picket uninstall --global' takes this away\(before.rawValue).
      [core]
      \thooksPath = "
      """.utf8) + value + Array("\"\n".utf8)
  }
}
