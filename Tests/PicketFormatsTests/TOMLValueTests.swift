import PicketFormats
import Testing

struct TOMLValueTests {
  private func value(_ text: String) throws -> TOMLValue {
    let (table, faults) = TOML.parse(Array("x = \(text)\n".utf8))
    #expect(faults.isEmpty, "\(faults)")
    return try #require(table["x"])
  }

  @Test(arguments: [
    ("0", 0), ("+17", 17), ("-17", -17), ("1_000", 1000), ("0xdead_BEEF", 0xdead_beef),
    ("0o755", 0o755), ("0b1_0", 2), ("9223372036854775807", .max), ("-9223372036854775808", .min),
  ])
  func `reads integers`(text: String, expected: Int) throws {
    #expect(try value(text).integer == expected)
  }

  @Test(arguments: [
    ("1.5", 1.5), ("-2.5e-3", -0.0025), ("1e6", 1e6), ("6.02_2e+2_3", 6.022e23), ("+0.0", 0),
    ("inf", .infinity), ("-inf", -.infinity), ("2.5e-300", 2.5e-300),
  ])
  func `reads floats`(text: String, expected: Double) throws {
    #expect(try value(text).number == expected)
    #expect(try value("nan").number?.isNaN == true)
  }

  @Test(arguments: [
    (#""""#, ""), (#""a\tb\"\\\u00e9\U0001F600""#, "a\tb\"\\é😀"), (#"'C:\n'"#, #"C:\n"#),
    ("\"\"\"\nx\n y\"\"\"", "x\n y"), ("'''\r\nx\r\ny'''", "x\ny"),
    ("\"\"\"a \\\n\n   b\"\"\"", "a b"), ("\"\"\"\"\"a\"\"\"\"\"", "\"\"a\"\""), ("''''''", ""),
  ])
  func `reads strings`(text: String, expected: String) throws {
    #expect(try value(text).text == expected)
  }

  @Test(arguments: [
    ("1979-05-27T07:32:00Z", TOMLDateTime.Kind.offsetDateTime),
    ("1979-05-27 07:32:00.25-07:00", .offsetDateTime), ("1979-05-27t07:32:00", .localDateTime),
    ("2000-02-29", .localDate), ("07:32:00.999", .localTime),
  ])
  func `keeps dates and times as they are spelt`(text: String, kind: TOMLDateTime.Kind) throws {
    guard case .dateTime(let date) = try value(text).content else {
      return #expect(Bool(false), "not a date")
    }
    #expect(date.text == text)
    #expect(date.kind == kind)
  }

  @Test func `reads arrays over several lines`() throws {
    let array = try value("[ # one\n  1,\r\n  [true, {a = \"x\", b.c = 2}],\n]").array
    #expect(array?.count == 2)
    #expect(array?.first?.integer == 1)
    let table = array?.last?.array?.last?.table
    #expect(table?["a"]?.text == "x")
    #expect(table?["b"]?.table?["c"]?.integer == 2)
  }

  @Test(arguments: [
    "01", "+0x1", "1__0", "_1", "1_", "1.", ".1", "1.e1", "0xG", "1e", "9223372036854775808",
    "1979-02-30", "1900-02-29", "24:00:00", "07:32", "1979-05-27T07:32:00+24:00", "True", "text",
    "\"\\x41\"", "\"\\ud800\"", "\"a\u{1}\"", "\"open", "'''open", "[1 2]", "[,]", "[1", "{a=1,}",
    "{a=1\n}", "{a=1, a=2}", "{a={}, a.b=1}", "1 2", "",
  ])
  func `refuses what is not a value`(text: String) {
    #expect(!TOML.parse(Array("x = \(text)\n".utf8)).faults.isEmpty)
  }
}
