/// Makes texts in which the sample rules find much, and nearly find more.
package struct SampleText {
  package var random: SeededGenerator

  package init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private static let lower = "abcdefghijklmnopqrstuvwxyz"
  private static let digits = "0123456789"

  /// What one of the sample rules finds, if it stands where it has to.
  package mutating func secret() -> String {
    switch Int.random(in: 0..<18, using: &random) {
    case 0: "zq_" + run(12, Self.lower + Self.digits)
    case 1: run(8, Self.digits) + "-vexo-" + run(6, "abcdef" + Self.digits)
    case 2: "my_" + cased("blorp") + "_id = \"" + run(16, Self.lower) + "\""
    case 3: cased("password") + pick([": ", "=", " = '"]) + run(pick([6, 12, 40]), Self.lower)
    case 4: "the " + cased("acme") + pick([" ", "\n", ": key "]) + run(20, "ABCXYZ" + Self.digits)
    case 5: block(count: pick([20, 60, 300]))
    case 6: "Q~" + run(10, "abcdef" + Self.digits)
    case 7: "xk!" + run(6, Self.digits)
    case 8: cased("plugh") + pick(["-", "."]) + run(4, Self.lower) + run(4, Self.digits)
    case 9: "version-" + run(4, Self.digits)
    case 10: "\ngrue " + run(pick([2, 3, 8, 9]), Self.digits) + pick(["\n", "\r\n"])
    case 11: pick(["frotz", "ozmoo"]) + run(4, Self.digits)
    case 12: "yonder-" + run(10, Self.lower) + pick([" ", "x", "-"])
    case 13: pick(["id: ", "id:"]) + "moss" + run(4, Self.digits) + pick([";", "\n", "1"])
    case 14: "xyzzy" + pick([" ", "ab", " xyzzy "]) + "xyzzy" + pick(["", " and xyzzy"])
    case 15: "kludge:" + pick(["aaaaaaaaaa", run(10, Self.lower)])
    case 16: "abcd" + run(4, Self.digits) + pick(["snark", "boojum", ""]) + "feed"
    default: run(3, "ABCDEF") + run(7, Self.digits)
    }
  }

  /// A secret that stands over many lines.
  package mutating func block(count: Int) -> String {
    "-----BEGIN WOOL-----\n" + run(count, Self.lower + Self.digits + "\n") + "\n-----END WOOL-----"
  }

  /// A text of about some number of bytes.
  package mutating func text(count: Int) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < count {
      var piece = Array(chance(0.3) ? secret().utf8 : noise().utf8)
      if chance(0.05), !piece.isEmpty {
        piece[Int.random(in: piece.indices, using: &random)] = UInt8.random(
          in: .min ... .max, using: &random)
      }
      text += piece
      if chance(0.7) { text += pick([" ", "\n", "\n", "\r\n", ";", "é", "\0", "\t"]).utf8 }
    }
    return text
  }

  private mutating func noise() -> String {
    pick([
      "let value = call()", "token", "password", "zq_", "-vexo-", "BEGIN", "-----BEGIN WOOL-----",
      "acme", "{ return }", "id: ", "grue", "xyzzy", "blorp:", "snark", "Q~", "é", "plugh",
      String(repeating: "a", count: 40), "",
    ])
  }

  package mutating func run(_ count: Int, _ letters: String) -> String {
    let letters = Array(letters)
    return String((0..<count).map { _ in pick(letters) })
  }

  private mutating func cased(_ word: String) -> String {
    pick([word, word.uppercased(), word.capitalized])
  }

  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
