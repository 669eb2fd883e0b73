import PicketChecks
import PicketFormats
import PicketGlob
import PicketKit
import PicketModel
import PicketPolicy
import PicketRules
import PicketScan
import PicketSources

/// What libFuzzer calls with each input: the first byte chooses the reader, the rest is its input.
///
/// Nothing is compared: a trap, a hang or a leak is the fault that is looked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = (1..<count).map { unsafe start[$0] }
  switch unsafe start[0] % 14 {
  case 0:
    _ = TOML.parse(bytes)
  case 1:
    let sources = [RuleSource(name: "fuzz.toml", bytes: bytes)]
    _ = try? RuleLoader.compile(sources, strictness: .user)
  case 2:
    _ = try? RegexCompiler.plan(String(decoding: bytes, as: UTF8.self))
  case 3:
    _ = try? GitIndex(bytes, format: .sha1)
  case 4:
    _ = try? GitConfigFile(bytes)
  case 5:
    let stack = IgnoreStack().pushing(IgnoreFile(bytes), directory: BytePath([]))
    _ = stack.isIgnored(BytePath("a/b.c/d"), isDirectory: false)
  case 6:
    _ = try? BaselineFile(bytes, name: "fuzz")
    _ = ConfigurationFile.parse(bytes, name: "fuzz")
  case 7:
    _ = try? JSON.parse(bytes, .withComments)
  case 8:
    for proof in Proof.all { _ = proof.result(for: bytes[...]) }
    _ = Placeholder.verdict(on: bytes[...])
  case 9:
    for path in ["a.sql", "mysql/migrations/1.sql", "mssql/a.sql", "oracle/a.sql"] {
      _ = SQLFileCheck().judgement(of: bytes.span, at: BytePath(path)).findings
    }
  case 10:
    for name in ["a.py", "a.ts", "A.java", "a.kt", "A.cs", "a.go", "a.php", "a.rb", "a.swift"] {
      _ = CodeCheck().judgement(of: bytes.span, at: BytePath(name)).findings
    }
  case 11:
    _ = ShellRun.judge(bytes, .itself, ShellSetting(isLive: true))
  case 12:
    let names = [
      "a.sh", "Makefile", "Dockerfile", ".gitlab-ci.yml", "package.json", "a.md", "a.py", "crontab",
    ]
    let name = names[Int(bytes.first ?? 0) % names.count]
    _ = ShellFileCheck().judgement(of: bytes.span, at: BytePath(name)).findings
  default:
    _ = try? AllowComment(line: bytes[...], markAt: 0)
    _ = try? Scanner().scan(bytes.span, path: BytePath("fuzz"))
  }
  return 0
}
