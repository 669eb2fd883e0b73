internal import PicketChecks
internal import PicketSystem
public import PicketModel

extension Scanner {
  /// The largest text of statements that is judged, in bytes.
  public static var largestStatementText: Int { TextChecks.largestText }

  /// Scans SQL statements that are in memory, whatever the name of what they come from.
  ///
  /// A scan judges statements in files whose names tell that they hold some; this reads any text so.
  /// All other rules judge it too.
  ///
  /// - Parameters:
  ///   - bytes: the statements, of any dialect.
  ///   - path: the path of the text in reports; directories such as `migrations` make a migration
  ///     of it, and `tests` makes its statements harmless.
  /// - Returns: what was found.
  /// - Complexity: O(*n*), for *n* bytes.
  public func scanStatements(_ bytes: Span<UInt8>, path: BytePath) -> ScanReport {
    let context = context(
      .standardInput, FileSystem(), textChecks: TextChecks([StatementCheck()]))
    let worker = FileWorker(context)
    worker.scan(bytes.indices.map { bytes[$0] }, path: path)
    return report(of: worker, context)
  }
}
