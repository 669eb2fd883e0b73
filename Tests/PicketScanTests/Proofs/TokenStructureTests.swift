import PicketFormats
import PicketScan
import Testing

struct TokenStructureTests {
  private func result(_ proof: String, _ secret: String) -> ProofResult? {
    Proof.named(proof)?.result(for: Array(secret.utf8)[...])
  }

  private func base64(_ text: String, _ alphabet: Base64.Alphabet = .standard) -> String {
    String(decoding: Base64.encode(Array(text.utf8), alphabet, isPadded: false), as: UTF8.self)
  }

  private func jwt(_ header: String, _ payload: String) -> ProofResult? {
    result("jwt", base64(header, .url) + "." + base64(payload, .url) + ".c2lnbmF0dXJl")
  }

  @Test func `reads tokens of the web`() {
    #expect(jwt(#"{"alg":"ES256"}"#, "{}") == .valid("alg ES256, never expires"))
    #expect(
      jwt(#"{"alg":"RS256"}"#, #"{"exp":4102444800.5}"#) == .valid("alg RS256, expires 2100-01-01"))
    #expect(
      jwt(#"{"alg":"RS256"}"#, #"{"exp":"soon"}"#)
        == .valid("alg RS256, expires at no known date"))
    #expect(
      jwt(#"{"alg":"RS256"}"#, #"{"exp":9e30}"#) == .valid("alg RS256, expires at no known date"))
    // Anyone may write anything there.
    #expect(jwt(#"{"alg":"\u001b[31m"}"#, "{}") == .valid("alg unknown, never expires"))
  }

  @Test(arguments: [
    ("{}", "{}"), (#"{"alg":1}"#, "{}"), ("[]", "{}"), (#"{"alg":"HS256"}"#, "[1]"),
    (#"{"alg":"HS256"}"#, #"{"a":"#), ("eyJ", "{}"),
  ])
  func `refuses what is no token of the web`(header: String, payload: String) {
    #expect(jwt(header, payload).isImpossible)
  }

  @Test func `reads a token behind a prefix, and an encrypted one`() {
    let header = base64(#"{"alg":"dir","enc":"A256GCM"}"#, .url)
    #expect(result("jwt", header + "..iv.text.tag") == .valid("alg dir, encrypted"))
    let token = base64(#"{"alg":"HS256"}"#, .url) + "." + base64("{}", .url) + ".sig"
    #expect(result("jwt", "ghs_12345_" + token) == .valid("alg HS256, never expires"))
    #expect(result("jwt", token + ".more").isImpossible)
  }

  private func macaroon(_ fields: [[UInt8]], signature: Int = 32) -> String {
    let bytes: [UInt8] = [2] + Array(fields.joined()) + [6, UInt8(signature)]
    let text = Base64.encode(
      bytes + [UInt8](repeating: 7, count: signature), .url, isPadded: false)
    return String(decoding: text, as: UTF8.self)
  }

  @Test func `reads macaroons`() {
    let location: [UInt8] = [1, 8] + Array("pypi.org".utf8)
    let id: [UInt8] = [2, 3] + Array("abc".utf8) + [0]
    let name = "pypi-macaroon"
    #expect(
      result(name, "pypi-" + macaroon([location, id, [0]]))
        == .valid("a macaroon with 0 restrictions"))
    #expect(
      result(name, "pypi-" + macaroon([location, id, id, [0]]))
        == .valid("a macaroon with 1 restriction"))
    for broken in [
      macaroon([location, [0], [0]]), macaroon([location, id]), macaroon([id, [0]], signature: 31),
      macaroon([[2, 99], [0]]), "AgEIcHlwaS5vcmc", "AQ", "",
    ] {
      #expect(result(name, "pypi-" + broken).isImpossible)
    }
    #expect(result("lnd-macaroon", "02020161000006").isImpossible)
    #expect(result("fly-macaroon", "fm2_" + "lJPEAA") == .valid("a macaroon"))
    #expect(result("fly-macaroon", "fm2_" + "AAAAAA") == .inconclusive)
  }

  @Test func `reads tokens that hold JSON`() {
    let sentry = base64(#"{"iat":1614816000.1,"url":"https://s","region_url":"r","org":"o"}"#)
    #expect(result("sentry-org-token", "sntrys_" + sentry + "_x") == .valid("made 2021-03-04"))
    #expect(result("sentry-org-token", "sntrys_" + base64(#"{"iat":1}"#) + "_x").isImpossible)
    #expect(result("sentry-org-token", "sntrys_" + sentry).isImpossible)
    #expect(result("grafana-cloud", "glc_" + base64(#"{"o":"1","n":"a","k":"b"}"#)).isValid)
    #expect(result("grafana-legacy", base64(#"{"k":"1","n":"a","id":1}"#)).isValid)
    #expect(result("grafana-legacy", base64(#"{"k":"1"}"#)).isImpossible)
    #expect(result("mapbox", "sk." + base64(#"{"u":"me","a":"c"}"#) + ".abc").isValid)
    #expect(result("mapbox", "sk.abc").isImpossible)
    #expect(result("teamcity", base64(#"{"typ": "TCV2"}"#) + ".a.b").isValid)
    #expect(result("teamcity", base64(#"{"typ": "JWT"}"#) + ".a.b").isImpossible)
  }

  @Test func `reads tokens that hold a text`() {
    let reference = { (expiry: String) in base64("reftkn:01:\(expiry):abc") }
    #expect(result("jfrog-reference", reference("1614816000")) == .valid("expires 2021-03-04"))
    #expect(result("jfrog-reference", reference("0000000000")) == .valid("never expires"))
    #expect(result("jfrog-reference", base64("reftkn:01")).isImpossible)
    #expect(result("jfrog-api-key", "AKCp" + String(repeating: "8", count: 69)).isValid)
    #expect(result("jfrog-api-key", "AKCp").isImpossible)
    #expect(result("clerk", "pk_live_" + base64("clerk.acme.test$")) == .valid("it names a host"))
    #expect(result("clerk", "pk_live_" + base64("clerk.acme.test")).isImpossible)
    let random = String(repeating: "\u{1}", count: 20)
    #expect(result("atlassian-data-center", base64("123456789012:" + random)).isValid)
    #expect(result("atlassian-data-center", base64("12345678901x:" + random)).isImpossible)
    #expect(result("intercom", base64("tok:e5526")).isValid)
    #expect(result("intercom", base64("tik:e5526")).isImpossible)
  }

  @Test func `reads shared access signatures`() {
    let signature = String(repeating: "A", count: 43) + "%3D"
    let query = "sv=2022-11-02&ss=b&srt=sco&sp=rwdl&se=2024-01-31T00%3A00%3A00Z&sig=" + signature
    #expect(result("azure-sas", query) == .valid("expires 2024-01-31"))
    #expect(result("azure-sas", "https://a.test/b?" + query) == .valid("expires 2024-01-31"))
    for (old, new) in [
      ("sv=2022-11-02", "sv=1"), ("sp=rwdl", "sp=rwq"), ("%3D", ""), ("sig=", "sic="),
    ] {
      let other = query.split(separator: old, maxSplits: 1).joined(separator: new)
      #expect(!result("azure-sas", other).isValid || new.isEmpty, "\(new)")
    }
    #expect(result("azure-sas", "sv=2022-11-02&sig=AAAA").isImpossible)
  }

  @Test(arguments: [
    ("discord-bot", "abc.def"), ("discord-bot", "QUFBQUFBQUFBQUFBQUFBQUFB.Cl2FMQ.abc"),
    ("telegram-bot", "012345678:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"),
    ("telegram-bot", "123456789:ABHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"), ("slack-token", "xoxb-1"),
    ("slack-token", "xoxb-abc-def-pdFZKVeTuE8sk7oOcBrzbqgy"),
    ("aws-key-id", "AKIA0189ABCDEFGHIJKL"),
    ("aws-key-id", "AKIA"), ("azure-cask", "JQQJ99"), ("strkey", String(repeating: "A", count: 56)),
    ("nkey", String(repeating: "A", count: 58)), ("base58check", "0OIl"), ("bech32", "abc"),
    ("bip39", String(repeating: "zzz ", count: 12)), ("payment-card", "9111111111111111"),
    ("iban", "ZZ82WEST12345698765432"), ("iban", "GB82WEST1234569876543"),
    ("luhn", "0000000000000"),
    ("aba", "991000021"), ("de-steuer-id", "12345678901"), ("in-aadhaar", "123412341234"),
  ])
  func `drops what has another structure`(proof: String, secret: String) {
    #expect(result(proof, secret).isImpossible)
  }

  @Test(arguments: [
    ("aws-key-id", "AKIA" + "IOSFODNN7EXAMPLE"),
    ("azure-marvin32", String(repeating: "A", count: 86)),
    ("bip39", "abandon about"), ("gcp-service-account", "{"),
  ])
  func `says nothing of what it does not know`(proof: String, secret: String) {
    #expect(result(proof, secret) == .inconclusive)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (4_107_542_399, "2100-02-28"),
    (253_402_300_799, "9999-12-31"),
  ])
  func `tells dates`(seconds: Int, expected: String) {
    #expect(
      jwt(#"{"alg":"HS256"}"#, "{\"exp\":\(seconds)}") == .valid("alg HS256, expires \(expected)"))
  }
}

extension ProofResult? {
  fileprivate var isImpossible: Bool {
    if case .impossible = self { true } else { false }
  }
}
