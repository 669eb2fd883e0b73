import Testing

/// Which bytes of a program are text, comment and code, as findings show.
struct CodeTextTests {
  @Test(arguments: [
    ("a.py", "# eval(x)\n'eval(x)'\n\"\"\"\neval(x)\n\"\"\"\nr'\\'  # '\neval(x)", "7 evaluation"),
    ("a.py", "f'{eval(x)}'\n", "1 evaluation"),
    ("a.py", "f'{{eval(x)}}'\nrb'eval(x)'\neval(x)", "3 evaluation"),
    ("a.js", "// eval(x)\n/* eval(x) */ 'eval(x)' + \"eval(x)\";\n`${ eval(x) }`", "3 evaluation"),
    ("a.js", "const a = /['\"`]/;\neval(x);", "2 evaluation"),
    ("a.js", "a = b / c; d = 'e' / f;\neval(x);", "2 evaluation"),
    ("a.ts", "`a ${ b ? `c ${ d }` : '' } eval(x)`;\neval(x);", "2 evaluation"),
    ("a.php", "<p>eval($x)</p> It's\n<?php // eval($x) ?>\n<?php eval($x);", "3 evaluation"),
    ("a.php", "<?php\n$a = <<<'E'\neval($x);\nE;\neval($x);", "5 evaluation"),
    ("a.rb", "=begin\neval(x)\n=end\n%q(eval(x))\neval(x)", "5 evaluation"),
    ("a.rb", "a = <<~E\n  eval(x)\nE\neval(x)", "4 evaluation"),
    ("a.rb", "a << B\neval(x)", "2 evaluation"),
    (
      "a.go",
      "package a // \"\nvar a = `\"`\nvar b = '\"'\nvar c = tls.Config{InsecureSkipVerify: true}",
      "4 tls-verification-off"
    ),
    (
      "A.java",
      "char a = '\"';\nString b = \"\"\"\n new ObjectInputStream(x)\"\"\";\nnew ObjectInputStream(x);",
      "4 unsafe-deserialization"
    ),
    (
      "A.cs", "var a = @\"c:\\\";\nvar b = $\"{x}\";\nvar c = new BinaryFormatter();",
      "3 unsafe-deserialization"
    ),
  ])
  func `quotes and comments end where the language says`(
    path: String, text: String, finding: String
  ) {
    #expect(codeFindings(text, path) == [finding])
  }

  @Test(arguments: [
    "", "'", "\"", "`", "`${", "f'{", "\"\\(", "<<~E", "<<<E", "%w(", "/*", "((((", "}}}}",
    "\"\"\"",
    "$\"{", "execute(", "query(`", "\\", "/[", "=begin", "@\"", "#\"", "a.b.", "x = ", "x += ",
    "f'{x!r:>{w}}", "execute('SELECT * FROM a WHERE b = ' +", "system \"", "<?php `$",
  ])
  func `what is cut off is read to its end`(text: String) {
    for path in ["a.py", "a.ts", "A.java", "a.kt", "A.cs", "a.go", "a.php", "a.rb", "a.swift"] {
      _ = codeFindings(text, path)
      _ = codeFindings("x(\(text)\n\(text)", path)
    }
  }
}
