import Foundation
import PicketKit
import PicketModel
import PicketRules
import PicketTestSupport
import Testing

struct ConfigurationTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  private func scanner(_ text: String) throws(RuleErrors) -> PicketKit.Scanner {
    var settings = Settings()
    settings.configuration = Configuration([RuleSource(name: "c.toml", bytes: Array(text.utf8))])
    return try PicketKit.Scanner(settings, builtIn: SampleRules.table)
  }

  private func errors(_ text: String) -> [String] {
    do throws(RuleErrors) {
      _ = try scanner(text)
      return []
    } catch {
      return error.texts
    }
  }

  // MARK: Faults

  @Test(
    arguments: [
      ("fail-on = 'hgh'", "1:11: 'fail-on' cannot be 'hgh', did you mean 'high'"),
      ("fail-on = 3", "1:11: 'fail-on' is an integer; write a string in quotes"),
      ("min-severty = 'low'", "1:1: unknown key 'min-severty', did you mean 'min-severity'"),
      ("min-confidence = 'never'", "1:18: 'min-confidence' cannot be 'never'"),
      ("disable = 'sql'", "1:11: 'disable' is a string; write an array"),
      ("disable = ['sql', 7]", "1:19: 'disable' is an integer; write an id or a category"),
      (
        "disable = ['prefx']",
        "1:12: 'disable' names 'prefx', which is no rule, did you mean 'prefix'"
      ),
      (
        "disable = ['nothing-like-it']",
        "1:12: 'disable' names 'nothing-like-it', which is no rule; list"
      ),
      (
        "[rules.prefx]\nenabled = false",
        "1:8: 'rules' names 'prefx', which is no rule, did you mean"
      ),
      ("[rules.prefix]\nenabled = 'no'", "2:11: 'enabled' is a string; write true or false"),
      ("[rules.prefix]\nseverty = 'low'", "2:1: unknown key 'severty', did you mean 'severity'"),
      ("[rules.prefix]\nseverity = 'bad'", "2:12: 'severity' cannot be 'bad'; use info, low"),
      ("[rules]\nprefix = 1", "2:10: 'prefix' is an integer; write a table, `[rules.prefix]`"),
      ("allowlists = 'x'", "1:14: 'allowlists' is a string; write an array"),
      (
        "[[allowlists]]\npaths = ['a']",
        "1:1: 'description' does not fit; write why this is allowed"
      ),
      ("[[allowlists]]\ndescription = 'x'", "1:1: 'allowlists' does not fit; write paths, regexes"),
      (
        "[[allowlists]]\ndescription = 'x'\npaths = ['a', '!b']",
        "3:15: 'paths' does not fit; write a path pattern"
      ),
      (
        "[[allowlists]]\ndescription = 'x'\nregexes = ['ok', '(x']",
        "3:18: the pattern cannot be used, missing closing parenthesis at byte 2"
      ),
      (
        "[[allowlists]]\ndescription = 'x'\npaths = ['a']\nrules = ['infx']",
        "4:10: 'rules' names 'infx', which is no rule, did you mean 'infix'"
      ),
      (
        "[[allowlists]]\ndescription = 'x'\npaths = ['a']\ntarget = 'lines'",
        "4:10: 'target' cannot be 'lines', did you mean 'line'"
      ),
      (
        "[[allowlists]]\ndescription = 'x'\nstopwords = ['']",
        "3:14: 'stopwords' does not fit; write a word of at least one letter"
      ),
      ("rule-files = ['x.toml']", "1:15: 'rule-files' does not fit; write nothing"),
      ("fail-on = ", "1:11: expected a value"),
      ("[[rules]]\nid = 'own'", "1:1: the rule finds nothing; add one of regex"),
    ])
  func `says where a configuration is at fault, and what to do`(text: String, expected: String) {
    let errors = errors(text)
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.hasPrefix("c.toml:" + expected) == true, "\(errors)")
  }

  @Test func `tells all faults at once, in their order`() {
    let text = """
      fail-on = "hgh"
      disable = ["prefx"]
      [[allowlists]]
      paths = ["a"]
      [[rules]]
      id = "Own"
      regex = "x"
      """
    #expect(
      errors(text).map { $0.prefix(9) } == ["c.toml:1:", "c.toml:2:", "c.toml:3:", "c.toml:6:"])
  }

  // MARK: What it does

  private func suppression(_ text: String, of line: String, path: String = "d/f") throws -> String?
  {
    let bytes = Array(line.replacing("S", with: Self.secret).utf8)
    let report = try scanner(text).scan(bytes.span, path: BytePath(path))
    #expect(report.findings.count == 1)
    let suppressed = report.findings[0].suppressed
    #expect(suppressed.map { $0.by == .configuration } ?? true)
    return suppressed?.reason
  }

  @Test(
    arguments: [
      ("disable = ['prefix']", "rule 'prefix' is switched off in c.toml"),
      ("disable = ['secret']", "category 'secret' with 20 rules is switched off in c.toml"),
      ("disable = ['sql']", nil), ("disable = ['infix']", nil),
      ("rules.prefix.enabled = false", "rule 'prefix' is switched off in c.toml"),
      ("rules.prefix.enabled = true", nil),
      ("allowlists = [{description = 'D', paths = ['d/']}]", "D"),
      ("allowlists = [{description = 'D', paths = ['e/', 'f']}]", "D"),
      ("allowlists = [{description = 'D', paths = ['/f']}]", nil),
      ("allowlists = [{description = 'D', paths = ['d/'], rules = ['infix']}]", nil),
      ("allowlists = [{description = 'D', paths = ['d/'], rules = ['infix', 'prefix']}]", "D"),
      ("allowlists = [{description = 'D', regexes = ['b2']}]", "D"),
      ("allowlists = [{description = 'D', regexes = ['^b2']}]", nil),
      ("allowlists = [{description = 'D', regexes = ['made up']}]", nil),
      ("allowlists = [{description = 'D', regexes = ['made up'], target = 'match'}]", nil),
      ("allowlists = [{description = 'D', regexes = ['made up$'], target = 'line'}]", "D"),
      ("allowlists = [{description = 'D', stopwords = ['B2C3']}]", "D"),
      ("allowlists = [{description = 'D', stopwords = ['made']}]", nil),
      ("allowlists = [{description = 'D', stopwords = ['b2'], paths = ['x']}]", "D"),
      (
        "allowlists = [{description = 'D', stopwords = ['b2'], paths = ['x'], condition = 'AND'}]",
        nil
      ),
      (
        "allowlists = [{description = 'D', stopwords = ['b2'], paths = ['f'], condition = 'AND'}]",
        "D"
      ),
    ] as [(String, String?)])
  func `suppresses, and says why`(text: String, reason: String?) throws {
    #expect(try suppression(text, of: "x = S # made up") == reason)
  }

  @Test func `allows findings of paths too`() throws {
    let text = "allowlists = [{description = 'D', paths = ['*.pem'], rules = ['path-of-key']}]"
    #expect(try suppression(text, of: "nothing", path: "a.pem") == "D")
    #expect(try suppression("disable = ['path-of-key']", of: "nothing", path: "a.pem") != nil)
    let other = "allowlists = [{description = 'D', regexes = ['.'], rules = ['path-of-key']}]"
    #expect(try suppression(other, of: "nothing", path: "a.pem") == nil)
  }

  @Test func `changes severity and confidence`() throws {
    let bytes = Array(Self.secret.utf8)
    let report = try scanner("rules.prefix = {severity = 'low', confidence = 'high'}").scan(
      bytes.span, path: BytePath("f"))
    #expect(report.findings.map(\.severity) == [.low])
    #expect(report.findings.map(\.confidence) == [.high])
    #expect(report.findings[0].suppressed == nil)
  }

  private func notices(_ text: String) throws -> [Notice] {
    let bytes: [UInt8] = []
    return try scanner(text).scan(bytes.span, path: BytePath("f")).notices
  }

  @Test func `tells where it weakens picket, and nowhere else`() throws {
    let text = """
      fail-on = "critical"
      min-severity = "high"
      min-confidence = "medium"
      disable = ["prefix", "sql"]
      [rules.infix]
      severity = "critical"
      confidence = "low"
      [rules.block]
      enabled = false
      severity = "medium"
      """
    let notices = try self.notices(text)
    #expect(notices.map(\.line) == [1, 2, 4, 4, 5, 8, 8])
    #expect(notices.allSatisfy { $0.path == BytePath("c.toml") })
    #expect(notices.filter { $0.kind == .disabledRule }.count == 3)
    #expect(try self.notices("fail-on = 'low'").isEmpty)
  }

  @Test func `may hold rules alone`() throws {
    let scanner = try scanner(SampleRules.rule(id: "own", regex: "own-[0-9]{4}"))
    let bytes = Array("own-1234".utf8)
    #expect(scanner.scan(bytes.span, path: BytePath("f")).findings.map(\.rule) == ["own"])
  }

  @Test func `may hold rules and speak of others`() throws {
    let own = SampleRules.rule(id: "own", regex: "own-[0-9]{4}")
    let near = "[[rules]]\nid = 'by'\n[rules.near]\nwords = ['w']\nwithin = 9\nvalue = '[0-9]{4}'\n"
    let settings = "[rules.prefix]\nseverity = 'low'\n[rules.own]\nenabled = false\n"
    let text = "own-1234 \(Self.secret)"
    for rules in [own, near + own, own + near] {
      let bytes = Array(text.utf8)
      let report = try scanner(rules + settings).scan(bytes.span, path: BytePath("f"))
      #expect(report.findings.map(\.rule) == ["own", "prefix"])
      #expect(report.findings.map { $0.suppressed != nil } == [true, false])
      #expect(report.findings[1].severity == .low)
    }
    #expect(errors(own + "[rules.prefx]\nenabled = false").count == 1)
  }

  @Test func `gives the last word to the last file`() throws {
    let files = ["fail-on = 'low'\nmin-severity = 'info'", "fail-on = 'never'"].enumerated().map {
      RuleSource(name: "\($0.offset)", bytes: Array($0.element.utf8))
    }
    let configuration = Configuration(files)
    #expect(configuration.failOn == .never)
    #expect(configuration.minimumSeverity == .info)
    #expect(configuration.minimumConfidence == nil)
    #expect(Configuration().failOn == nil)
  }

  // MARK: In a project

  private func errors(of directory: TemporaryDirectory) throws -> [String] {
    var settings = Settings()
    settings.configuration = try Project(scanning: [BytePath(directory.path)]).configuration()
    do throws(RuleErrors) {
      _ = try PicketKit.Scanner(settings, builtIn: SampleRules.table)
      return []
    } catch {
      return error.texts
    }
  }

  @Test func `reads files of rules beside it, and none from elsewhere`() throws {
    let outside = TemporaryDirectory()
    try outside.write(SampleRules.rule(id: "own", regex: "own-[0-9]{4}"), to: "own.toml")
    let directory = TemporaryDirectory()
    try directory.write(SampleRules.rule(id: "mine", regex: "mine-[0-9]{4}"), to: "r/mine.toml")
    try directory.makeLink("link.toml", to: outside.url.appendingPathComponent("own.toml").path)
    try directory.write("rule-files = ['r/mine.toml']\ndisable = ['mine']", to: ".picket.toml")
    #expect(try errors(of: directory).isEmpty)
    let paths = [
      "link.toml", outside.url.appendingPathComponent("own.toml").path,
      "../\(outside.url.lastPathComponent)/own.toml",
    ]
    for path in paths {
      try directory.write("rule-files = ['\(path)']", to: ".picket.toml")
      let errors = try errors(of: directory)
      #expect(errors.count == 1)
      #expect(errors[0].hasSuffix("write a path that stays in the directory of this file"))
    }
    try directory.write("rule-files = ['none.toml', 'r']", to: ".picket.toml")
    #expect(try errors(of: directory).count == 2)
  }

  @Test func `lies in the root of the repository, and is no link`() throws {
    let repository = try TemporaryRepository()
    try repository.write("fail-on = 'never'", to: ".picket.toml")
    try repository.write("x", to: "a/b/c")
    for name in ["a/b", "a/b/c", "."] {
      let path = BytePath(repository.root.appendingPathComponent(name).path)
      let project = try Project(scanning: [path])
      #expect(try project.configuration().failOn == .never)
      #expect(project.root == BytePath(repository.root.path))
    }
    let other = TemporaryDirectory()
    try other.makeLink(
      ".picket.toml", to: repository.root.appendingPathComponent(".picket.toml").path)
    let linked = try Project(scanning: [BytePath(other.path)])
    #expect(throws: PathErrors.self) { try linked.configuration() }
    let both = try Project(scanning: [BytePath(repository.root.path), BytePath(other.path)])
    #expect(both.root == nil)
    #expect(try both.configuration().failOn == nil)
  }
}
