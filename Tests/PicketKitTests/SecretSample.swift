import PicketKit
import PicketModel
import PicketRules
import PicketScan

/// A secret that a rule finds, out of the first of its examples that shows a name and a value.
struct SecretSample {
  /// The name before the secret; empty where the rule needs none.
  let name: String
  let secret: [UInt8]
  private let rule: Rule
  private let scanner: Scanner

  /// Takes the secret out of an example; `nil` if no example gives one that can stand elsewhere.
  init?(_ parsed: ParsedRule) throws {
    rule = parsed.rule
    scanner = try Scanner(Settings(), builtIn: Self.table(of: parsed))
    for case .text(let text) in parsed.rule.examples {
      let bytes = try ExampleTemplate(text).expanded
      guard let range = Self.ranges(in: bytes, scanner).first else { continue }
      let secret = Array(bytes[range])
      let name = Self.name(before: range.lowerBound, in: bytes)
      if !Self.ranges(in: secret, scanner).isEmpty {
        (self.name, self.secret) = ("", secret)
        return
      }
      if !name.isEmpty, !Self.ranges(in: Array("\(name)=".utf8) + secret, scanner).isEmpty {
        (self.name, self.secret) = (name, secret)
        return
      }
    }
    return nil
  }

  /// Tells whether exactly the secret is found in a text that holds it.
  func isFound(in text: [UInt8]) -> Bool {
    Self.ranges(in: text, scanner).contains { text[$0].elementsEqual(secret) }
  }

  /// Tells whether anything is found in a text.
  func finds(_ text: [UInt8]) -> Bool {
    !Self.ranges(in: text, scanner).isEmpty
  }

  private static func table(of parsed: ParsedRule) -> RuleTable {
    let compiler = RuleCompiler(
      [parsed], strictness: .builtIn, proofs: Proof.all.map(\.name))
    return RuleTable(RuleTable.encoded(compiler.rules))
  }

  private static func ranges(in bytes: [UInt8], _ scanner: Scanner) -> [Range<Int>] {
    scanner.scan(bytes.span, path: BytePath("sample")).findings.compactMap { finding in
      finding.range.map { $0.offset..<($0.offset + $0.length) }
    }
  }

  /// The word before a secret, past quotes, blanks and the sign between them.
  private static func name(before end: Int, in bytes: [UInt8]) -> String {
    let word = ByteSet.word.union(ByteSet("-.".utf8))
    let last = bytes[..<end].lastIndex(where: word.contains).map { $0 + 1 } ?? 0
    let first = bytes[..<last].lastIndex { !word.contains($0) }.map { $0 + 1 } ?? 0
    return String(decoding: bytes[first..<last], as: UTF8.self)
  }
}

extension SecretSample {
  /// The literal that every token of the rule starts with, if all have the same length.
  var fixedPrefix: String? {
    guard name.isEmpty, case .regex(let regex) = rule.matcher, regex.secretGroup == 0,
      let plan = try? RegexCompiler.plan(regex.pattern), plan.minimumWidth == plan.maximumWidth,
      regex.pattern.hasPrefix("\\b")
    else { return nil }
    let prefix = regex.pattern.dropFirst(2).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let isLiteral = String(decoding: secret, as: UTF8.self).hasPrefix(prefix)
    return prefix.count >= 3 && isLiteral ? String(prefix) : nil
  }

  /// The token with one thing wrong.
  func mutants(prefix: String) -> [(label: String, text: [UInt8])] {
    let middle = (prefix.utf8.count + secret.count) / 2
    var strange = secret
    strange[middle] = UInt8(ascii: "!")
    var otherCase = secret
    for index in prefix.utf8.indices.enumerated().map(\.offset)
    where ByteSet.letters.contains(otherCase[index]) {
      otherCase[index] ^= 0x20
    }
    var mutants = [
      ("one character short", Array(secret.dropLast())), ("of other characters", strange),
    ]
    if otherCase != secret { mutants.append(("of another case", otherCase)) }
    if let last = secret.last, ByteSet.alphanumerics.contains(last) {
      mutants.append(("one character long", secret + [last]))
    }
    return mutants
  }
}
