import PicketChecks
import Testing

/// What the place and the surroundings of a statement change.
struct SQLMigrationTests {
  @Test(arguments: [
    ("a.sql", "drop-table"), ("seeds/a.sql", "drop-table"),
    ("db/migrate/1.sql", "drop-table migration"), ("sql/V3__x.sql", "drop-table migration"),
    ("000001_x.up.sql", "drop-table migration"),
    ("prisma/migrations/1/migration.sql", "drop-table migration"),
    ("000001_x.down.sql", "drop-table sample"), ("sql/U3__x.sql", "drop-table sample"),
    ("tests/a.sql", "drop-table sample"), ("docs/a.sql", "drop-table sample"),
  ])
  func `the place of a file decides how bad a statement is`(path: String, name: String) {
    #expect(sqlFindings("DROP TABLE users;", path: path).names == [name])
  }

  @Test(arguments: [
    "-- +goose Down\nDROP TABLE users;", "-- migrate:down\nDROP TABLE users;",
    "-- +migrate Down\nDROP TABLE users;", "-- //@UNDO\nDROP TABLE users;",
  ])
  func `what takes a migration back is no danger`(text: String) {
    #expect(sqlFindings("-- up\n" + text, path: "migrations/1.sql").names == ["drop-table sample"])
    #expect(
      sqlFindings(text + "\n-- +goose Up\nDROP TABLE b;", path: "migrations/1.sql").names
        == ["drop-table sample", "drop-table migration"])
  }

  @Test(arguments: [
    "CREATE TABLE a (id int); DROP TABLE a;",
    "CREATE TABLE a (id int); ALTER TABLE a ADD COLUMN b int NOT NULL; CREATE INDEX i ON a (b);",
    "CREATE TABLE s.a (id int); ALTER TABLE a ALTER id TYPE bigint; TRUNCATE a; DELETE FROM \"a\";",
    "SELECT * INTO a FROM b; DROP TABLE a;",
    "CREATE TEMP TABLE x (id int); UPDATE x SET id = 1;",
  ])
  func `a table of the same file has no rows that count`(text: String) {
    #expect(sqlFindings(text).names == [])
  }

  @Test func `a table that is made anew was a part of a dump`() {
    let dump = "DROP TABLE IF EXISTS `a`; CREATE TABLE `a` (id int);"
    #expect(sqlFindings(dump).names == ["drop-table sample"])
    #expect(sqlFindings(dump, path: "migrations/1.sql").names == ["drop-table migration"])
    let copy = "CREATE TABLE n (id int); DROP TABLE a; ALTER TABLE n RENAME TO a;"
    #expect(sqlFindings(copy, path: "migrations/1.sql").names == ["drop-table sample"])
  }

  @Test func `a new column is filled for all rows`() {
    let text = "ALTER TABLE a ADD COLUMN b int; UPDATE a SET b = 1;"
    #expect(sqlFindings(text).names == [])
    #expect(sqlFindings(text + "UPDATE a SET b = 1, c = 2;").names == ["update-without-where"])
  }

  @Test func `other engines make indexes without a lock that counts`() {
    let text = "CREATE INDEX i ON users (a);"
    #expect(sqlFindings(text).names == ["blocking-index"])
    #expect(sqlFindings(text + "SELECT `a` FROM `b`;").names == [])
    #expect(sqlFindings(text, path: "sqlite/a.sql").names == [])
    #expect(SQLJudge.findings(inStatementText: Array(text.utf8)).names == [])
  }

  @Test func `a statement of a program has the rule's own severity`() {
    let found = SQLJudge.findings(inStatementText: Array("delete from a; DROP DATABASE b".utf8))
    #expect(found.names == ["delete-without-where", "drop-database"])
  }
}
