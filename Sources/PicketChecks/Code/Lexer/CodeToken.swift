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
  var role = Role.other

  /// What a symbol is for, where that is asked of each token.
  enum Role: Hashable, Sendable {
    /// `(`, `[`, `{`
    case opening
    /// `)`, `]`, `}`
    case closing
    /// A dot or what other languages write for it, between an object and a member.
    case access
    /// `=` and its kin, also `:` and `=>`, which some literals of objects have.
    case assignment
    case other
  }
}

/// An operator or a bracket: its bytes, packed.
struct CodeSymbol: Hashable, Sendable, ExpressibleByStringLiteral {
  private var packed: UInt32

  static let none = CodeSymbol(packed: 0)

  private init(packed: UInt32) { self.packed = packed }

  init(stringLiteral text: StaticString) {
    packed = "\(text)".utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Makes the symbol of one to three bytes.
  init(_ first: UInt8, _ second: UInt8? = nil, _ third: UInt8? = nil) {
    packed = UInt32(first)
    if let second { packed = packed << 8 | UInt32(second) }
    if let third { packed = packed << 8 | UInt32(third) }
  }

  /// What the symbol is for.
  var role: CodeToken.Role {
    switch packed {
    case 0x28, 0x5B, 0x7B: .opening
    case 0x29, 0x5D, 0x7D: .closing
    // `.`, `?.`, `->`, `::`, `?->`
    case 0x2E, 0x3F2E, 0x2D3E, 0x3A3A, 0x3F2D3E: .access
    // `=`, `:=`, `+=`, `.=`, `||=`, `:`, `=>`, `<<`
    case 0x3D, 0x3A3D, 0x2B3D, 0x2E3D, 0x7C7C3D, 0x3A, 0x3D3E, 0x3C3C: .assignment
    default: .other
    }
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
