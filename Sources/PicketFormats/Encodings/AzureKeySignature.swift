/// The four characters that tell the product of one of Microsoft's identifiable keys.
///
/// Source: Microsoft's `security-utilities`, `IdentifiableMetadata.cs`.
package struct AzureKeySignature: Hashable, Sendable {
  /// The characters themselves.
  package let text: String
  /// The seeds of Marvin32 with which the product makes its checksums.
  package let seeds: [String]

  /// The number of characters of base 64 behind a signature, without padding.
  package static let tailLength = 6

  /// Takes the signature from the end of the text that stands before the tail of a key.
  ///
  /// - Returns: `nil` if there is none of those whose seeds are known.
  package init?(endOf text: ArraySlice<UInt8>) {
    let end = String(decoding: text.suffix(4), as: UTF8.self)
    guard let seeds = Self.seeds[end] else { return nil }
    (self.text, self.seeds) = (end, seeds)
  }

  private static let bus = ["Send0000", "Listen00", "Manage00", "System00"]
  private static let seeds = [
    "+ASt": ["Default0"], "+ABa": ["AbAcct00"], "+ACR": ["ACRDflt0"], "+AMC": ["Classic0"],
    "+ASb": bus, "+AEh": bus, "+ARm": bus, "AzCa": ["Access00"],
    "AzFu": ["Master00", "System00", "Functi00"], "AzSe": ["PAdmin00", "Query000"],
    "ACDb": ["MastRW00", "MastRO00"], "AIoT": ["Device00", "DpsKey00", "IoTHub00"],
    "APIM": ["Tenant00", "Gatewy00", "GitKey00", "IoTHub00"],
  ]
}
