/// A piece of a program that is neither blank nor comment.
struct CodeToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case name
    case number
    /// A text, whose parts are in the literal with the index.
    case text(Int)
    /// An operator or a bracket, up to three bytes.
    case symbol
    /// The end of a line that ends a statement.
    case lineEnd
  }

  var kind: Kind
  var range: Range<Int>
  /// The bytes of a symbol as a number; 0 for other tokens.
  var symbol: CodeSymbol = .none
}

/// An operator or a bracket: its bytes, packed.
struct CodeSymbol: Hashable, Sendable, ExpressibleByStringLiteral {
  private var packed: UInt32

  static let none = CodeSymbol(packed: 0)

  private init(packed: UInt32) { self.packed = packed }

  init(stringLiteral text: String) {
    self.init(text.utf8)
  }

  /// Makes the symbol of at most four bytes.
  init(_ bytes: some Sequence<UInt8>) {
    packed = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// A text of a program, with the places that are filled when it runs.
struct CodeLiteral: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    /// Bytes that stand for themselves, apart from escapes.
    case plain(Range<Int>)
    /// An expression whose value is put in.
    case hole(Range<Int>)
  }

  var range: Range<Int>
  var parts: [Part]
  /// Whether the shell runs it: backticks and `%x` of Ruby and PHP.
  var isCommand = false
  /// Whether it is a regular expression.
  var isPattern = false

  var hasHoles: Bool {
    parts.contains { if case .hole = $0 { true } else { false } }
  }
}
