import PicketSources
import PicketTestSupport
import Testing

struct GitConfigTests {
  private static let texts = [
    "", "[core]\n\tbare = true\n", "[core]bare=true", "\u{FEFF}[a]\nb = c\r\n\r\n[d]\re\n",
    "[core]\n bare\n x = \n", "[A.B \"C\\\"d\\\\e\"]\nName-1 = V # no\n",
    "[a]\nb = \"x ; y\" z ; no\n",
    "[a]\nb = one \\\n  two\n", "[a]\nb = \\t\\n\\b\\\"\\\\\n", "[a]\nb = \"x\\\ny\"\n",
    "[a]\nb = x   y   \n", "[a] ; comment\nb = 1\n# c\n; d\n  c = 2", "[a]\nb = \"\"\n",
    "[a \"\"]\nb = 1\n", "[include]\npath = x", "[a]\nb = 1\n[a]\nb = 2\n", "[a]\nb = x\"#\"y#z",
    // Not in the syntax:
    "[a", "[a b]\n", "[a \"b]\n", "[a]\nb = \"x\n", "[a]\nb = \\q\n", "[a]\n1b = 2\n", "[a]\nb c\n",
    "[a]\nb_c = 1\n", "[a]\n= 1\n", "[a \"b\" ]\n", "[a]\nb ; c\n", "[a\n]\nb = 1\n",
  ]

  /// The variables as `git config --list -z` prints them; `nil` for a fault.
  private static func listing(_ bytes: [UInt8]) -> [String]? {
    guard let file = try? GitConfigFile(bytes) else { return nil }
    return file.variables.map { variable in
      let subsection = variable.subsection.map { "." + String(decoding: $0, as: UTF8.self) } ?? ""
      let value = variable.value.map { "\n" + String(decoding: $0, as: UTF8.self) } ?? ""
      return "\(variable.section)\(subsection).\(variable.name)\(value)"
    }
  }

  private static func gitListing(
    _ bytes: [UInt8], in repository: TemporaryRepository
  ) throws -> [String]? {
    try repository.write(bytes, to: "config")
    guard
      let output = try? repository.git(["config", "-f", "config", "--list", "-z", "--no-includes"])
    else { return nil }
    return output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `reads what git reads`() throws {
    let repository = try TemporaryRepository()
    for text in Self.texts {
      let bytes = Array(text.utf8)
      #expect(Self.listing(bytes) == (try Self.gitListing(bytes, in: repository)), "\(text)")
    }
  }

  @Test func `reads random files as git does`() throws {
    let parts = [
      "[a]", "[B]", "[a \"x\"]", "\n", "\n", "\n", "k", "n", " = ", "=", "v", "w", " ", "\"", "\\n",
      "\\", "#", ";", "\r\n", "[", "]", ".", "-", "1", "true", "\n\tname = value\n",
    ]
    let repository = try TemporaryRepository()
    var random = RandomPatterns(seed: 3)
    for _ in 0..<100 {
      let text = (0..<random.number(in: 1...12)).reduce(into: "[s]\nk = ") { text, _ in
        text += parts[random.number(in: 0...(parts.count - 1))]
      }
      let bytes = Array(text.utf8)
      #expect(Self.listing(bytes) == (try Self.gitListing(bytes, in: repository)), "\(text)")
    }
  }

  @Test func `names the line of a fault`() {
    #expect(throws: GitConfigError(kind: .malformedValue, line: 3)) {
      try GitConfigFile(Array("[a]\nb = 1\nc = \\q\n".utf8))
    }
  }
}
