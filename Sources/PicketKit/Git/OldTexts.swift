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
  private let context: RunContext
  private let objects: OldObjects
  private lazy var files = FileWorker(context)

  /// The largest texts that are compared by lines, in bytes.
  static let largestCompared = 8 << 20

  init(_ context: RunContext, _ objects: OldObjects) {
    (self.context, self.objects) = (context, objects)
  }

  /// Returns what an older version held; what cannot be read held nothing.
  func text(of id: GitObjectID) -> OldText {
    var old = OldText()
    do throws(GitError) {
      try scan(id, into: &old)
    } catch {
      // The rest of it may have held more: then a finding too many is reported, and none too few.
    }
    return old
  }

  private func scan(_ id: GitObjectID, into old: inout OldText) throws(GitError) {
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
    old.bytes = try objects.read(id) { (reader, size) throws(GitError) in
      if size <= Self.largestCompared { return try reader.content(size: size) }
      try files.scanStream(path: BytePath([])) {
        (bytes: inout [UInt8], range: Range<Int>) throws(GitError) in
        try reader.read(into: &bytes, at: range)
      }
      return nil
    }
    if let bytes = old.bytes { files.scanText(bytes, path: BytePath([])) }
  }
}
