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

  // Values computed apart from picket, most of the word EXAMPLE.
  @Test(arguments: [
    ("{{ghp_ + EXAMPLEEXAMPLE + EXAMPLEEXAMPLE01 + crc32-base62}}", "1BiIrf"),
    ("{{cfut_ + EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM + PLEEXAMP + crc32-hex}}", "0194ae94"),
    ("{{glpat- + EXAMPLEexampleEXAMPLEexample + .01 + gitlab-routable}}", ".0s1uv8b9n"),
    ("{{glsa_ + EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM + grafana-service-account}}", "_66554a0e"),
    ("{{ATBB + EXAMPLEexampleEXAMPLEexa + atlassian}}", "64DE5E41"),
    ("{{zpka_ + 0123456789abcdef0123456789abcdef + zuplo}}", "_7759b50e"),
    (
      "{{cflt + EXAMPLEexampleEXAMPLEexampleEXAMPLEexampleEXAMPLEexamp + confluent}}", "CRU05w"
    ),
    (
      "{{RVhBTVBMRUVYQU1QTEVFWEFNUExFRVhBTVBMRUVYQU1Q + "
        + "TEVFWEFNUExFRVhBTVBMRUVYQU1QTEVF + \"+ASt\" + azure-marvin32}}", "+AStuGhcaQ=="
    ),
    ("{{EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMP + AzCa + azure-marvin32}}", "AzCaPVc7ao="),
    ("{{EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEX + AzFu + azure-marvin32}}", "AzFuUZL0dw=="),
    ("{{EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE + \"+ACR\" + azure-marvin32}}", "+ACRB4bR7M"),
    (
      "{{aaataayeaudnhgajbifqydiob4 + ibceqtcqkucfyydenbwha5dypq + azure-devops}}",
      "aaatwayeaudnhgajbifqydiob4ibceqtcqkucfyydenbwha5dypq"
    ),
    (
      "{{AGE-SECRET-KEY-1 + GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ + bech32}}",
      "4EGAEX"
    ),
    (
      "{{80 + 0C28FCA386C7A227600B2FE50B7CAE11EC86D3BF1FBE471BE89827E19D72AA1D + base58check}}",
      "kFqeZyd4dZ1jvhTVqvbTLvyTJ"
    ),
    ("{{SCZANGBA5YHTNYVVV4C3U252E2B6 + P6F5T3U6MM63WBSBZATAQI3E + strkey}}", "BTQ4"),
    ("{{SUACSSL3UAHUDXKFSNVUZRF5UHPMW + Z6BFDTJ7M6USDXIEDNPPQYYYC + nkey}}", "GZRY"),
    ("{{[0]*32 + bip39}}", "abandon about"), ("{{[f]*64 + bip39}}", "zoo zoo vote"),
    ("{{490154 + 20323751 + luhn}}", "8"), ("{{02100002 + aba}}", "1"),
    ("{{GB00 + WEST12345698765432 + iban}}", "GB82WEST12345698765432"),
  ])
  func `computes checksums`(text: String, expected: String) throws {
    #expect(try expand(text).hasSuffix(expected))
  }

  @Test(arguments: ["azure-marvin32", "base58check", "bip39", "strkey", "iban", "azure-devops"])
  func `leaves what a checksum is not made for as it is`(checksum: String) throws {
    _ = try expand("{{x + \(checksum)}}")
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
