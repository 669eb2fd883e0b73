import PicketModel
import PicketReport
import Testing

struct CodeFrameTests {
  /// Draws one line and returns it and the line of its mark, without the gutter.
  private func draw(
    _ line: Snippet.Line, width: Int = ReportStyle.minimumWidth
  ) -> (text: String, mark: String) {
    let frame = CodeFrame(Snippet(lines: [line]), .high, ReportStyle(width: width))
    return (String(frame.lines[1].dropFirst(4)), String(frame.lines[2].dropFirst(4)))
  }

  @Test func `shows the mark wherever it stands, in any width`() {
    for width in [40, 41, 80] {
      for length in [0, 1, 30, 36, 37, 200] {
        for behind in [0, 1, 40, 200] {
          for (cutBefore, cutBehind) in [(false, false), (true, true)] {
            let text =
              String(repeating: "日b", count: length / 2) + "S***E"
              + String(repeating: "c", count: behind)
            let start = length / 2 * 4
            let drawn = draw(
              Snippet.Line(
                number: 7, text: text, marked: start..<(start + 5), isCutBefore: cutBefore,
                isCutBehind: cutBehind), width: width)
            #expect(DisplayWidth.of(drawn.text) <= width - 4)
            #expect(drawn.mark.drop { $0 == " " } == "^^^^^")
            let column = drawn.mark.prefix { $0 == " " }.count
            let before = drawn.text.prefix { $0 != "S" }
            #expect(DisplayWidth.of(String(before)) == column, "\(drawn)")
            #expect(drawn.text.contains("S***E"))
          }
        }
      }
    }
  }

  @Test func `shows the start of a mark that is wider than the line`() {
    let drawn = draw(
      Snippet.Line(number: 1, text: "ab" + String(repeating: "x", count: 99), marked: 2..<101))
    #expect(drawn.text.hasPrefix("abxxx") && drawn.text.hasSuffix("x…"))
    #expect(drawn.mark == "  " + String(repeating: "^", count: 33))
  }

  @Test(arguments: [
    Snippet.Line(number: 1, text: "", marked: 0..<0),
    Snippet.Line(number: 1, text: "", marked: 5..<9),
    Snippet.Line(number: 1, text: "", marked: 0..<0, isCutBefore: true, isCutBehind: true),
  ])
  func `marks a place without text`(line: Snippet.Line) {
    #expect(draw(line).mark.drop { $0 == " " } == "^")
  }
}
