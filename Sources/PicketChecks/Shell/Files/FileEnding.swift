/// The end of a file's name, of at most seven bytes, as a number: one is asked of every file.
struct FileEnding {
  enum Kind {
    case code
    /// Pictures, styles, headers, texts for people and the like.
    case other
  }

  private let packed: UInt64

  init(_ ending: ArraySlice<UInt8>) {
    packed = ending.count < 8 ? ending.reduce(0) { $0 << 8 | UInt64($1) } : 0
  }

  private static func packed(_ endings: [String]) -> [UInt64] {
    endings.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static let code = packed([
    "py", "go", "js", "ts", "java", "c", "cc", "cpp", "rs", "rb", "php", "tsx", "jsx", "mjs", "cjs",
    "mts", "cts", "kt", "cs", "pl", "pm", "pyw", "lua", "scala", "groovy",
  ])
  private static let others = packed([
    "h", "html", "css", "po", "mo", "png", "svg", "jpg", "gif", "ico", "txt", "rst", "xml",
    "s", "S", "csv", "scss", "less", "map", "woff", "woff2", "ttf", "pdf", "gz", "zip", "lock",
    "pyi", "pyc", "dts", "dtsi", "hpp", "swift", "toml",
  ])

  /// What the file is, as far as its ending says all.
  var kind: Kind? {
    for known in Self.code where known == packed { return .code }
    for known in Self.others where known == packed { return .other }
    return nil
  }
}
