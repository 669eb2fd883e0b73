import PCRE2
import PicketTestSupport
import Testing

struct PatternTests {
  @Test(arguments: [
    ("a(b", 3), ("a)", 1), ("[a", 2), ("a{3,2}", 5), (#"\p{Foo}"#, 7), ("(?<=a+)b", 0), ("*a", 0),
  ])
  func `tells where a pattern is at fault`(text: String, offset: Int) {
    for machineCode in [false, true] {
      #expect {
        _ = try Pattern(text, mode: .search, machineCode: machineCode)
      } throws: { error in
        guard let error = error as? PatternError else { return false }
        return error.offset == offset && !error.reason.isEmpty
          && error.description.contains("byte \(offset)")
      }
    }
  }

  @Test(arguments: [("a", 0), ("(a)(?:b)(?<n>c)", 2), ("((((a))))", 4)])
  func `counts groups`(text: String, count: Int) throws {
    #expect(try Pattern(text, mode: .anchored, machineCode: false).groupCount == count)
  }

  @Test func `takes bytes that are not UTF-8, and zero bytes`() throws {
    let bytes: [UInt8] = [0, 0xFF, 0xC3, 0x28, 0]
    let pattern = try Pattern(#"\xFF\xC3\(.\z"#, mode: .search, machineCode: true)
    let matcher = Matcher()
    // The dot is any byte but a newline.
    #expect(try matcher.matches(pattern, in: bytes.span, from: 0))
    #expect(matcher.range(ofGroup: 0) == 1..<5)
  }

  @Test func `ends a text only at its very end`() throws {
    let pattern = try Pattern("a$", mode: .search, machineCode: true)
    let (line, end) = (Array("a\n".utf8), Array("\na".utf8))
    #expect(try !Matcher().matches(pattern, in: line.span, from: 0))
    #expect(try Matcher().matches(pattern, in: end.span, from: 0))
  }

  @Test func `matches anchored where it starts and nowhere else`() throws {
    let text = Array("xab".utf8)
    for machineCode in [false, true] {
      let pattern = try Pattern("(?<=x)ab", mode: .anchored, machineCode: machineCode)
      #expect(try !Matcher().matches(pattern, in: text.span, from: 0))
      #expect(try Matcher().matches(pattern, in: text.span, from: 1))
    }
  }
}
