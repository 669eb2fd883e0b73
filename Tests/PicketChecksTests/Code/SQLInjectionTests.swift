import Testing

/// SQL that programs put together.
struct SQLInjectionTests {
  @Test func `a built statement is found where it stands and where it is sent`() {
    #expect(
      codeFindings("const q = `SELECT * FROM users WHERE email = '${email}'`;\n", "a.ts")
        == ["1 sql-injection text"])
    #expect(
      codeFindings(
        "def f(x):\n  q = f\"SELECT a FROM b WHERE c = '{x}'\"\n  cur.execute(q)\n", "a.py")
        == ["2 sql-injection text", "3 sql-injection"])
    #expect(
      codeFindings("cur.execute(f\"SELECT * FROM {table} WHERE a = 1\")\n", "a.py")
        == ["1 sql-injection identifier"])
  }

  @Test(arguments: [
    ("a.py", "q = 'SELECT * FROM b WHERE c = %s' % x\n"),
    ("a.py", "q = 'SELECT * FROM b WHERE c = {}'.format(x)\n"),
    ("a.py", "q = ('SELECT * FROM b '\n     f'WHERE c = {x}')\n"),
    ("a.js", "let q = 'SELECT * FROM b WHERE c = 1';\nq += ' AND d = ' + x;\n"),
    ("a.js", "const q = 'SELECT * FROM b WHERE c = ' + (a ? 'x' : y);\n"),
    ("A.java", "String q = String.format(\"SELECT * FROM b WHERE c = '%s'\", x);"),
    ("A.java", "void f(String x) { String q = \"UPDATE b SET c = '\" + x + \"'\"; }"),
    ("a.kt", "val q = \"DELETE FROM b WHERE c = '$x'\""),
    ("a.go", "q := fmt.Sprintf(\"INSERT INTO b VALUES ('%s')\", x)"),
    ("A.cs", "var q = $\"SELECT * FROM b WHERE c = '{x}'\";"),
    ("a.php", "<?php $q = \"SELECT * FROM b WHERE c = '$x'\";"),
    ("a.php", "<?php $q = 'SELECT * FROM b WHERE c = ' . $_GET['x'];"),
    ("a.rb", "q = \"SELECT * FROM b WHERE c = '#{x}'\"\n"),
    ("a.rb", "q = <<~SQL\n  SELECT * FROM b WHERE c = '#{x}'\nSQL\n"),
    ("a.swift", "let q = \"SELECT * FROM b WHERE c = '\\(x)'\""),
  ])
  func `each language builds texts in its ways`(path: String, text: String) {
    let found = codeFindings(text, path)
    #expect(found.count == 1 && found[0].hasSuffix("sql-injection text"))
  }

  @Test(arguments: [
    ("a.py", "cur.execute('SELECT * FROM b WHERE c = %s', (x,))\n"),
    ("a.py", "T = 'b'\ncur.execute(f'SELECT * FROM {T}')\n"),
    ("a.py", "for t in ['a', 'b']:\n  pass\nt = 'a'\ncur.execute('SELECT * FROM ' + t)\n"),
    ("a.py", "logger.info('select %s from the list' % x)\n"),
    ("a.py", "raise ValueError(f'Update {x} to set the value')\n"),
    ("a.py", "def f(n: int):\n  cur.execute(f'SELECT * FROM b LIMIT {n}')\n"),
    ("a.py", "cur.execute('SELECT * FROM b WHERE c = %d' % n)\n"),
    ("a.js", "db.query('SELECT * FROM b WHERE c = ?', [x]);\n"),
    ("a.js", "sql`SELECT * FROM b WHERE c = ${x}`;\n"),
    ("a.js", "Prisma.sql`SELECT * FROM b WHERE c = ${x}`;\n"),
    (
      "a.js",
      "const ids = xs.map(() => '?').join(',');\ndb.query(`SELECT * FROM b WHERE c IN (${ids})`, xs);\n"
    ),
    ("a.js", "db.query(`SELECT * FROM b WHERE c = ${mysql.escape(x)}`);\n"),
    ("a.js", "throw new Error(`Delete ${x} from the cache`);\n"),
    ("A.java", "final String t = \"b\"; st.executeQuery(\"SELECT * FROM \" + t);"),
    ("A.java", "void f(long id) { st.executeQuery(\"SELECT * FROM b WHERE c = \" + id); }"),
    ("a.go", "db.Query(\"SELECT * FROM b WHERE c = $1\", x)"),
    ("a.go", "db.Query(fmt.Sprintf(\"SELECT * FROM b LIMIT %d\", n))"),
    ("A.cs", "db.B.FromSqlInterpolated($\"SELECT * FROM b WHERE c = {x}\");"),
    ("a.php", "<?php $wpdb->query(\"SELECT * FROM $wpdb->posts\");"),
    ("a.php", "<?php $db->query('SELECT * FROM b WHERE c = ' . (int) $x);"),
    ("a.rb", "B.where('c = ?', x)\n"),
    ("a.rb", "c.execute(\"SELECT * FROM #{B.table_name}\")\n"),
    ("a.swift", "let a = \"Select \\(x) from the menu\""),
  ])
  func `what nobody else chooses is no danger`(path: String, text: String) {
    #expect(codeFindings(text, path) == [])
  }

  @Test func `a statement in a program is judged as any other`() {
    #expect(codeFindings("cur.execute('DROP TABLE users')\n", "a.py") == ["1 drop-table"])
    #expect(
      codeFindings("cur.execute('DROP TABLE users')\n", "tests/a.py") == ["1 drop-table sample"])
    #expect(codeFindings("x = 'DROP TABLE users'\n", "a.py") == [])
  }

  @Test(arguments: [
    ("db/migrate/1_a.rb", "remove_column :users, :email\n", "1 drop-column"),
    ("db/migrate/1_a.rb", "def down\n  drop_table :users\nend\n", "2 drop-table sample"),
    ("db/migrate/1_a.rb", "add_index :users, :a\n", "1 blocking-index"),
    ("a/migrations/1_a.py", "migrations.RemoveField('a', 'b')\n", "1 drop-column"),
    (
      "a/migrations/1_a.py", "migrations.RunSQL('DELETE FROM users')\n",
      "1 delete-without-where migration"
    ),
    ("alembic/versions/1.py", "op.drop_table('users')\n", "1 drop-table migration"),
    (
      "alembic/versions/1.py", "def downgrade():\n  op.drop_table('users')\n", "2 drop-table sample"
    ),
    ("migrations/1.js", "knex.schema.dropTable('users');\n", "1 drop-table migration"),
  ])
  func `calls of migrations are statements`(path: String, text: String, finding: String) {
    #expect(codeFindings(text, path) == [finding])
  }

  @Test(arguments: [
    ("db/migrate/1_a.rb", "add_index :users, :a, algorithm: :concurrently\n"),
    ("db/migrate/1_a.rb", "create_table :posts do |t|\nend\nadd_index :posts, :a\n"),
    ("app/a.rb", "remove_column :users, :email\n"),
    (
      "alembic/versions/1.py",
      "op.create_index('i', 'users', ['a'], postgresql_concurrently=True)\n"
    ),
  ])
  func `calls that block nobody are silent`(path: String, text: String) {
    #expect(codeFindings(text, path) == [])
  }
}
