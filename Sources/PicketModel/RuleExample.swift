/// An input that shows what a rule finds, or what it must not find.
///
/// Texts may hold templates such as `{{ghp_ + base62*36}}`, which tests expand: no file of the
/// repository holds a complete token.
public enum RuleExample: Hashable, Sendable {
  /// The text of a file.
  case text(String)
  /// An entry of a tree: its path, and its mode, link target or text where they matter.
  case entry(path: String, mode: String?, target: String?, text: String?)
  /// A live command, with the directories that give it its meaning.
  case command(String, cwd: String?, project: String?)
  /// A coding agent's event, as JSON.
  case event(String)
}
