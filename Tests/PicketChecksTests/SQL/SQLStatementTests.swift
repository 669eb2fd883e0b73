import PicketChecks
import Testing

/// Where statements start and end, as the text of findings in them shows.
struct SQLStatementTests {
  @Test(arguments: [
    "-- DELETE FROM u;", "/* DELETE FROM u; */", "/* a; */ SELECT 1 /* b; */",
    "SELECT 'a''; DELETE FROM u;';", "SELECT $$; DELETE FROM u;$$;",
    "SELECT $a$ $$; DELETE FROM u; $$ $a$;", "SELECT E'a\\'; DELETE FROM u;';",
    "SELECT q'[a'; DELETE FROM u;]' FROM dual;", "SELECT \"a; DELETE FROM u;\";",
    "SELECT `a; DELETE FROM u;`;", "COPY t FROM STDIN;\nDELETE FROM u;\n\\.\n",
    "INSERT INTO t VALUES ('it\\'s; DELETE FROM u;') ON DUPLICATE KEY UPDATE a = `b`;",
    "{# DELETE FROM u; #}", "SELECT 1; # DELETE FROM u;\nSELECT `a`;",
  ])
  func `quoted text and comments are no statements`(text: String) {
    #expect(sqlFindings(text).names == [])
  }

  @Test(arguments: [
    ("SELECT 1;\nDELETE FROM u;", "DELETE FROM u"),
    ("SELECT ';';DELETE FROM u", "DELETE FROM u"),
    ("SELECT 1\nGO\nDELETE FROM u\nGO\n", "DELETE FROM u"),
    ("DECLARE @a int\nDELETE FROM dbo.u\nUPDATE v SET a = 1 WHERE b = 2", "DELETE FROM dbo.u"),
    ("DELIMITER //\nSELECT 1; SELECT 2 //\nDELETE FROM u //", "DELETE FROM u"),
    ("\\connect shop\nDELETE FROM u;", "DELETE FROM u"),
    ("COPY t FROM STDIN;\n1\t2\n\\.\nDELETE FROM u;", "DELETE FROM u"),
    ("/*!40101 DELETE FROM u */;", "DELETE FROM u"),
    ("DO $$ BEGIN IF a THEN DELETE FROM u; END IF; END $$;", "DELETE FROM u"),
    ("BEGIN\nDELETE FROM u;\nEND;\n/\n", "DELETE FROM u"),
    ("EXPLAIN ANALYZE DELETE FROM u;", "DELETE FROM u"),
    ("WITH a AS (SELECT 1) DELETE FROM u;", "WITH a AS (SELECT 1) DELETE FROM u"),
    ("{% if x %}DELETE FROM {{ table }};{% endif %}", "DELETE FROM {{ table }}"),
  ])
  func `a statement is found wherever it starts`(text: String, statement: String) {
    #expect(sqlFindings(text).texts(in: text) == [statement])
  }

  @Test(arguments: [
    "CREATE PROCEDURE p() BEGIN DELETE FROM q; SELECT CASE WHEN 1 THEN 2 END; END;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM q $$;",
    "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN DELETE FROM q; END;",
  ])
  func `a routine does nothing when it is made`(text: String) {
    #expect(sqlFindings(text).names == ["delete-without-where sample"])
  }

  @Test(arguments: [
    "", ";", "'", "$$", "((((", "))))", "{{", "/*", "q'", "DELIMITER", "DO $$ $a$ DO $$",
    "ALTER TABLE", "WITH a AS (", "DELETE FROM", "UPDATE t SET", "\u{FEFF}SELECT", "E'\\",
    "CREATE INDEX ON", "GRANT ALL TO", "CREATE FUNCTION f() SECURITY", "COPY t FROM STDIN;\n",
    "EXEC (", "format(", "SELECT format('SELECT", "DROP TABLE ,,,", "ALTER TABLE a ADD (",
  ])
  func `what is cut off is read to its end`(text: String) {
    for setting in ["a.sql", "mysql/a.sql", "oracle/a.sql", "mssql/a.sql"] {
      _ = sqlFindings(text, path: setting)
      _ = sqlFindings("DO $$ BEGIN \(text) END $$; \(text)", path: setting)
    }
  }
}
