/// What a commit or an annotated tag says: who wrote it, when, and the message.
package struct GitText: Hashable, Sendable {
  /// `Name <address>`, as it was written; empty without one.
  package var author = ""
  /// In ISO 8601; empty without one.
  package var date = ""
  package var message: ArraySlice<UInt8>
  /// What a tag names; `nil` for a commit.
  package var target: (id: GitObjectID, isTag: Bool)? {
    guard let targetID else { return nil }
    return (targetID, targetIsTag)
  }

  private var targetID: GitObjectID?
  private var targetIsTag = false

  /// Reads the content of a commit or tag.
  package init(_ bytes: [UInt8]) {
    var position = 0
    message = bytes[bytes.endIndex...]
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[position..<end]
      position = min(end + 1, bytes.count)
      if line.isEmpty {
        message = bytes[position...]
        return
      }
      read(line)
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    let space = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
    let value = line[space...].dropFirst()
    switch String(decoding: line[..<space], as: UTF8.self) {
    case "author", "tagger": readAuthor(value)
    case "object": targetID = GitObjectID(value)
    case "type": targetIsTag = value.elementsEqual("tag".utf8)
    default: break
    }
  }

  /// Reads `Name <address> seconds zone`.
  private mutating func readAuthor(_ value: ArraySlice<UInt8>) {
    guard let close = value.lastIndex(of: UInt8(ascii: ">")) else { return }
    author = String(decoding: value[...close], as: UTF8.self)
    let words = value[close...].dropFirst().split(separator: UInt8(ascii: " "))
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 2, let seconds = Int(words[0]), let zone = Int(words[1]),
      abs(seconds) < 1 << 40
    else { return }
    date = ISODate.text(seconds: seconds, minutesEast: zone / 100 * 60 + zone % 100)
  }
}
