internal import PicketModel
internal import PicketScan
internal import PicketSources

/// What an older version of a text held.
struct OldText {
  /// The content; `nil` if it is too large to be compared by lines.
  var bytes: [UInt8]?
  var known: Set<KnownSecret> = []
}

/// A secret that a rule found, without the blanks in it, which a new indentation changes.
struct KnownSecret: Hashable {
  private let rule: Int
  private let bytes: [UInt8]

  init(_ match: Match) {
    rule = match.rule
    bytes = match.excerpt[match.secret].filter { $0 > 0x20 }
  }
}

/// Reads and scans older versions of texts, when somebody asks: one per worker.
final class OldTexts {
  private let git: GitCommand
  private let files: FileWorker
  private var reader: ObjectReader?
  private var asked: GitObjectID?

  /// The largest texts that are compared by lines, in bytes.
  static let largestCompared = 8 << 20

  init(_ context: RunContext, _ git: GitCommand) {
    self.git = git
    files = FileWorker(context)
  }

  /// Returns what an older version held; what cannot be read held nothing.
  func text(of id: GitObjectID) -> OldText {
    var old = OldText()
    do throws(GitError) {
      try scan(id, into: &old)
    } catch {
      // The rest of it may have held more: then a finding too many is reported, and none too few.
      reader = nil
    }
    return old
  }

  private func scan(_ id: GitObjectID, into old: inout OldText) throws(GitError) {
    asked = id
    let reader = try openReader()
    guard case .object(_, let size)? = try reader.next()?.content else { return }
    var known: Set<KnownSecret> = []
    files.report = RunReport()
    files.admits = { stage, _ in
      let matches = stage.keptMatches + stage.companions.compactMap(\.self)
      known.formUnion(matches.map(KnownSecret.init))
      return stage.keptMatches.map { _ in false }
    }
    defer {
      files.admits = nil
      old.known = known
    }
    if size <= Self.largestCompared {
      let bytes = try reader.content(size: size)
      old.bytes = bytes
      files.scanText(bytes, path: BytePath([]))
    } else {
      try files.scanStream(path: BytePath([])) {
        (bytes: inout [UInt8], range: Range<Int>) throws(GitError) in
        try reader.read(into: &bytes, at: range)
      }
    }
  }

  private func openReader() throws(GitError) -> ObjectReader {
    if let reader { return reader }
    let opened = try ObjectReader(git, isInteractive: true) { [weak self] () throws(GitError) in
      defer { self?.asked = nil }
      return (self?.asked).map { [$0] } ?? []
    }
    reader = opened
    return opened
  }
}
