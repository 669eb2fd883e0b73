import PicketKit
import PicketModel
import Testing

/// What picket makes of values that only their names make secrets.
struct NamedValueTests {
  // Made up, and in pieces: no secret stands in this repository.
  private static let password = "xK2mq" + "9v#LpR4t"
  private static let token = "q7Zt2LmX" + "c9RvB4nK" + "8sWy3HdJ"

  private static let scanner = try? Scanner()

  /// The texts of the secrets that are found, with their confidence.
  private func found(
    _ text: String, path: String = "app.conf"
  ) throws -> [(secret: String, confidence: Confidence)] {
    let scanner = try #require(Self.scanner)
    let bytes = Array(text.utf8)
    return try scanner.scan(bytes.span, path: BytePath(path)).findings.map { finding in
      let range = try #require(finding.range)
      let secret = bytes[range.offset..<(range.offset + range.length)]
      return (String(decoding: secret, as: UTF8.self), finding.confidence)
    }
  }

  // MARK: Recognise and cut

  private static let passwordSyntaxes: [(path: String, before: String, after: String)] = [
    ("a.py", "password = '", "'\n"), ("a.py", "password=\"", "\", retries=3)"),
    ("a.py", "    password: str = \"", "\"\n"), ("a.py", "conn[\"password\"] = r'", "'\n"),
    ("a.py", "os.getenv(\"APP_PASSWORD\", \"", "\")"),
    ("a.py", "pw = os.environ.get('APP_PASSWORD') or '", "'\n"),
    ("a.py", "password = SecretStr(\"", "\")\n"), ("a.py", "password = (\n    \"", "\"\n)\n"),
    ("a.py", "if password == '", "':\n"), ("a.rb", ":password => '", "',\n"),
    ("a.rb", "password: '", "'\n"), ("a.pl", "Password => '", "' });"),
    ("a.php", "$config['db']['password'] = '", "';"), ("a.php", "define('DB_PASSWORD', '", "');"),
    ("a.php", "'password' => '", "',"), ("a.go", "password := \"", "\"\n"),
    ("a.go", "var adminPassword string = \"", "\"\n"), ("a.go", "Password: \"", "\",\n"),
    ("a.go", "password := `", "`\n"), ("A.java", "user.setPassword(\"", "\");"),
    ("A.java", "private static final String PASSWORD = \"", "\";"),
    ("A.java", "props.put(\"password\", \"", "\");"),
    ("A.java", "if (password.equals(\"", "\")) {"), ("a.kt", "val password: String = \"", "\"\n"),
    ("a.swift", "let password: String = \"", "\"\n"), ("a.rs", "let password: &str = \"", "\";"),
    ("a.c", "const char *password = \"", "\";"), ("a.c", "char password[] = \"", "\";"),
    ("a.c", "char password[32] = \"", "\";"), ("a.cs", "string password = @\"", "\";"),
    ("a.js", "const password = process.env.DB_PASSWORD || '", "';"),
    ("a.ts", "private password: string = '", "';"), ("a.r", "password <- \"", "\"\n"),
    ("a.erl", "{password, \"", "\"}."), ("a.adb", "Password : constant String := \"", "\";"),
    ("a.lua", "password = \"", "\"\n"), ("a.sh", "export DB_PASSWORD=\"", "\"\n"),
    ("a.sh", "DB_PASSWORD=\"${DB_PASSWORD:-", "}\"\n"), ("a.sh", "acme --password=\"", "\" run\n"),
    ("a.ps1", "$Password = \"", "\"\n"), ("Dockerfile", "ENV APP_PASSWORD=\"", "\"\n"),
    ("a.yml", "db:\n  password: ", "\n  port: 1\n"), ("a.yml", "  password: \"", "\"\r\n"),
    ("a.yml", "- name: DB_PASSWORD\n  value: \"", "\"\n"),
    ("a.json", "{\"password\": \"", "\", \"port\": 1}"), ("a.json", "{\"password\":\"", "\"}"),
    ("a.json", "{\"name\": \"DB_PASSWORD\", \"value\": \"", "\"}"),
    ("a.js", "body = \"{\\\"password\\\": \\\"", "\\\"}\""), ("a.toml", "password = \"", "\"\n"),
    ("a.ini", "password = ", "\n"), ("a.properties", "db.password=", "\n"),
    ("a.xml", "<password>", "</password>"), ("a.xml", "<x password=\"", "\"/>"),
    ("a.xml", "<property name=\"password\" value=\"", "\"/>"),
    ("a.xml", "<property name=\"password\">", "</property>"),
    ("a.tf", "variable \"password\" {\n  default = \"", "\"\n}"),
    ("a.cs", "\"Server=db;User=app;Password=", ";Database=shop\""),
    ("a.j2", "{{ db_password | default('", "') }}"), ("a.html", "?user=app&password=", "&page=2"),
    ("a.gradle", "storePassword = '", "'\n"), ("a.sql", "SET app_password = '", "';"),
  ]

  @Test(arguments: passwordSyntaxes)
  func `finds a password and nothing beside it`(
    path: String, before: String, after: String
  ) throws {
    // In a URL and in a connection string, some marks stand for something else.
    let password = before.contains("?user") ? Self.token : Self.password
    let secrets = try found(before + password + after, path: path).map(\.secret)
    #expect(secrets == [password], "\(path): \(before)…\(after)")
  }

  @Test func `joins the pieces of a literal`() throws {
    let (head, tail) = (Self.token.prefix(9), Self.token.dropFirst(9))
    for joint in ["\" + \"", "\" . \"", "\"\n    \"", "\" +\n    \""] {
      let secrets = try found("secret = \"\(head)\(joint)\(tail)\"\n", path: "a.py").map(\.secret)
      #expect(secrets == ["\(head)\(joint)\(tail)"])
    }
  }

