import PicketScan
import Testing

struct TextModelTests {
  @Test(arguments: [
    "password", "user_session_key", "getPassword", "KUBERNETES_SERVICE", "application/json",
    "AuthenticationProvider", "com.example.shop", "summer",
  ])
  func `words and identifiers are rather words`(text: String) {
    #expect(TextModel.wordBits(text.utf8) > 4)
  }

  @Test(arguments: [
    "xkqwzpjr", "qZ8xK2mP9vL4", "d41d8cd98f00b204", "jdhfyeks", "Tr0ub4dor", "9f8Xq2",
  ])
  func `random characters are not`(text: String) {
    #expect(TextModel.wordBits(text.utf8) < -4)
  }

  @Test func `case does not matter, but where words of camel case meet does`() {
    #expect(TextModel.wordBits("SECRET".utf8) == TextModel.wordBits("secret".utf8))
    #expect(TextModel.wordBits("accessToken".utf8) > TextModel.wordBits("accesstoken".utf8))
  }

  @Test func `an empty text says nothing`() {
    #expect(TextModel.wordBits([]) == 0)
  }
}
