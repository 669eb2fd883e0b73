import PicketScan
import Testing

struct ExampleValueTests {
  @Test(arguments: [
    ["AKIA", "IOSFODNN7EXAMPLE"], ["sk_test_", "4eC39HqLyjWDarjtT1zdp7dc"], ["minio", "admin"],
    ["put your unique phrase ", "here"], ["ghp_zQWBuTSOoRi4A9sp", "HcVY5ncnsDkxkJ0mLq17"],
    ["4111 1111 ", "1111 1111"], ["JBSWY3DP", "EHPK3PXP"],
  ])
  func `knows published values`(pieces: [String]) {
    let value = Array(pieces.joined().utf8)
    #expect(ExampleValues.contains(value[...]))
    #expect(!ExampleValues.contains(value.dropLast()))
    #expect(!ExampleValues.contains((value + [0x30])[...]))
  }

  @Test func `knows nothing else`() {
    for text in ["", "a", "password", "ghp_", String(repeating: "x", count: 100_000)] {
      #expect(!ExampleValues.contains(Array(text.utf8)[...]))
    }
  }
}
