/// Where a command would run.
package struct ShellSetting: Hashable, Sendable {
  /// The current directory, absolute.
  package var directory: String
  package var home: String
  /// The root of the project, absolute.
  package var project: String
  /// The variables that are known.
  package var environment: [String: String]
  /// Whether a person or an agent is about to run it; else it is text at rest.
  package var isLive: Bool
  /// Whether the machine is made for it and thrown away afterwards.
  package var isContained = false
  /// Whether what it was resolved to is noted, for people.
  package var explains = false
  /// The commands that rules of users are about.
  package var ownCommands = OwnCommands()

  /// Makes a setting; what is not given is a project in a home directory.
  ///
  /// - Parameters:
  ///   - directory: the current directory.
  ///   - home: the home directory.
  ///   - project: the root of the project; without it that of the current directory.
  ///   - environment: the variables that are known.
  ///   - isLive: whether it is about to run.
  package init(
    directory: String? = nil, home: String? = nil, project: String? = nil,
    environment: [String: String] = [:], isLive: Bool
  ) {
    let home = home ?? "/home/user"
    let directory = directory ?? project ?? home + "/project"
    self.directory = directory
    self.home = home
    // A home directory is no project: what is deleted in it is not what was made there.
    let isHome = directory == home || directory == "/"
    self.project = project ?? (isHome ? directory + "/project" : directory)
    self.environment = environment
    self.isLive = isLive
  }
}

/// What a rule says of a command.
package struct ShellFinding: Hashable, Sendable {
  package var check: ShellCheck
  /// The place of the command or word that it is about.
  package var range: Range<Int>
  /// What is the case here; harmless for a terminal.
  package var detail: String
}
