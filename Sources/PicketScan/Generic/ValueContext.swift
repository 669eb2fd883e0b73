internal import PicketModel

/// What the place of a value says of it.
struct ValueContext {
  /// What kind of file it stands in.
  enum Place: Hashable {
    /// Settings of something that runs: what is a secret there is in use.
    case settings
    /// A program.
    case code
    /// A document for people.
    case document
    /// Texts that a program shows in some language.
    case translation
    /// What machines wrote: lock files, minified code, maps, data.
    case generated
    case unknown
  }

  let place: Place
  /// Whether the file belongs to tests, examples or fixtures.
  let isTest: Bool

  init(_ path: BytePath) {
    let text = path.description.lowercased()
    let name = text.split(separator: "/").last.map(String.init) ?? text
    let dot = name.lastIndex(of: ".")
    let ending = dot.map { String(name[name.index(after: $0)...]) } ?? ""
    place = Self.place(text, name, ending)
    isTest = Self.testMarks.contains(where: ValueShape.Haystack(Array(text.utf8)).holds)
  }

  /// Whether a value without quotes is an expression there.
  var isCode: Bool { place == .code }

  private static func place(_ path: String, _ name: String, _ ending: String) -> Place {
    if generatedNames.contains(name) || generatedEnds.contains(ending)
      || ValueShape.Haystack(Array(name.utf8)).holds(".min.")
    {
      return .generated
    }
    if ending == "po" || ending == "pot" || ending == "xlf" || ending == "resx"
      || ending == "strings"
      || translationMarks.contains(where: ValueShape.Haystack(Array(path.utf8)).holds)
    {
      return .translation
    }
    if name.hasPrefix(".env") || name.hasPrefix("dockerfile") || name.hasSuffix(".env") {
      return .settings
    }
    if settingsEnds.contains(ending) { return .settings }
    if codeEnds.contains(ending) { return .code }
    if documentEnds.contains(ending) { return .document }
    return .unknown
  }

  private static let generatedNames: Set<String> = [
    "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "composer.lock", "cargo.lock",
    "poetry.lock", "gemfile.lock", "go.sum", "pipfile.lock", "npm-shrinkwrap.json", "uv.lock",
    "flake.lock", "packages.lock.json", "mix.lock", "pubspec.lock", "podfile.lock",
  ]
  private static let generatedEnds: Set<String> = [
    "map", "lock", "svg", "ipynb", "csv", "tsv", "sum", "snap", "pem", "crt", "cer", "asc", "der",
    "patch", "diff", "css", "scss", "less", "ics", "vcf", "eml", "ldif", "wsdl", "xsd",
  ]
  private static let translationMarks = [
    "/locale/", "/locales/", "/lang/", "/langs/", "/i18n/", "/l10n/", "/translations/",
    "/localization/", "/languages/", "messages_", "translation", "strings.xml",
  ]
  private static let settingsEnds: Set<String> = [
    "env", "yml", "yaml", "json", "toml", "ini", "cfg", "conf", "cnf", "config", "properties",
    "xml",
    "tf", "tfvars", "hcl", "sh", "bash", "zsh", "ps1", "bat", "cmd", "sql", "service", "plist",
    "json5", "jsonc", "npmrc", "pypirc", "netrc", "prefs", "settings", "nix", "j2",
  ]
  private static let codeEnds: Set<String> = [
    "py", "js", "jsx", "ts", "tsx", "mjs", "cjs", "go", "java", "kt", "kts", "scala", "c", "h",
    "cc",
    "cpp", "cxx", "hpp", "hh", "m", "mm", "cs", "fs", "vb", "rb", "erb", "php", "phtml", "pl", "pm",
    "t", "rs", "swift", "dart", "lua", "r", "jl", "ex", "exs", "erl", "hrl", "hs", "ml", "clj",
    "groovy", "gradle", "vue", "svelte", "sol", "proto", "ads", "adb", "pas", "asp", "aspx", "jsp",
    "cshtml", "inc", "tcl", "el", "lisp", "coffee", "haml", "twig", "html", "htm", "xhtml", "pyi",
  ]
  private static let documentEnds: Set<String> = [
    "md", "rst", "txt", "adoc", "asciidoc", "markdown", "tex", "pod", "mdx", "1", "5", "8", "org",
    "rdoc", "textile",
  ]
  private static let testMarks = [
    "test", "spec/", "_spec", ".spec.", "fixture", "example", "sample", "mock", "demo", "dummy",
  ]

  /// Tells whether a user or a host stands near a value, as they do beside a password in use.
  static func hasNeighbours(_ bytes: [UInt8]) -> Bool {
    let words = NameModel.words(of: String(decoding: bytes, as: UTF8.self))
    return words.contains(where: neighbours.contains)
  }

  private static let neighbours: Set<String> = [
    "user", "username", "login", "email", "host", "hostname", "server", "database", "db", "url",
    "uid", "account", "smtp", "ftp", "jdbc", "port", "endpoint", "usr", "uname",
  ]
}
