extension CodeLanguage {
  /// Checks of what any program may do.
  private static let commonChecks: Set<String> = [
    "code/sql-injection", "code/sql-fragment", "code/secret-in-log",
  ]

  /// The checks that look at programs of the language: the keywords of others mean nothing in them.
  var checks: Set<String> {
    switch self {
    case .python, .javascript: Self.scriptsChecks
    case .java, .kotlin, .csharp: Self.objectsChecks
    case .go: Self.goChecks
    case .php: Self.phpChecks
    case .ruby: Self.rubyChecks
    case .swift: Self.swiftChecks
    }
  }

  private static let objectsChecks = commonChecks.union([
    "code/command-injection", "code/error-detail-in-response", "code/evaluation",
    "code/html-injection", "code/tls-verification-off", "code/unsafe-deserialization",
  ])
  private static let scriptsChecks = objectsChecks.union(["code/nosql-injection"])
  private static let goChecks = objectsChecks.subtracting([
    "code/evaluation", "code/unsafe-deserialization",
  ])
  private static let phpChecks = objectsChecks.subtracting([
    "code/error-detail-in-response", "code/html-injection",
  ])
  private static let rubyChecks = objectsChecks.subtracting(["code/error-detail-in-response"])
  private static let swiftChecks = commonChecks.union(["code/unsafe-deserialization"])
}
