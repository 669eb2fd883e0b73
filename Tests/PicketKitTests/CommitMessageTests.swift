import PicketKit
import Testing

/// What git takes out of a message is not scanned; the rest keeps its lines.
struct CommitMessageTests {
  @Test(arguments: [
    ("a\n# b\nc\n", "#", "a\n\nc\n\n"), ("a\n ; b\n;c", ";", "a\n ; b\n\n"),
    ("a\n# ------------------------ >8 ------------------------\nb\n", "#", "a\n"),
    ("# a\n", nil, "# a\n"), ("", "#", "\n"),
  ])
  func `takes out comments and what is below the scissors`(
    message: String, mark: String?, expected: String
  ) {
    let recorded = CommitMessage.recorded(
      Array(message.utf8), commentMark: mark.map { Array($0.utf8) })
    #expect(String(decoding: recorded, as: UTF8.self) == expected)
  }
}
