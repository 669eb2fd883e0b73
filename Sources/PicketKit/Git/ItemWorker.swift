internal import PicketChecks
internal import PicketModel
internal import PicketScan
internal import PicketSources

/// Reads and scans items of git until there are none: one per processor.
final class ItemWorker {
  let files: FileWorker
  private let context: RunContext
  private let items: SharedItems
  private let old: OldTexts

  /// What is left to do when the turn is over.
  private enum Work {
    case none
    /// The content is in the worker's buffer.
    case buffered(GitItem, count: Int)
    case text(GitItem, [UInt8])
  }

  init(_ context: RunContext, _ items: SharedItems, _ old: OldObjects) {
    self.context = context
    self.items = items
    files = FileWorker(context)
    self.old = OldTexts(context, old)
  }

  func run() {
    do throws(GitError) {
      while !context.isCancelled, let work = try items.withNext(read) { scan(work) }
    } catch {
      files.fail(.git, BytePath([]), "\(error)")
    }
    files.finish()
  }

  // MARK: In turn

  private func read(
    _ reader: ItemReader, _ item: GitItem, _ content: ObjectReader.Header.Content
  ) -> Work {
    files.origin = items.origin(of: item.commit, context.origin.kind)
    files.origin.isAtHead = item.isAtHead
    files.origin.isFromMerge = item.isFromMerge
    files.subject = item.subject
    do throws(GitError) {
      switch content {
      case .unreadable(let words):
        files.fail(.git, item.path, words)
        return .none
      case .object(let kind, let size):
        guard item.accepts(kind) else {
          files.fail(.git, item.path, "object \(item.id) is a \(kind.rawValue)")
          return .none
        }
        return try read(reader, item, size)
      }
    } catch {
      files.fail(.git, item.path, "\(error)")
      return .none
    }
  }

  private func read(_ reader: ItemReader, _ item: GitItem, _ size: Int) throws(GitError) -> Work {
    if case .message = item.role { return .text(item, try readMessage(reader, item, size)) }
    if let limit = context.settings.maximumFileSize, size > limit {
      files.exclude(.tooLarge)
      return .none
    }
    if size < files.buffer.capacity {
      var count = 0
      while count < size {
        count += try reader.read(into: &files.buffer.bytes, at: count..<size)
      }
      return .buffered(item, count: count)
    }
    if size <= OldTexts.largestCompared { return .text(item, try reader.content(size: size)) }
    prepare(item, new: nil)
    try files.scanStream(path: item.path) {
      (bytes: inout [UInt8], range: Range<Int>) throws(GitError) in
      try reader.read(into: &bytes, at: range)
    }
    return .none
  }

  private func readMessage(
    _ reader: ItemReader, _ item: GitItem, _ size: Int
  ) throws(GitError) -> [UInt8] {
    let text = GitText(try reader.content(size: size))
    let origin = Origin(context.origin.kind, item.id, text)
    items.add(origin, of: item.id)
    files.origin = origin
    return Array(text.message)
  }

  // MARK: Out of turn

  private func scan(_ work: Work) {
    switch work {
    case .none: break
    case .buffered(let item, let count):
      prepare(item, new: Array(files.buffer.bytes[..<count]))
      files.scanBuffer(count: count, path: item.path)
    case .text(let item, let bytes):
      prepare(item, new: bytes)
      files.keep(context.entryChecks.findings(inText: bytes, of: item.path))
      files.scanText(bytes, path: item.path)
    }
  }

  /// Judges what is not text of an item, and limits findings in the text to what is added.
  private func prepare(_ item: GitItem, new: [UInt8]?) {
    (files.admits, files.adds) = (nil, nil)
    if let new, GitItem.isLFSPointer(new) { files.exclude(.lfsPointer) }
    guard case .change(let change) = item.role else { return }
    if let new, change.new.kind == .file { judge(new, of: change) }
    let ids = change.old.compactMap { $0.flatMap { $0.kind == .submodule ? nil : $0.id } }
    // Where a parent has nothing in its place, the others still do: what they have is not added.
    guard !ids.isEmpty else {
      files.adds = { _, _ in true }
      return
    }
    let (old, rules) = (old, context.engine.rules)
    var known: ChangeFilter?
    func filter() -> ChangeFilter {
      let filter = known ?? ChangeFilter(rules: rules, old: ids.map(old.text), new: new)
      known = filter
      return filter
    }
    files.admits = { stage, isDecoded in
      stage.keptMatches.isEmpty ? [] : filter().admitted(stage, isDecoded: isDecoded)
    }
    files.adds = { filter().adds($0, isDecoded: $1) }
  }
}

extension ItemWorker {
  /// Judges what the content of a changed file tells beside secrets, such as a program that is none.
  private func judge(_ content: [UInt8], of change: GitChange) {
    var entry = EntryChange(change)
    let old = change.old.lazy.compactMap(\.self).first { $0.path == change.path }
    if let old, old.kind == .symbolicLink { entry.old?.target = self.old.text(of: old.id).bytes }
    entry.start = content
    entry.isWhole = true
    files.keep(context.entryChecks.contentFindings(of: entry))
  }
}

extension Origin {
  /// Makes the origin of what a commit or tag brings.
  init(_ kind: Kind, _ id: GitObjectID, _ text: GitText) {
    self.init(kind)
    commit = id.description
    author = text.author.isEmpty ? nil : text.author
    date = text.date.isEmpty ? nil : text.date
  }
}

extension GitItem {
  fileprivate var subject: Subject {
    switch role {
    case .change(let change): change.new.kind == .symbolicLink ? .link : .file
    case .message, .note: .commitMessage
    case .blob: .file
    }
  }

  fileprivate func accepts(_ kind: ObjectReader.Header.Kind) -> Bool {
    switch role {
    case .change, .note, .blob: kind == .blob
    case .message: kind == .commit || kind == .tag
    }
  }

  /// Tells whether a text is what Git LFS stores in the place of a file.
  fileprivate static func isLFSPointer(_ bytes: [UInt8]) -> Bool {
    bytes.count < 1024 && bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }
}
