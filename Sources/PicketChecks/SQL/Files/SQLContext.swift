/// What a SQL text is for, which decides how bad its statements are.
package enum SQLContext: Hashable, Sendable {
  /// A step of a schema's history: reviewed, run once per database.
  case migration
  /// Any other file of statements, such as a seed or a script of an administrator.
  case script
  /// A statement that a program or a command runs.
  case live
  /// Documentation, tests, and what takes a migration back.
  case sample
}
