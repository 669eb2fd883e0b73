/// Commands in `scripts` of `package.json`.
struct PackageScriptSnippets {
  private let text: [UInt8]
  private var index = 0

  /// Scripts that installing a package runs.
  private static let unattended: Set<String> = ["preinstall", "install", "postinstall", "prepare"]

  static func snippets(in text: [UInt8]) -> [ShellSnippet] {
    var reader = PackageScriptSnippets(text: text)
    return reader.read()
  }

  private init(text: [UInt8]) {
    self.text = text
  }

  private mutating func read() -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var depth = 0
    var scriptDepth: Int?
    var key: String?
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 2, key == "scripts" { scriptDepth = 2 }
        key = nil
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if scriptDepth == depth { return snippets }
        depth -= 1
        index += 1
      case UInt8(ascii: "\""):
        var value = string()
        if isKey {
          key = String(decoding: value.bytes, as: UTF8.self)
        } else if let name = key {
          value.isUnattended = Self.unattended.contains(name)
          if scriptDepth == depth, !value.bytes.isEmpty { snippets.append(value) }
          key = nil
        }
      default: index += 1
      }
    }
    return snippets
  }

  /// Whether a colon follows.
  private var isKey: Bool {
    var next = index
    while next < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[next]) { next += 1 }
    return next < text.count && text[next] == UInt8(ascii: ":")
  }

  private mutating func string() -> ShellSnippet {
    var value = ShellSnippet()
    index += 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count {
        index += 1
        switch text[index] {
        case UInt8(ascii: "n"): value.append("\n", at: index)
        case UInt8(ascii: "t"): value.append("\t", at: index)
        default: value.append(text[index], at: index)
        }
      } else {
        value.append(text[index], at: index)
      }
      index += 1
    }
    index += 1
    return value
  }
}
