internal import PicketFormats

/// Tokens that hold a JSON object in base 64, with keys that never miss.
///
/// Sources: getsentry/sentry, `src/sentry/utils/security/orgauthtoken_token.py`; grafana/grafana,
/// `pkg/components/apikeygen/apikeygen.go`; Mapbox's documentation, "Access tokens". That of
/// Grafana Cloud and TeamCity is told from published values.
enum EncodedJSONTokens {
  static func sentry(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let parts = secret.split(separator: UInt8(ascii: "_"), maxSplits: 2)
    guard parts.count == 3 else { return .impossible("it has another number of parts") }
    return result(for: parts[1], keys: ["iat", "url", "org"]) { object in
      let date = object["iat"]?.integer.flatMap(CivilDate.text(ofSeconds:))
      return date.map { "made \($0)" }
    }
  }

  static func grafanaCloud(_ secret: ArraySlice<UInt8>) -> ProofResult {
    result(for: secret.behind("glc_") ?? secret, keys: ["o", "n", "k"])
  }

  static func grafanaLegacy(_ secret: ArraySlice<UInt8>) -> ProofResult {
    result(for: secret, keys: ["k", "n", "id"])
  }

  static func mapbox(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let parts = secret.split(separator: UInt8(ascii: "."))
    guard parts.count == 3 else { return .impossible("it has another number of parts") }
    return result(for: parts[1], keys: ["u", "a"])
  }

  static func teamCity(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let header = secret.prefix { $0 != UInt8(ascii: ".") }
    guard header.encodedObject?["typ"]?.string == "TCV2" else {
      return .impossible("its header is another one")
    }
    return .valid("its header is that of TeamCity")
  }

  private static func result(
    for text: ArraySlice<UInt8>, keys: [String], detail: (JSONValue) -> String? = { _ in nil }
  ) -> ProofResult {
    guard let object = text.encodedObject else { return .impossible("it holds no JSON object") }
    guard keys.allSatisfy({ object[$0] != nil }) else {
      return .impossible("its JSON object lacks keys")
    }
    return .valid(detail(object) ?? "it holds the keys of such a token")
  }
}
