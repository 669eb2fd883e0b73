public import PicketModel
internal import PicketPolicy
internal import PicketSystem

/// Findings that are known and not reported again, while their secrets stay as they are.
///
/// It holds a salted, slow hash of each secret and nothing else of it.
public struct Baseline: Sendable {
  var file: BaselineFile
  /// Where the files of the records lie; absolute.
  let root: BytePath?

  /// Reads a baseline.
  ///
  /// - Parameters:
  ///   - name: what errors and notices call it: usually its path.
  ///   - bytes: the content of the file.
  ///   - root: the absolute path that the paths in it count from; without it no file counts as gone,
  ///     so that no record follows a file that was renamed.
  /// - Throws: `PathErrors` with every fault.
  public init(name: String, bytes: [UInt8], root: BytePath? = nil) throws(PathErrors) {
    do throws(BaselineErrors) {
      self.init(try BaselineFile(bytes, name: name), root: root)
    } catch {
      throw PathErrors(texts: error.texts)
    }
  }

  init(_ file: BaselineFile, root: BytePath?) {
    self.file = file
    self.root = root
  }

  /// The content of the file: a line for each record, sorted.
  public var bytes: [UInt8] { file.bytes }

  /// The records, in the order of the file.
  public var records: [Record] {
    Set(file.records).sorted().map { record in
      Record(
        rule: record.rule, path: record.path,
        by: record.means == .allowed ? .allowed : .baseline, reason: record.reason,
        until: record.until.map(\.description))
    }
  }

  /// A record, for people.
  public struct Record: Hashable, Sendable {
    /// The id of the rule.
    public let rule: String
    /// Relative to the root of the project.
    public let path: BytePath
    /// How it came into the baseline.
    public let by: Suppression.Means
    /// The reason in the user's words.
    public let reason: String?
    /// The last day on which it holds, as YYYY-MM-DD.
    public let until: String?
  }

  /// Writes the file, which stands in its place complete or not at all.
  ///
  /// - Throws: `PathErrors` if that fails; what was there before stays.
  public func write(to path: BytePath) throws(PathErrors) {
    do throws(SystemError) {
      try Output.write(bytes, toFile: path.bytes)
    } catch {
      throw PathErrors(texts: ["\(path): \(error.withAdvice)"])
    }
  }

  // MARK: In a run

  /// Suppresses the findings of a run that it has records of.
  func suppress(_ report: inout RunReport, on day: Day, workerCount: Int, _ fileSystem: FileSystem)
  {
    var notices: [Notice] = []
    report.changeFindings { findings in
      let open = findings.indices.filter { findings[$0].finding.suppressed == nil }
      let matches = matches(open.map { findings[$0].subject }, day, workerCount, fileSystem)
      for (index, number) in zip(open, matches.records) {
        guard let number else { continue }
        let record = file.records[number]
        guard !record.isExpired(on: day) else {
          notices.append(expiry(ofRecord: number))
          continue
        }
        findings[index].finding.suppressed = Suppression(
          by: record.means == .allowed ? .allowed : .baseline, reason: record.reason)
      }
    }
    for notice in notices { report.keep(notice) }
    report.sortNotices()
  }

  func matches(
    _ subjects: [BaselineSubject], _ day: Day, _ workerCount: Int, _ fileSystem: FileSystem
  ) -> BaselineMatches {
    BaselineMatches(subjects, in: file, on: day, workerCount: workerCount) { path in
      isGone(path, fileSystem)
    }
  }

  private func expiry(ofRecord number: Int) -> Notice {
    let record = file.records[number]
    let day = record.until.map(\.description) ?? ""
    return Notice(
      .expiredRecord, path: BytePath(file.name), line: file.lines[number],
      text: "\(record.rule) in \(record.path) was allowed until \(day); solve it, or allow it anew")
  }

  /// Tells whether a file of a record is not there any more.
  private func isGone(_ path: BytePath, _ fileSystem: FileSystem) -> Bool {
    guard let root else { return false }
    do throws(SystemError) {
      let directory = try fileSystem.openDirectory(root.bytes)
      _ = try fileSystem.status(of: path.bytes, in: directory)
      return false
    } catch {
      return error.isMissing
    }
  }
}

extension KeptFinding {
  /// The finding as a baseline sees it.
  var subject: BaselineSubject {
    BaselineSubject(rule: finding.rule, path: finding.path, secret: secret)
  }
}
