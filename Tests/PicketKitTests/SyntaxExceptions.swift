/// What a rule cannot be found in, and why.
enum SyntaxExceptions {
  /// Rules over texts that are no name and value, each with its form.
  static let ofForm: [String: String] = [:]

  /// The syntaxes that the context of a rule makes impossible.
  static let ofSyntax: [String: Set<String>] = [:]
}
