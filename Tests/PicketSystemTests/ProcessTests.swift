import PicketSystem
import Testing

struct ProcessTests {
  // Source of the values: `date -u -d @N` of GNU coreutils.
  @Test(arguments: [
    (0, [1970, 1, 1]), (-1, [1969, 12, 31]), (59, [1970, 3, 1]), (11_016, [2000, 2, 29]),
    (11_017, [2000, 3, 1]), (20_778, [2026, 11, 21]), (47_540, [2100, 2, 28]),
    (47_541, [2100, 3, 1]),
  ])
  func `knows the date of a day`(day: Int, expected: [Int]) {
    let date = Process.date(daysSince1970: day)
    #expect([date.year, date.month, date.day] == expected)
  }

  @Test func `moves bytes to the front where they overlap`() {
    var bytes = Array<UInt8>(0..<10)
    bytes.moveToFront(2..<10)
    #expect(bytes == [2, 3, 4, 5, 6, 7, 8, 9, 8, 9])
  }
}
