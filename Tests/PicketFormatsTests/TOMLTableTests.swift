import PicketFormats
import PicketModel
import Testing

struct TOMLTableTests {
  @Test func `keeps the order of the file`() {
    let (table, faults) = TOML.parse(Array("z = 1\n[b.c]\nx.y = 2\n[a]\n[b]\nd = 3\n".utf8))
    #expect(faults.isEmpty)
    #expect(table.entries.map(\.key.name) == ["z", "b", "a"])
    #expect(table["b"]?.table?.entries.map(\.key.name) == ["c", "d"])
    #expect(table["b"]?.table?["c"]?.table?["x"]?.table?["y"]?.integer == 2)
  }

  @Test func `adds each array header as a table`() {
    let text = "[[r]]\nid = 1\n[[r.v]]\nk = 1\n[[r.v]]\nk = 2\n[[r]]\nid = 2\n"
    let (table, faults) = TOML.parse(Array(text.utf8))
    #expect(faults.isEmpty)
    let rules = table["r"]?.array ?? []
    #expect(rules.map { $0.table?["id"]?.integer } == [1, 2])
    #expect(rules.first?.table?["v"]?.array?.count == 2)
    #expect(rules.map(\.place.position.line) == [1, 7])
  }

  @Test func `tells composed and decomposed letters apart`() {
    let (table, faults) = TOML.parse(Array("\"\u{E9}\" = 1\n\"e\u{301}\" = 2\n".utf8))
    #expect(faults.isEmpty)
    #expect(table["\u{E9}"]?.integer == 1)
    #expect(table["e\u{301}"]?.integer == 2)
  }

  @Test(arguments: [
    "a = 1\na = 2", "a = 1\n'a' = 2", "[a]\n[a]", "a.b = 1\n[a]", "[a.b]\n[a]\nb.c = 1",
    "a = 1\n[a.b]", "a = []\n[[a]]", "[[a]]\n[a]", "[a]\n[[a]]", "a = {}\na.b = 1",
    "a = {b = {}}\n[a.b.c]", "[[a.b]]\n[a]\nb.c = 1", "[a]\n[a.b]\nx = 1\n[a]",
  ])
  func `refuses a second definition`(text: String) {
    #expect(TOML.parse(Array(text.utf8)).faults.count == 1)
  }

  @Test(arguments: [
    "[a.b]\n[a]", "a.b = 1\na.c = 2", "[a]\nb.c = 1\n[a.b.d]", "[[a]]\n[a.b]\n[[a]]\n[a.b]",
    "[a.b.c]\n[a]\nb.d = 1", "\u{FEFF}a = 1", "a = 1\r\nb = 2\r\n", "# only a comment", "",
  ])
  func `accepts every legal order`(text: String) {
    #expect(TOML.parse(Array(text.utf8)).faults.isEmpty)
  }

  @Test func `gives each key and value its place`() throws {
    let (table, _) = TOML.parse(Array("\n[t]\n  'ké' = 'v' # c\n".utf8))
    let entry = try #require(table["t"]?.table?.entry("ké"))
    #expect(entry.key.place.position == TextPosition(line: 3, column: 3))
    #expect(entry.value.place.position == TextPosition(line: 3, column: 11))
    #expect(entry.value.place.offset == 15)
  }

  @Test(arguments: [
    (#"'ab'"#, [5, 6, 7]), (#""a\tb""#, [5, 6, 8, 9]), (#""\u00e9b""#, [5, 6, 11, 12]),
    ("'''\na\r\nb'''", [8, 9, 11, 12]), ("\"\"\"a\\\n  b\"\"\"", [7, 12, 13]),
  ])
  func `maps the bytes of a text into the file`(text: String, expected: [Int]) throws {
    let string = try #require(TOML.parse(Array("x = \(text)".utf8)).table["x"]?.string)
    #expect((0...string.text.utf8.count).map(string.fileOffset) == expected)
  }
}
