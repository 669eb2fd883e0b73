import PicketFormats
import PicketModel
import Testing

struct TOMLFaultTests {
  private func faults(_ text: String) -> [String] {
    TOML.parse(Array(text.utf8)).faults.map {
      "\($0.place.position.line):\($0.place.position.column) \($0.description.prefix { $0 != ";" })"
    }
  }

  @Test func `reports one fault for each faulty line`() {
    let text = "a 1\nb = \"x\nc = 2\nd = tru\n[e\nf = 1\n[g]\nh = 08\n"
    #expect(
      faults(text) == [
        "1:3 expected '=' after the key", "2:5 the string does not end on its line",
        "4:5 not a value", "5:3 expected ']' after the name of the table", "8:5 not a number",
      ])
    #expect(TOML.parse(Array(text.utf8)).table["c"]?.integer == 2)
  }

  @Test func `goes on behind a faulty array`() {
    let text = "a = [\n  1 2,\n  3,\n]\nb = 1 = 2\n"
    #expect(
      faults(text) == ["2:5 expected ',' or ']' in an array", "5:7 expected the end of the line"])
  }

  @Test func `keeps the keys of a faulty section apart`() {
    #expect(faults("a = 1\n[b\na = 2\n").count == 1)
  }

  @Test func `reports several faults of one string`() {
    #expect(
      faults(#"a = "\d+\w""#) == ["1:6 unknown escape", "1:9 unknown escape"])
  }

  @Test func `points at the first byte that is not UTF-8`() {
    let (_, faults) = TOML.parse(Array("# é\na = \"".utf8) + [0xC3, 0x28, 0x22])
    #expect(faults.map(\.kind) == [.syntax(.notUTF8)])
    #expect(faults.first?.place.position == TextPosition(line: 2, column: 6))
  }

  @Test(arguments: [
    ("a = \"\u{7F}\"", UInt8(0x7F)), ("# \u{0}", 0), ("a = '''\r'''", 13), ("a = '\u{1B}'", 27),
  ])
  func `refuses control characters`(text: String, byte: UInt8) {
    #expect(TOML.parse(Array(text.utf8)).faults.map(\.kind) == [.controlCharacter(byte)])
  }

  // The reader is recursive, so that depth has to have an end long before the stack has.
  @Test(arguments: [
    ("x = ", "[", ""), ("x = ", "[\n", ""), ("x = ", "{a=", ""), ("", "a.", "b = 1"),
    ("[", "a.", "b]"),
  ])
  func `refuses deep nesting`(start: String, middle: String, end: String) {
    let text = start + String(repeating: middle, count: 9_999) + end
    #expect(TOML.parse(Array(text.utf8)).faults.map(\.kind) == [.tooDeep(limit: 64)])
  }

  @Test func `refuses a large file`() {
    let (table, faults) = TOML.parse(Array("a = 1".utf8), limits: .init(byteCount: 4))
    #expect(table.entries.isEmpty)
    #expect(faults.map(\.kind) == [.tooLarge(limit: 4)])
  }

  @Test func `gives up after many faults`() {
    let text = String(repeating: "a = \"\\q\\q\\q\"\n", count: 1000)
    let faults = TOML.parse(Array(text.utf8), limits: .init(faultCount: 10)).faults
    #expect(faults.count < 20)
    #expect(faults.last?.kind == .syntax(.tooManyFaults))
  }

  @Test func `never shows a value`() {
    for fault in TOML.parse(Array("a = hunter2hunter2 x\nb = 'hunter2hunter2\n".utf8)).faults {
      #expect(!fault.description.contains("hunter2"))
    }
  }
}
