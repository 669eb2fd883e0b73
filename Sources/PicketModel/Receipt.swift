/// What a run read, what it left out, and what it could not read.
///
/// "Nothing found" means something only beside a receipt without failures.
public struct Receipt: Hashable, Sendable {
  /// The number of texts that were read and judged to their end.
  public var scannedFiles = 0
  /// The number of bytes in them.
  public var scannedBytes = 0
  /// What the selection left out, counted by reason.
  public var excluded: [Exclusion: Int] = [:]
  /// What was in scope but not read or not judged to its end.
  public var failures: [Failure] = []
  /// The number of findings beyond the limit on kept findings.
  public var droppedFindings = 0
  /// Whether somebody ended the run before it was through.
  public var isCancelled = false
  /// The number of findings that a change did not add: what it changes already held them.
  public var knownFindings = 0

  /// Makes a receipt of a run that has read nothing yet.
  public init() {}

  /// Tells whether everything in scope was read and judged.
  public var isComplete: Bool {
    failures.isEmpty && droppedFindings == 0 && !isCancelled
  }

  /// Adds what another worker read.
  public mutating func merge(_ other: Receipt) {
    scannedFiles += other.scannedFiles
    scannedBytes += other.scannedBytes
    excluded.merge(other.excluded, uniquingKeysWith: +)
    failures += other.failures
    droppedFindings += other.droppedFindings
    isCancelled = isCancelled || other.isCancelled
    knownFindings += other.knownFindings
  }
}

/// Why something is out of scope: counted, without effect on the exit status.
public enum Exclusion: String, CaseIterable, Comparable, Hashable, Sendable {
  /// Git ignores it.
  case ignored
  /// A `.picketignore` names it.
  case picketIgnored = "picket-ignored"
  case tooLarge = "too-large"
  case symbolicLink = "symbolic-link"
  case nestedRepository = "nested-repository"
  case gitDirectory = "git-directory"
  case specialFile = "special-file"
  /// A file system that shows the same mode for every file: what modes say was not judged.
  case modelessFileSystem = "file-system-without-modes"
  /// A commit of another repository.
  case submodule
  /// A file that names content of Git LFS; the name is read, the content is elsewhere.
  case lfsPointer = "lfs-pointer"

  /// The order of the names, so that a summary reads the same each time.
  public static func < (a: Exclusion, b: Exclusion) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// Something in scope that was not read, or not judged to its end.
public struct Failure: Hashable, Sendable {
  /// The class of a failure.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The system refused to open or read it.
    case unreadable
    /// It was there when its directory was listed and is gone.
    case vanished
    /// It changed while it was read.
    case changed
    /// It is neither a file nor a directory, so it has no end to read to.
    case specialFile = "special-file"
    /// Its text is not valid in the encoding that it uses.
    case undecodable
    /// Git does not have it, cannot read it, or ended before it should.
    case git
    /// Its conflict is not resolved, so that nothing is staged.
    case conflict
    /// A limit on matching bit.
    case notFullyJudged = "not-fully-judged"
  }

  /// What went wrong, for programs; `detail` says it for people.
  public var kind: Kind
  /// What was not judged to its end: a file, or a directory with all below it.
  public var path: BytePath
  /// What happened, for people.
  public var detail: String

  /// Makes a failure at a path.
  public init(_ kind: Kind, path: BytePath, detail: String) {
    self.kind = kind
    self.path = path
    self.detail = detail
  }
}

extension Failure: Comparable {
  /// The order in receipts: by path, then by kind and detail.
  public static func < (a: Failure, b: Failure) -> Bool {
    if a.path != b.path { return a.path < b.path }
    return (a.kind.rawValue, a.detail) < (b.kind.rawValue, b.detail)
  }
}
