import PCRE2
import PicketTestSupport
import Testing

struct MatcherTests {
  @Test func `tells the ranges of groups, and which took no part`() throws {
    let pattern = try Pattern("(a)|(b)(c?)", mode: .search, machineCode: true)
    let (matcher, text) = (Matcher(), Array("..b".utf8))
    #expect(try matcher.matches(pattern, in: text.span, from: 0))
    #expect((0...3).map { matcher.range(ofGroup: $0) } == [2..<3, nil, 2..<3, 3..<3])
  }

  @Test func `keeps the ranges of all groups that a rule may name`() throws {
    let groups = String(repeating: "(a)", count: 127)
    let pattern = try Pattern(groups, mode: .anchored, machineCode: true)
    let (matcher, text) = (Matcher(), [UInt8](repeating: UInt8(ascii: "a"), count: 200))
    #expect(try matcher.matches(pattern, in: text.span, from: 5))
    #expect(matcher.range(ofGroup: 127) == 131..<132)
  }

  @Test(arguments: [false, true])
  func `throws where a limit bites`(machineCode: Bool) throws {
    let pattern = try Pattern(#"(?:a|aa)+\d"#, mode: .anchored, machineCode: machineCode)
    let text = Array(String(repeating: "a", count: 60).utf8) + [UInt8(ascii: "c")]
    let matcher = Matcher(limits: .init(match: 1_000, depth: 1_000, heap: 100))
    #expect(throws: MatchError.self) { try matcher.matches(pattern, in: text.span, from: 0) }
    // It goes on with the next text as if nothing had been.
    let short = Array("aa1".utf8)
    #expect(try matcher.matches(pattern, in: short.span, from: 0))
  }

  @Test(arguments: [false, true])
  func `matches at the end of an empty text`(machineCode: Bool) throws {
    let pattern = try Pattern("x*$", mode: .anchored, machineCode: machineCode)
    let empty: [UInt8] = []
    let matcher = Matcher()
    #expect(try matcher.matches(pattern, in: empty.span, from: 0))
    #expect(matcher.range(ofGroup: 0) == 0..<0)
  }

  @Test func `finds with machine code what the interpreter finds`() throws {
    var samples = SampleText(seed: 7)
    let parts = [
      "a", "b", "[ab]", "[^a]", "(a|bc)", "(?:b|ab)", ".", #"\b"#, "(?<=a)", "(?!b)", "a*", "b+?",
      "[a-c]{2,4}", "(?i:A)", #"\w"#, "(b)?", "$", "^", "(?>a|ab)", #"\s"#, #"\1?"#,
    ]
    let (first, second) = (Matcher(), Matcher())
    for _ in 0..<400 {
      let text = "(a?)" + (0..<5).map { _ in samples.pick(parts) }.joined()
      let mode: Pattern.Mode = samples.chance(0.5) ? .search : .anchored
      let interpreted = try Pattern(text, mode: mode, machineCode: false)
      let compiled = try Pattern(text, mode: mode, machineCode: true)
      #expect(compiled.hasMachineCode)
      for _ in 0..<10 {
        let bytes = Array(samples.run(12, "aaabbbcA \n").utf8)
        let found = try first.matches(interpreted, in: bytes.span, from: 2)
        #expect(try second.matches(compiled, in: bytes.span, from: 2) == found, "\(text)")
        guard found else { continue }
        for group in 0...interpreted.groupCount {
          #expect(first.range(ofGroup: group) == second.range(ofGroup: group), "\(text)")
        }
      }
    }
  }
}
