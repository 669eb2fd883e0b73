import PicketFormats
import PicketModel
import Testing

struct JSONParserTests {
  private func parse(
    _ text: String, _ dialect: JSON.Dialect = .standard
  ) throws -> JSONValue {
    try JSON.parse(Array(text.utf8), dialect)
  }

  @Test(
    arguments: [
      ("null", .null), (" true\n", .boolean(true)), ("false", .boolean(false)), ("0", .number("0")),
      ("-1.50e+3", .number("-1.50e+3")), ("\"\"", .string("")), ("[]", .array([])),
      (#""a\"\\\/\b\f\n\r\t\u00e9é""#, .string("a\"\\/\u{8}\u{c}\n\r\téé")), ("{}", .object([])),
      (#""\ud83d\ude00\ud83d\u0041\ude00""#, .string("😀\u{FFFD}A\u{FFFD}")),
      ("\u{FEFF}1", .number("1")),
    ] as [(String, JSONValue.Kind)])
  func `reads a value`(text: String, expected: JSONValue.Kind) throws {
    #expect(try parse(text).kind == expected)
  }

  @Test func `keeps the order of keys, and those that stand twice`() throws {
    let value = try parse(#"{"b": 1, "a": [true, {"c": "x"}], "b": 2}"#)
    #expect(value.members?.map(\.key) == ["b", "a", "b"])
    #expect(value["b"]?.integer == 2)
    #expect(value["a"]?.elements?.last?["c"]?.string == "x")
    #expect(value["a"]?.elements?.first?.boolean == true)
  }

  @Test func `tells the place of keys and values`() throws {
    let value = try parse("{\n  \"é\": [1,\r\n 2]\n}")
    let member = try #require(value.members?.first)
    #expect(member.keyPlace.position == .init(line: 2, column: 3))
    #expect(member.value.place.position == .init(line: 2, column: 9))
    #expect(member.value.elements?.last?.place.position == .init(line: 3, column: 2))
    #expect(member.value.elements?.last?.place.offset == 16)
  }

  @Test(arguments: [
    ("12", 12), ("1516239022.9", 1_516_239_022), ("-1e3", -1000), ("1e99", nil), ("\"1\"", nil),
  ])
  func `takes a number for an integer`(text: String, expected: Int?) throws {
    #expect(try parse(text).integer == expected)
  }

  @Test func `reads comments and a comma behind the last element where they may stand`() throws {
    let text = "// a\n{\"a\": /* b\n */ [1, 2,], // c\n}\n"
    let value = try parse(text, .withComments)
    #expect(value["a"]?.elements?.count == 2)
    #expect(value["a"]?.place.position == .init(line: 3, column: 5))
    #expect(throws: (any Error).self) { try parse(text) }
  }

  @Test(
    arguments: [
      ("", .expectedValue, 1, 1), ("[1,\n x]", .expectedValue, 2, 2), ("nul", .expectedValue, 1, 1),
      ("{a: 1}", .expectedKey, 1, 2), ("{\"a\" 1}", .expectedColon, 1, 6),
      ("[1 2]", .expectedArrayEnd, 1, 4), ("[1", .expectedArrayEnd, 1, 3),
      ("{\"a\": 1", .expectedObjectEnd, 1, 8), ("1 2", .expectedEnd, 1, 3),
      ("[1,]", .trailingComma, 1, 3), ("// x\n1", .comment, 1, 1),
      ("/* ", .unterminatedComment, 1, 1),
      ("\"abc", .unterminatedString, 1, 1), ("\"a\nb\"", .controlCharacter, 1, 3),
      ("\"\\x41\"", .unknownEscape, 1, 2), ("\"\\u12g4\"", .unknownEscape, 1, 2),
      ("01", .invalidNumber, 1, 1), ("1.", .invalidNumber, 1, 1), ("-", .invalidNumber, 1, 1),
      ("1e", .invalidNumber, 1, 1), ("/", .expectedValue, 1, 1),
    ] as [(String, JSONFault.Kind, Int, Int)])
  func `points at faults`(text: String, kind: JSONFault.Kind, line: Int, column: Int) {
    #expect { try parse(text) } throws: { error in
      guard let fault = error as? JSONFault else { return false }
      return fault.kind == kind && fault.place.position == .init(line: line, column: column)
    }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    #expect(throws: JSONFault.self) { try JSON.parse([0x22, 0xFF, 0x22]) }
  }

  @Test func `stops at depth and size`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect { try parse(deep) } throws: {
      ($0 as? JSONFault)?.kind == .tooDeep(limit: JSON.Limits.standard.depth)
    }
    let limits = JSON.Limits(size: 3, depth: 1)
    #expect { try JSON.parse(Array("1234".utf8), limits: limits) } throws: {
      ($0 as? JSONFault)?.kind == .tooLarge(limit: 3)
    }
    #expect(throws: Never.self) { try JSON.parse(Array("[1]".utf8), limits: limits) }
  }
}
