import PicketScan
import Testing

/// A secret that passes a proof: a published example, or made of the word EXAMPLE.
///
/// Pieces, so that no complete token stands here.
struct ProofSample: CustomTestStringConvertible {
  var proof: String
  var secret: String
  var detail: String

  init(_ proof: String, _ pieces: String..., detail: String = "checksum holds") {
    self.proof = proof
    secret = pieces.joined()
    self.detail = detail
  }

  var testDescription: String { "\(proof), \(secret.utf8.count) bytes" }

  /// Tokens and keys of which each character counts.
  static let checksums = [
    ProofSample("crc32-base62", "ghp_", "EXAMPLEEXAMPLEEXAMPLE", "EXAMPLE01", "1BiIrf"),
    ProofSample("crc32-base62", "ghp_", "zQWBuTSOoRi4A9spHcVY", "5ncnsDkxkJ0mLq17"),
    ProofSample("gitlab-routable", "glpat-", "EXAMPLEexampleEXAMPLEexample", ".01.0s1uv8b9n"),
    ProofSample("cloudflare", "cfut_", "EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMP", "0194ae94"),
    ProofSample(
      "grafana-service-account", "glsa_", "EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM", "_66554a0e"),
    ProofSample("atlassian", "ATBB", "EXAMPLEexampleEXAMPLEexa", "64DE5E41"),
    ProofSample("zuplo", "zpka_", "0123456789abcdef0123456789abcdef", "_7759b50e"),
    ProofSample(
      "confluent", "cflt", "EXAMPLEexampleEXAMPLEexample", "EXAMPLEexampleEXAMPLEexamp", "CRU05w"),
    ProofSample(
      "azure-marvin32", "RVhBTVBMRUVYQU1QTEVFWEFNUExFRVhBTVBMRUVYQU1Q",
      "TEVFWEFNUExFRVhBTVBMRUVYQU1QTEVF", "+AStuGhcaQ=="),
    ProofSample("azure-marvin32", "EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMP", "AzCaPVc7ao="),
    ProofSample("azure-marvin32", "EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE", "AzSeBWYzvD"),
    ProofSample("azure-marvin32", "EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEX", "AzFuUZL0dw=="),
    ProofSample("azure-devops", "aaatwayeaudnhgajbifqydiob4", "ibceqtcqkucfyydenbwha5dypq"),
    ProofSample(
      "bech32", "AGE-SECRET-KEY-1", "GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"),
    ProofSample("bech32", "nsec1", "vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"),
    ProofSample("base58check", "5HueCGU8rMjxEXxiPuD5BDku4", "MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
    ProofSample("base58check", "KwDiBf89QgGbjEhKnhXJuH7Lrc", "iVrZi3qYjgd9M7rFU73sVHnoWn"),
    ProofSample(
      "base58check", "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqji",
      "ChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"),
    ProofSample("base58check", "6PRVWUbkzzsbcVac2qwfssoUJAN1", "Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg"),
    ProofSample("base58check", "edsk3gUfUPyBSfrS9CCgmCiQsTCHG", "kviBDusMxDJstFtojtc1zcpsh"),
    ProofSample("base58check-xrp", "sn3nxiW7v8KXzPz", "AqzyHXbSSKNuN9"),
    ProofSample("strkey", "SCZANGBA5YHTNYVVV4C3U252E2B6", "P6F5T3U6MM63WBSBZATAQI3EBTQ4"),
    ProofSample("nkey", "SUACSSL3UAHUDXKFSNVUZRF5UHPMW", "Z6BFDTJ7M6USDXIEDNPPQYYYCU3VY"),
  ]

  /// Numbers of which each digit counts.
  static let numbers = [
    ("luhn", "490154203237518"), ("payment-card", "4111 1111 1111 1111"),
    ("payment-card", "371449635398431"), ("ca-sin", "130-692-544"), ("us-npi", "1234567893"),
    ("se-personnummer", "811228-9874"), ("se-personnummer", "19811228-9874"),
    ("iban", "GB82WEST12345698765432"), ("iban", "DE89 3704 0044 0532 0130 00"),
    ("iban", "FR1420041010050500013M02606"), ("iban", "NL91ABNA0417164300"), ("aba", "021000021"),
    ("aba", "011401533"), ("uk-nhs-number", "943 476 5919"), ("nl-bsn", "111222333"),
    ("au-tfn", "123 456 782"), ("au-medicare", "2123 45670 1"), ("br-cpf", "111.444.777-35"),
    ("br-cnpj", "11.222.333/0001-81"), ("pl-pesel", "44051401359"), ("kr-rrn", "000101-3000008"),
    ("jp-my-number", "1234 5678 9018"), ("us-dea-number", "AB1234563"),
    ("cn-resident-id", "11010519491231002X"), ("de-steuer-id", "86095742719"),
    ("in-aadhaar", "2341 2341 2346"), ("es-dni-nie", "12345678Z"), ("es-dni-nie", "X1234567L"),
    ("fi-hetu", "131052-308T"), ("sg-nric", "S1234567D"), ("fr-nir", "255081416802538"),
    ("it-codice-fiscale", "RSSMRA85T10A562S"), ("vin", "1M8GDM9AXKP042788"),
  ].map { ProofSample($0.0, $0.1, detail: "check digit holds") }

  /// Secrets of which only the structure is looked at.
  static let structures = [
    ProofSample("aws-key-id", "ASIA", "Y34FZKBOKMUTVV7A", detail: "account 609629065308"),
    ProofSample(
      "azure-cask", String(repeating: "Ab1c", count: 13), "JQQJ99AC",
      String(repeating: "A1b2", count: 4), "ACOG", "x9Yz", detail: "made 2024-03"),
    ProofSample(
      "jwt", "eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxIiwiZXhwIjoxNjE0ODE2MDAwfQ.",
      "EXAMPLEEXAMPLE", detail: "alg HS256, expires 2021-03-04"),
    ProofSample(
      "discord-bot", "MTk4NjIyNDgzNDcxOTI1MjQ4", ".Cl2FMQ.", "ZnCjm1XVW7vRze4b7Cq4se7kKWs",
      detail: "a bot made 2016-07-02"),
    ProofSample(
      "telegram-bot", "110201543", ":AAHdqTcvCH1vGWJx", "fSeofSAs0K5PALDsaw",
      detail: "bot and key have their form"),
    ProofSample(
      "slack-token", "xoxb-", "17653672481-", "19874698323-", "pdFZKVeTuE8sk7oOcBrzbqgy",
      detail: "workspace and key have their form"),
    ProofSample(
      "bip39", String(repeating: "abandon ", count: 11), "about", detail: "checksum holds"),
    ProofSample(
      "bip39", "legal winner thank year wave sausage ", "worth useful legal winner thank yellow",
      detail: "checksum holds"),
    ProofSample("bip39", String(repeating: "test ", count: 11), "junk", detail: "checksum holds"),
    ProofSample(
      "bip39", String(repeating: "abandon ", count: 23), "art", detail: "checksum holds"),
    ProofSample(
      "x25519", "yAnz5TF+lXXJte14tji3", "zlMNq+hd2rYUIgJBgB3fBmk=",
      detail: "its fixed bits are those of a private key"),
  ]

  func result() -> ProofResult? {
    Proof.named(proof)?.result(for: Array(secret.utf8)[...])
  }

  /// The result for another secret.
  func result(for secret: some Sequence<UInt8>) -> ProofResult? {
    Proof.named(proof)?.result(for: Array(secret)[...])
  }
}

extension ProofResult? {
  var isValid: Bool {
    if case .valid = self { true } else { false }
  }
}
