import PicketRules
import PicketTestSupport
import Testing

struct RegexParserTests {
  // Each pair says the same to PCRE2.
  @Test(arguments: [
    (#"a"#, #"\x61"#), (#"\x{61}"#, "a"), (#"\060"#, #"0"#),
    (#"\o{60}"#, "0"), (#"\cA\ca"#, #"\x01\x01"#), (#"\t\n\r\f\e\a"#, #"\x09\x0a\x0d\x0c\x1b\x07"#),
    (#"\d\D"#, #"[0-9][^0-9]"#), (#"\w\W"#, #"[A-Za-z0-9_][^A-Za-z0-9_]"#),
    (#"\s"#, #"[\x09-\x0d ]"#),
    (#"\h\v"#, #"[\t \xa0][\n-\r\x85]"#), (#"\N"#, #"."#), (#"."#, #"[^\n]"#),
    (#"(?s)."#, #"[\x00-\xff]"#),
    (#"(?i)k1"#, #"[Kk]1"#), (#"(?i)[^k]"#, #"[^Kk]"#), (#"(?i)[[:upper:]]"#, #"[A-Za-z]"#),
    (#"[]a]"#, #"[a\]]"#), (#"[^]]"#, #"[^\]]"#), (#"[a-c-e]"#, #"[abce\-]"#),
    (#"[\w-]"#, #"[\w\-]"#),
    (#"[--/]"#, #"[\-./]"#), (#"[\b]"#, #"\x08"#), (#"[[:^digit:]]"#, #"\D"#),
    (#"[[:xdigit:]]"#, #"[0-9A-Fa-f]"#),
    (#"[[:alpha]"#, #"[:alph\[]"#), (#"[\Qa-]\E]"#, #"[\]a\-]"#), (#"[a-\Qc\E]"#, #"[abc]"#),
    (#"\Qa.b\E+"#, #"a\.b+"#), (#"\Qa.b"#, #"a\.b"#), (#"a\Q\E*"#, #"a*"#),
    (#"a(?#note)+"#, #"a+"#),
    ("(?x) a + # note\n b", #"a+b"#), (#"(?x)[ #]\ "#, #"[# ]\x20"#), (#"(?U)a+b+?"#, #"a+?b+"#),
    (#"{a}"#, #"\{a\}"#), (#"a{,"#, #"a\{\,"#), (#"x{1"#, #"x\{1"#),
    (#"a(?i)b|c"#, #"a[Bb]|[Cc]"#), (#"(?:a(?i)b)c"#, #"(?:a[Bb])c"#), (#"(?i:a)b"#, #"(?:[Aa])b"#),
    (#"(?i)a(?-i)b"#, #"[Aa]b"#), (#"^a$"#, #"\Aa\z"#), (#"(?s-i:.)"#, #"(?:[\x00-\xff])"#),
    ("é", #"\xc3\xa9"#),
  ])
  func `reads two spellings as one`(a: String, b: String) throws {
    #expect(try RegexParser.parse(a) == RegexParser.parse(b))
    #expect(PCRE2Oracle(a) != nil)
  }

  @Test func `keeps the shape of a pattern`() throws {
    let a = RegexSyntax.set(ByteSet([0x61]))
    let b = RegexSyntax.repetition(.set(ByteSet([0x62])), RepeatCount(0, nil), .greedy)
    let cases: [(String, RegexSyntax)] = [
      ("", .empty),
      ("a|", .choice([a, .empty])),
      ("(a)(?<n>a)(?P<m>a)(?'o'a)", .sequence((1...4).map { .capture(a, number: $0) })),
      ("(?>a)(?:ab*)", .sequence([.atomic(a), .sequence([a, b])])),
      ("a*+", .repetition(a, RepeatCount(0, nil), .possessive)),
      ("a{2,3}?", .repetition(a, RepeatCount(2, 3), .lazy)),
      (
        "(?=a)(?<!a)",
        .sequence([.look(.ahead, isNegative: false, a), .look(.behind, isNegative: true, a)])
      ),
      ("(?m)^$", .sequence([.assertion(.lineStart), .assertion(.lineEnd)])),
      (
        #"\b\B\Z"#,
        .sequence([
          .assertion(.wordBoundary), .assertion(.notWordBoundary),
          .assertion(.textEndOrLastNewline),
        ])
      ),
    ]
    for (pattern, expected) in cases { #expect(try RegexParser.parse(pattern) == expected) }
  }

  // PCRE2 refuses these as well.
  @Test(
    arguments: [
      ("a\\", .endsInBackslash, 2), (#"a\y"#, .unknownEscape, 1), (#"\x{100}"#, .invalidNumber, 3),
      (#"\x{g}"#, .invalidNumber, 2), ("[a", .missingClosingBracket, 2),
      ("[]", .missingClosingBracket, 2),
      ("a[z-a]", .rangeOutOfOrder, 3), (#"[\w-.]"#, .invalidRange, 3),
      (#"[a-\d]"#, .invalidRange, 2),
      ("[[:foo:]]", .unknownClassName, 1), ("[:alpha:]", .unknownClassName, 0),
      ("[[.a.]]", .unknownClassName, 1),
      ("(a", .missingClosingParenthesis, 2), ("(?#a", .missingClosingParenthesis, 4),
      ("a)", .unmatchedClosingParenthesis, 1),
      ("(?y)", .unknownGroup, 2), ("(?<1>a)", .invalidGroupName, 3),
      ("(?<n>)(?<n>)", .duplicateGroupName, 6),
      ("*a", .nothingToRepeat, 0), ("a**", .nothingToRepeat, 2), ("a|+", .nothingToRepeat, 2),
      (#"\b+"#, .nothingToRepeat, 2), ("{2}", .nothingToRepeat, 0),
      ("a{65536}", .repeatTooLarge, 2),
      ("a{3,2}", .repeatOutOfOrder, 5), ("(?<=a+)b", .lookbehindWithoutFixedLength, 0),
      ("((a{100}){100}){100}", .tooLarge, 0),
    ] as [(String, RegexError.Kind, Int)])
  func `says where a pattern fails`(pattern: String, kind: RegexError.Kind, offset: Int) {
    #expect(throws: RegexError(kind, at: offset)) { try RegexParser.parse(pattern) }
    if kind != .repeatTooLarge { #expect(PCRE2Oracle(pattern) == nil) }
  }

  @Test(arguments: [
    (#"(a)\1"#, 3), (#"a\k<n>"#, 1), ("a(?R)", 1), ("a(?1)", 1), ("a(?&n)", 1), ("(?(1)a)", 0),
    ("(?|a)", 0),
    ("(?C1)a", 0), ("(*UTF)a", 0), (#"\Ka"#, 0), (#"\Ga"#, 0), (#"\C"#, 0), (#"\X"#, 0),
    (#"\p{L}"#, 0),
    ("a{,3}", 1), ("(?J)a", 0), ("(?xx)a", 3), (#"\N{U+41}"#, 0),
  ])
  func `refuses what rules cannot use`(pattern: String, offset: Int) {
    #expect { try RegexParser.parse(pattern) } throws: { error in
      guard let error = error as? RegexError, case .notSupported = error.kind else { return false }
      return error.offset == offset
    }
  }

  @Test func `bounds depth and length`() {
    let deep = String(repeating: "(", count: 200) + String(repeating: ")", count: 200)
    #expect(throws: RegexError(.tooDeep, at: RegexParser.maximumDepth)) {
      try RegexParser.parse(deep)
    }
    let long = String(repeating: "a", count: RegexParser.maximumLength + 1)
    #expect(throws: RegexError(.tooLong, at: RegexParser.maximumLength)) {
      try RegexParser.parse(long)
    }
  }

  @Test func `accepts nothing that PCRE2 refuses`() {
    var accepted = 0
    for seed in 0..<Self.mutantCount {
      var random = RandomPattern(seed: seed)
      let pattern = random.mutant()
      guard (try? RegexParser.parse(pattern)) != nil else { continue }
      accepted += 1
      #expect(PCRE2Oracle(pattern) != nil, "\(pattern)")
    }
    #expect(accepted > Self.mutantCount / 8)
  }

  private static let mutantCount: UInt64 = 2_000
}
