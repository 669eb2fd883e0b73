import PicketScan
import PicketTestSupport
import Testing

struct PlaceholderTests {
  private func verdict(_ text: String) -> Placeholder.Verdict {
    Placeholder.verdict(on: Array(text.utf8)[...])
  }

  @Test(arguments: [
    "AKIAIOSFODNN7EXAMPLE", "00000000-0000-4000-a000-000000000000",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "your_api_key_1234",
    "YOUR-TOKEN-GOES-IN", "sk-placeholder-for-tests", "changeme123", "a8f2redacted91bc",
    "dummydummydummy1", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AIzaSyXXXXXXXXXXXXXXXX1234XX",
    "SKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "00000000-0000-0000-0000-000000000000", "********",
    "abc***def", "sk-proj-...", "1234567890abcdef", "0123456789abcdef0123456789abcdef01234567",
    "deadbeefdeadbeefdeadbeefdeadbeef", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "abababababab",
    "put-your-token_here", "api_key_replace_me_now",
  ])
  func `knows placeholders`(text: String) {
    guard case .certain = verdict(text) else {
      Issue.record("'\(text)' gives \(verdict(text))")
      return
    }
  }

  @Test(arguments: [
    "password", "my-secret-token", "test123", "Secret_Key", "postgres", "admin", "foo.bar",
    "https://sample-team.office.test/webhook/Q7mNv2RkT9xL",
  ])
  func `doubts words of examples`(text: String) {
    guard case .likely = verdict(text) else {
      Issue.record("'\(text)' gives \(verdict(text))")
      return
    }
  }

  @Test(arguments: [
    "", "hX9!kk2$vQ", "correct-horse-battery", "sk_test_4bC39HqLyjWDarjtT1zdp7dK", "tr0ub4dor&3",
    "Summer2019!", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "eyJhbGciOiJIUzI1NiJ9.eyJleGFtcGxlIjoxfQ", "a b c example", "pass\nexample", "AAAAB3NzaC1yc2E",
    "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0aBuSeidULvsea4JtiGRiSDSJSI",
    "483920175521",
  ])
  func `leaves what may be real alone`(text: String) {
    #expect(verdict(text) == .none)
  }

  @Test func `takes no word in random text for one`() {
    let alphabets = [
      "0123456789abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
      "0123456789abcdefghijklmnopqrstuvwxyz",
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_",
    ].map { Array($0.utf8) }
    var generator = SeededGenerator(seed: 11)
    for alphabet in alphabets {
      for length in [16, 20, 32, 40, 64, 200] {
        for _ in 0..<60 {
          let text = (0..<length).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
          }
          #expect(Placeholder.verdict(on: text[...]) == .none)
        }
      }
    }
  }

  @Test func `leaves long text alone, at once`() {
    let text = [UInt8](repeating: 0x78, count: 1_000_000)
    #expect(Placeholder.verdict(on: text[...]) == .none)
  }
}
