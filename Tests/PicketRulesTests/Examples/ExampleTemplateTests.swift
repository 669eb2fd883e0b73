import PicketRules
import Testing

struct ExampleTemplateTests {
  private func expand(_ text: String) throws -> String {
    String(decoding: try ExampleTemplate(text).expanded, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("plain } text }} {", "plain } text }} {"), ("{{abc}}", "abc"),
    ("a{{ b + c+d + \" + }}\" }}e", "abc+d + }}e"), (#"{{"{{"}} x }}"#, "{{ x }}"),
    (#"{{"\"\\\n\t\x41"}}"#, "\"\\\n\tA"), ("{{[x]*5}}", "xxxxx"), (#"{{[\]]*2 + [-]*2}}"#, "]]--"),
  ])
  func `expands text`(text: String, expected: String) throws {
    #expect(try expand(text) == expected)
  }

  // Source of the values: CRC-32 as computed by zlib, base-62 digits 0-9A-Za-z.
  @Test(arguments: [
    ("{{ghp_ + EXAMPLEEXAMPLE + EXAMPLEEXAMPLE01 + crc32-base62}}", "1BiIrf"),
    (
      "{{cfut_ + EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM + PLEEXAMP + crc32-hex}}",
      "0194ae94"
    ),
  ])
  func `computes checksums of the body`(text: String, expected: String) throws {
    #expect(try expand(text).hasSuffix(expected))
  }

  @Test(arguments: [
    "digit", "lower", "upper", "alpha", "hex", "HEX", "hexi", "lalnum", "ualnum", "alnum", "base62",
    "word", "base64", "base64url", "base32", "base32l", "base58", "bech32", "bech32u", "crock",
  ])
  func `fills runs with what looks random`(charset: String) throws {
    let run = try expand("{{\(charset)*40}}")
    #expect(run.utf8.count == 40)
    #expect(Set(run).count >= 8)
    if charset.contains(where: { "346x".contains($0) }) || charset.hasSuffix("num") {
      #expect(run.contains { $0.isNumber })
      #expect(run.contains { $0.isLetter })
    }
    for word in ["test", "example", "xxx"] { #expect(!run.lowercased().contains(word)) }
  }

  @Test func `gives the same template the same text`() throws {
    #expect(try expand("{{base62*30}}") == expand("{{base62*30}}"))
    #expect(try expand("{{base62*30}}") != expand("{{a + base62*30}}"))
    let parts = try expand("{{base62*30}} {{base62*30}}").split(separator: " ")
    #expect(parts.first == parts.last)
  }

  @Test func `keeps the length of a run in its range`() throws {
    let length = try expand("{{hex*20..30}}").utf8.count
    #expect((20...30).contains(length))
  }

  @Test func `masks all that is random`() throws {
    let text =
      "token: {{SG. + base64url*22 + . + base64url*43}} {{ghp_ + base62*30 + crc32-base62}}"
    #expect(try ExampleTemplate(text).masked == "token: SG.….… ghp_…")
  }

  @Test(arguments: [
    ("ab{{c", 2), ("{{}}", 2), ("{{a + }}", 6), ("{{\"a}}", 2), (#"{{"\q"}}"#, 3), ("{{foo*3}}", 2),
    ("{{hex}}", 2), ("{{hex*}}", 2), ("{{hex*0}}", 2), ("{{hex*3..2}}", 2), ("{{hex*70000}}", 2),
    ("{{[]*3}}", 2), ("{{[z-a]*3}}", 2), ("{{[ab*3}}", 2), ("{{a + crc32-base26}}", 6),
    ("{{\"a\" b}}", 5), ("{{hex*40000 + hex*40000}}", 14), ("{{hex*1...2}}", 2), ("{{hex*-1}}", 2),
  ])
  func `points at faults`(text: String, offset: Int) {
    #expect { try ExampleTemplate(text) } throws: { error in
      (error as? ExampleTemplateFault)?.offset == offset
    }
  }
}
