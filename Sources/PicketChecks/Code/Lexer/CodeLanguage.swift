internal import PicketModel

/// A family of languages that are cut into tokens in the same way.
enum CodeLanguage: Hashable, Sendable, CaseIterable {
  case python, javascript, java, kotlin, csharp, go, php, ruby, swift

  private static let endings: [String: CodeLanguage] = [
    "py": .python, "pyi": .python, "pyw": .python, "ipy": .python,
    "js": .javascript, "mjs": .javascript, "cjs": .javascript, "jsx": .javascript,
    "ts": .javascript, "mts": .javascript, "cts": .javascript, "tsx": .javascript,
    "vue": .javascript, "svelte": .javascript,
    "java": .java, "groovy": .java, "scala": .java,
    "kt": .kotlin, "kts": .kotlin, "cs": .csharp, "cshtml": .csharp, "razor": .csharp,
    "go": .go, "php": .php, "phtml": .php, "inc": .php, "rb": .ruby, "rake": .ruby,
    "erb": .ruby, "ru": .ruby, "swift": .swift,
  ]

  /// The language of a file, by the end of its name.
  init?(_ path: BytePath) {
    let name = path.lastComponent
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(decoding: name[(dot + 1)...].map(\.asciiLowercased), as: UTF8.self)
    guard let language = Self.endings[ending] else { return nil }
    self = language
  }

  /// Whether `#` starts a comment.
  var hasHashComments: Bool { self == .python || self == .ruby || self == .php }
  /// Whether `//` and `/* */` are comments.
  var hasSlashComments: Bool { self != .python && self != .ruby }
  var nestsComments: Bool { self == .kotlin || self == .swift }
  /// Whether the end of a line ends a statement, outside of brackets.
  var endsLines: Bool { self == .python || self == .ruby }
  /// Whether single quotes hold one character.
  var hasCharacters: Bool {
    self == .java || self == .kotlin || self == .csharp || self == .go
  }
  /// Whether names may hold `$`.
  var hasDollarNames: Bool { self == .javascript || self == .php || self == .java }
  /// Whether `.` joins texts.
  var joinsWithDot: Bool { self == .php }
}
