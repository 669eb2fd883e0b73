import PicketModel
import PicketPolicy
import Testing

struct BaselineFileTests {
  private static let salt =
    #"{"baseline":"picket/1","salt":"000102030405060708090a0b0c0d0e0f","scrypt":1}"#
  private static let hash = "00010203:" + String(repeating: "ab", count: 16)

  private func errors(_ text: String) -> [String] {
    do throws(BaselineErrors) {
      _ = try BaselineFile(Array(text.utf8), name: "b")
      return []
    } catch {
      return error.texts
    }
  }

  @Test func `is written as it is read`() throws {
    let text = """
      \(Self.salt)
      {"path":"a \\"b\\"\\u0007é","rule":"r","by":"allowed","reason":"two\\nlines","until":"2030-01-02"}
      {"path":"a/b","rule":"r","secret":"\(Self.hash)","by":"baseline"}
      {"pathBytes":"61ff","rule":"r","by":"baseline"}

      """
    let file = try BaselineFile(Array(text.utf8), name: "b")
    #expect(String(decoding: file.bytes, as: UTF8.self) == text)
    #expect(file.records[2].path == BytePath([0x61, 0xFF]))
    #expect(file.records[0].reason == "two\nlines")
  }

  @Test func `understands any order, repetition, blank lines and line ends`() throws {
    let first = #"{"path":"a","rule":"r","secret":"\#(Self.hash)","by":"baseline"}"#
    let second = #"{"path":"b","rule":"r","by":"baseline"}"#
    let sorted = try BaselineFile(Array("\(Self.salt)\n\(first)\n\(second)\n".utf8), name: "b")
    let mixed = "\n\(second)\r\n\(first)\r\n  \r\n\(Self.salt)\r\n\(first)\n\(Self.salt)"
    #expect(try BaselineFile(Array(mixed.utf8), name: "b").bytes == sorted.bytes)
    #expect(try BaselineFile([], name: "b").records.isEmpty)
  }

  @Test(
    arguments: [
      ("nonsense", "expected '{' in column 1; bring back the line from before, or remove it"),
      (#"{"path":"a" "rule":"r"}"#, "expected ',' or '}' in column 13"),
      (#"{"path":"a","path":"b"}"#, "expected each name once in column 13"),
      (#"{"path":"a"} x"#, "expected the end of the line in column 14"),
      (#"{"path":["a"]}"#, "expected a string or a whole number in column 9"),
      (#"{"path":"a\q"}"#, "expected an escape of JSON in column 11"),
      (#"{"path":"\u-000"}"#, "expected an escape of JSON in column 10"),
      (#"{"path":"\ud800"}"#, "expected an escape of JSON in column 16"),
      (#"{"path":"a","rule":"r","bye":"allowed"}"#, "unknown member 'bye', did you mean 'by'"),
      (#"{"path":"a","rule":"r","by":"me"}"#, "'by' does not fit; write baseline or allowed"),
      (#"{"path":"a","rule":7,"by":"allowed"}"#, "'rule' does not fit; write a string in quotes"),
      (#"{"path":"","rule":"r","by":"allowed"}"#, "'path' does not fit; write the path of a file"),
      (#"{"path":"a","rule":"r","by":"allowed","until":"2030-02-30"}"#, "'until' does not fit"),
      (#"{"path":"a","rule":"r","by":"allowed","secret":"x:00"}"#, "'secret' does not fit"),
      ("<<<<<<< HEAD", "a mark of an unfinished merge; keep the lines of both sides"),
      ("=======", "a mark of an unfinished merge"), (">>>>>>> b", "a mark of an unfinished merge"),
      (#"{"baseline":"picket/2","salt":"","scrypt":1}"#, "a baseline of another version"),
      (#"{"baseline":"picket/1","salt":"00","scrypt":1}"#, "'salt' does not fit; write 32"),
      (
        #"{"baseline":"picket/1","salt":"ff0102030405060708090a0b0c0d0e0f","scrypt":31}"#,
        "'scrypt' does not fit; write a number from 1 to 15"
      ),
      (
        #"{"path":"a","rule":"r","by":"allowed","secret":"ffffffff:000102030405060708090a0b0c0d0e0f"}"#,
        "the salt 'ffffffff' is missing; bring back its line"
      ),
    ])
  func `says where a line is at fault, and what to do`(line: String, expected: String) {
    let errors = errors("\(Self.salt)\n\(line)\n")
    #expect(errors.count == 1)
    #expect(errors.first?.hasPrefix("b:2: " + expected) == true, "\(errors)")
  }

  @Test func `tells all faults at once`() {
    #expect(errors("x\n\ny\n").map { $0.prefix(5) } == ["b:1: ", "b:3: "])
  }

  @Test func `limits what salts can cost`() {
    let salts = (0..<9).map { number in
      Self.salt.replacing(#""salt":"00"#, with: #""salt":"1\#(number)"#)
    }
    #expect(errors(salts[..<8].joined(separator: "\n")).isEmpty)
    #expect(errors(salts.joined(separator: "\n")).count == 1)
  }
}
