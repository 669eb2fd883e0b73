/// A command of a shell that a rule of a user is about.
///
/// All that it says has to hold; what it leaves out does not matter.
public struct CommandPattern: Hashable, Sendable {
  /// The name of the command, without its directory.
  public var verb: String
  /// The words that stand first among those that are no options, in this order.
  public var subcommand: [String]
  /// Options, as they are written, of which one has to be given.
  public var options: [String]
  /// What one of its words has to name.
  public var arguments: ArgumentClass?

  /// What a word of a command names, seen from the directory in which the command runs.
  public enum ArgumentClass: String, CaseIterable, Hashable, Sendable {
    /// The root of the file system, or a directory that stands directly in it.
    case root
    /// A home directory.
    case home
    /// A part of the operating system.
    case system
    /// A disk or another device.
    case device
    /// A path in the project.
    case inProject = "in-project"
    /// A path neither in the project nor temporary, those above included.
    case outsideProject = "outside-project"
    /// A file in which credentials are kept.
    case secret
    /// An address with a scheme, such as `https://example.com`, or `host:path`.
    case remote
    /// What is not known before the command runs, such as the value of a variable.
    case unknown
  }

  /// Makes a pattern; without more than a verb, it is about every use of the command.
  public init(
    verb: String, subcommand: [String] = [], options: [String] = [],
    arguments: ArgumentClass? = nil
  ) {
    self.verb = verb
    self.subcommand = subcommand
    self.options = options
    self.arguments = arguments
  }
}
