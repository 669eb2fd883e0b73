/// A value and the name that it has in some text.
package struct NamedValue: Hashable, Sendable {
  /// How the value is written.
  package enum Form: Hashable, Sendable {
    /// Between quotes.
    case quoted
    /// Between quotes, as an argument beside the name, such as `put("password", "…")`.
    case argument
    /// Without quotes, up to a blank or a mark.
    case bare
    /// Without quotes, as a field of something longer, such as a URL or a connection string.
    case field
    /// The text of an XML element.
    case element
    /// Behind a flag of a command.
    case flag
  }

  /// The whole name, with what it is reached through, such as `config.db.password`.
  package var name: String
  package var form: Form
  /// Where the value stands in the text, without quotes.
  package var range: Range<Int>
  /// The value; pieces that a literal is joined from are one.
  package var value: [UInt8]
  /// The function that the value is handed to before it gets the name, such as `SecretStr`.
  package var function: String?
  /// Whether the value is compared with what the name stands for.
  package var isCompared = false
  /// Whether something that is no literal goes on behind the value, such as a variable.
  package var goesOn = false
}
