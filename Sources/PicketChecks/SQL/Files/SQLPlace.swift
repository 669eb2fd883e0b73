internal import PicketModel

/// What the path of a file says of the SQL in it.
struct SQLPlace: Sendable {
  private let name: String
  /// Whether sqitch keeps there what takes migrations back.
  private let isBelowRevert: Bool
  /// Whether tools that bring a schema up to date run the file.
  let isMigration: Bool
  /// Whether the file shows or tests something, and does nothing to a database that counts.
  let isSample: Bool

  init(_ path: BytePath) {
    let folded = String(decoding: path.bytes.map(\.asciiLowercased), as: UTF8.self)
    let components = folded.split(separator: "/").map(String.init)
    let directories = components.dropLast()
    let name = components.last ?? ""
    self.name = name
    isBelowRevert = directories.contains("revert")
    isMigration =
      directories.contains(where: Self.migrationDirectories.contains)
      || Self.hasVersionedName(name)
    isSample =
      directories.contains(where: Self.sampleDirectories.contains)
      || name.hasPrefix("test_") || name.hasSuffix("_tests.py") || name == "conftest.py"
      || [".test.", ".spec.", "_test.", "_spec."].contains { name.holds($0) }
  }

  private static let migrationDirectories: Set<String> = [
    "migrations", "migration", "migrate", "alembic", "versions", "changelog", "changelogs",
    "flyway", "liquibase", "schema_migrations", "updates", "upgrades", "upgrade", "deploy", "delta",
    "deltas",
  ]

  /// Tells whether a directory of a path holds migrations, for every file of a tree: as `isMigration`
  /// says it of a program.
  static func isInMigrations(_ path: BytePath) -> Bool {
    var name = SQLWord.none
    for byte in path.bytes {
      guard byte == UInt8(ascii: "/") else {
        name.append(byte)
        continue
      }
      for known in migrationNames where known == name { return true }
      name = .none
    }
    return false
  }

  private static let migrationNames = migrationDirectories.map { SQLWord(Array($0.utf8)[...]) }

  private static let sampleDirectories: Set<String> = [
    "test", "tests", "testing", "__tests__", "spec", "specs", "testdata", "test-data", "test_data",
    "fixtures", "doc", "docs", "documentation", "e2e", "regress", "mocks", "__mocks__",
  ]

  private static let undoEndings = [
    ".down.sql", "_down.sql", "-down.sql", ".undo.sql", "rollback.sql",
  ]

  /// Whether the file takes another one back.
  var isUndo: Bool {
    Self.undoEndings.contains(where: name.hasSuffix) || name == "down.sql" || name == "revert.sql"
      || isBelowRevert
      || name.hasPrefix("u") && Self.isVersion(name.dropFirst())
  }

  /// Whether the name counts, as in `V2__name.sql` or `000003_name.up.sql`.
  private static func hasVersionedName(_ name: String) -> Bool {
    guard name.hasSuffix(".sql") else { return false }
    if name.hasPrefix("v") || name.hasPrefix("u"), isVersion(name.dropFirst()) { return true }
    return name.hasSuffix(".up.sql") || name.hasSuffix(".down.sql")
  }

  private static func isVersion(_ text: Substring) -> Bool {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "_" }
    return digits.first?.isNumber == true && digits.hasSuffix("__")
  }

  var context: SQLContext {
    if isSample || isUndo { return .sample }
    return isMigration ? .migration : .script
  }
}
