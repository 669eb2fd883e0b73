import PicketModel
import Testing

struct ReceiptTests {
  @Test func `adds up what workers read`() {
    var (a, b) = (Receipt(), Receipt())
    (a.scannedFiles, a.scannedBytes, a.excluded) = (1, 10, [.ignored: 2, .tooLarge: 1])
    (b.scannedFiles, b.scannedBytes, b.excluded) = (2, 5, [.ignored: 1, .symbolicLink: 4])
    b.failures = [Failure(.vanished, path: BytePath("x"), detail: "")]
    b.droppedFindings = 3
    a.merge(b)
    #expect(a.scannedFiles == 3)
    #expect(a.scannedBytes == 15)
    #expect(a.excluded == [.ignored: 3, .tooLarge: 1, .symbolicLink: 4])
    #expect(a.failures.count == 1)
    #expect(a.droppedFindings == 3)
  }

  @Test func `is complete only without failures and dropped findings`() {
    var receipt = Receipt()
    receipt.excluded = [.ignored: 1]
    #expect(receipt.isComplete)
    receipt.droppedFindings = 1
    #expect(!receipt.isComplete)
    receipt = Receipt()
    receipt.failures = [Failure(.changed, path: BytePath("x"), detail: "")]
    #expect(!receipt.isComplete)
  }
}