  // MARK: Names

  @Test(arguments: [
    "password", "db_password", "dbPassword", "DB-PASSWD", "userPwd", "passphrase", "kennwort",
    "senha", "clientSecret", "api_key", "apiKey", "ACCESS_KEY", "authToken", "signing_key",
    "refresh_token", "credentials", "smtp.password", "encryption-key",
  ])
  func `knows a name in any spelling`(name: String) throws {
    #expect(try found("\(name) = \"\(Self.token)\"", path: "a.toml").map(\.secret) == [Self.token])
  }

  @Test(arguments: [
    "password_hash", "passwordField", "token_url", "secret_name", "public_key", "key_id",
    "password_policy", "tokenType", "primary_key", "nextPageToken", "passed", "monkey", "author",
    "password_label", "secretRef",
  ])
  func `leaves what only belongs to a secret`(name: String) throws {
    #expect(try found("\(name) = \"\(Self.token)\"", path: "a.toml").isEmpty)
  }

  // MARK: Values

  @Test(
    arguments: [
      "password = os.environ[\"DB_PASSWORD\"]", "password: ${DB_PASSWORD}", "password = $PASSWORD",
      "\"password\": \"Passwort vergessen?\"",
      "<input type=\"password\" name=\"pass\" id=\"pwd1\">",
      "\"integrity\": \"sha512-q7Zt2LmXc9RvB4nK8sWy3HdJ\"", "token = getToken(user1)",
      "password = getPassword()", "password = self.settings.password2", "password: <your-password>",
      "password = \"********\"", "password = \"changeme\"", "password = \"xxxxxxxx\"",
      "api_key = \"YOUR_API_KEY_HERE\"", "secret = \"{{ vault.secret }}\"", "token: {{ token }}",
      "password = \"%s\"", "password = '#password-input'", "password = \"/run/secrets/db1\"",
      "token_regex = \"^[a-z0-9]{32}$\"",
      "secret = \"arn:aws:secretsmanager:eu-west-1:1:secret:x\"",
      "password = \"password\"", "passwd = \"user_password_confirmation\"",
      "password = \"$2b$12$abcdefghijklmnopqrstuv\"",
      "secret: vault:v1:8SDd3WHDOjf7mq69CyCqYjBXAiQ",
      "password.encode(\"utf-8\")", "token = \"ENDPOINT_NAME_SUFFIX\"", "key: com.acme.shop.items2",
      "token = response.data.token", "auth = \"AuthenticationProvider\"",
    ], ["a.py", "a.txt"])
  func `leaves what is no secret`(line: String, path: String) throws {
    #expect(try found(line + "\n", path: path).isEmpty)
  }

  @Test func `a short password is found beside a user, less sure elsewhere`() throws {
    let beside = try found("user: app\npassword: hunter2\nhost: db\n", path: "app.yml")
    #expect(beside.map(\.secret) == ["hunter2"])
    let known = try found("user = 'app'\npassword = '\(Self.password)'\n", path: "app.py")
    #expect(known.map(\.confidence) == [.high])
    #expect(try #require(beside.first).confidence < .high)
  }

  @Test func `translations and lock files speak against a secret`() throws {
    let line = "{\"password\": \"\(Self.password)\"}"
    let code = try #require(try found(line, path: "config/app.json").first)
    #expect(code.confidence == .high)
    #expect(try found(line, path: "src/locale/de.json").allSatisfy { $0.confidence < .high })
    #expect(try found(line, path: "package-lock.json").allSatisfy { $0.confidence < .high })
  }

  // MARK: What does not matter

  @Test(arguments: [
    "password = \"%\"", "password = '%'", "\t\tpassword   =   \"%\"", "password=\"%\"",
    "x = 1\npassword = \"%\"\ny = 2\n", "password = \"%\"\r\n", "db_password = \"%\"",
    "PASSWORD = \"%\"", "dbPasswd = \"%\"",
  ])
  func `quotes, indentation, line ends and spelling change no verdict`(template: String) throws {
    let text = template.replacing("%", with: Self.password)
    let findings = try found(text, path: "a.py")
    #expect(findings.map(\.secret) == [Self.password])
    #expect(findings.map(\.confidence) == [.high])
  }

  // MARK: Reasons

  @Test func `a near miss tells its reason and no piece of the value`() throws {
    let scanner = try #require(Self.scanner)
    let bytes = Array("password = \"Kunigunde\"\n".utf8)
    let report = scanner.scan(bytes.span, path: BytePath("a.py"))
    let reason = try #require(report.nearMisses.first?.reason)
    #expect(report.findings.isEmpty && reason.name == "score")
    #expect(!reason.detail.lowercased().contains("kuni"))
  }
}

/// What a report shows of named values.
struct NamedValueMaskTests {
  private func snippet(_ text: String, only: [String] = []) throws -> [String] {
    var settings = Settings()
    settings.onlyRules = only
    let report = try PicketKit.Scanner(settings).scan(
      Array(text.utf8).span, path: BytePath("a.py"))
    return report.findings.flatMap { $0.snippet?.lines.map(\.text) ?? [] }
  }

  @Test func `masks a value once, and not its quotes`() throws {
    let value = "Tr0ub4" + "dor&3xyz"
    #expect(try snippet("password = \"\(value)\"\n") == ["password = \"****\""])
  }

  @Test func `masks a value beside a finding of another rule`() throws {
    let value = "Tr0ub4" + "dor&3xyz"
    let url = "postgres://app:" + "kx82Lqpw04@db.internal/app"
    let lines = try snippet(
      "u = \"\(url)\"\npassword = \"\(value)\"\n", only: ["postgres-connection-string"])
    #expect(lines.contains("password = \"****\""))
  }
}
