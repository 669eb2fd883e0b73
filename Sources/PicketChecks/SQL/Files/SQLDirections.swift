import PicketModel

/// Where a migration in one file goes up and where down, as its comments tell.
///
/// goose and sql-migrate write `-- +goose Down`, dbmate `-- migrate:down`, MyBatis `-- //@UNDO`.
struct SQLDirections: Sendable {
  private var marks: [(offset: Int, isDown: Bool)] = []
  /// Whether a runner that knows these marks puts each part in a transaction.
  private(set) var wrapsInTransaction = false

  init(_ text: [UInt8]) {
    var lineStart = 0
    while lineStart < text.count {
      let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
      if text[lineStart...].starts(with: "--".utf8) { note(text[lineStart..<lineEnd]) }
      lineStart = lineEnd + 1
    }
  }

  private mutating func note(_ line: ArraySlice<UInt8>) {
    guard line.count < 120 else { return }
    let comment = String(decoding: line.dropFirst(2).map(\.asciiLowercased), as: UTF8.self)
    let words = comment.split { " \t\r:/@+-".contains($0) }
    if comment.holds("no transaction") || comment.holds("notransaction")
      || comment.holds("transaction:false")
    {
      wrapsInTransaction = false
    }
    guard words.count >= 1, words.count <= 3 || words.first == "migrate" else { return }
    let isTool = ["goose", "migrate", "micrate"].contains(words[0])
    guard isTool ? words.count > 1 : words.count == 1 else { return }
    let word = isTool ? words[1] : words[0]
    if ["down", "undo", "rollback"].contains(word) {
      marks.append((line.startIndex, true))
    } else if word == "up" {
      marks.append((line.startIndex, false))
      if isTool, !comment.holds("notransaction"), !comment.holds("transaction:false") {
        wrapsInTransaction = true
      }
    }
  }

  /// Whether what stands at an offset takes the migration back.
  func isDown(at offset: Int) -> Bool {
    marks.last { $0.offset <= offset }?.isDown ?? false
  }
}
