import PicketFormats
import Testing

struct JSONWriterTests {
  private func text(_ writer: inout JSONWriter) -> String {
    String(decoding: writer.drain(), as: UTF8.self)
  }

  @Test func `writes keys in the order of the calls`() {
    var json = JSONWriter()
    json.object { json in
      json.key("z")
      json.integer(-1)
      json.key("a")
      json.array { json in
        json.boolean(true)
        json.null()
        json.object { _ in }
        json.array { _ in }
        json.number(0.1)
        json.number(.infinity)
      }
    }
    #expect(text(&json) == #"{"z":-1,"a":[true,null,{},[],0.1,null]}"#)
  }

  @Test func `indents when asked`() {
    var json = JSONWriter(indentation: 2)
    json.object { json in
      json.key("a")
      json.array { $0.integer(1) }
      json.key("b")
      json.object { _ in }
    }
    #expect(text(&json) == "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}")
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("é😀", #""é😀""#),
    ("\u{9B}\u{202E}\u{2028}\u{E0041}", #""\u009b\u202e\u2028\udb40\udc41""#),
  ])
  func `escapes what JSON and terminals do not take`(value: String, expected: String) {
    var json = JSONWriter()
    json.string(value)
    #expect(text(&json) == expected)
  }

  @Test func `replaces what is not UTF-8`() {
    var json = JSONWriter()
    json.string(utf8: [0x61, 0xFF, 0x62])
    #expect(text(&json) == "\"a\u{FFFD}b\"")
  }

  @Test func `hands over what was written so far`() {
    var json = JSONWriter()
    json.array { json in
      json.integer(1)
      #expect(json.drain() == Array("[1".utf8))
      json.integer(2)
    }
    json.endLine()
    #expect(text(&json) == ",2]\n")
  }
}
