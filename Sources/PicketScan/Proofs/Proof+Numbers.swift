extension Proof {
  /// Proofs of numbers of people, companies and things: one digit or two can be checked, so that a
  /// number that passes may still be any number.
  static let numbers = [
    Proof("luhn", oneIn: 10, Luhn.number),
    Proof("payment-card", oneIn: 20, Luhn.card),
    Proof("ca-sin", oneIn: 12, Luhn.canadianSIN),
    Proof("us-npi", oneIn: 10, Luhn.usNPI),
    Proof("se-personnummer", oneIn: 20, Luhn.swedishPersonalNumber),
    Proof("iban", oneIn: 97, IBAN.result),
    Proof("aba", oneIn: 25, WeightedNumbers.usABA),
    Proof("uk-nhs-number", oneIn: 11, WeightedNumbers.ukNHS),
    Proof("nl-bsn", oneIn: 11, WeightedNumbers.dutchBSN),
    Proof("au-tfn", oneIn: 11, WeightedNumbers.australianTFN),
    Proof("au-medicare", oneIn: 20, WeightedNumbers.australianMedicare),
    Proof("br-cpf", oneIn: 100, WeightedNumbers.brazilianCPF),
    Proof("br-cnpj", oneIn: 100, WeightedNumbers.brazilianCNPJ),
    Proof("pl-pesel", oneIn: 10, WeightedNumbers.polishPESEL),
    Proof("kr-rrn", isDocumented: false, oneIn: 10, WeightedNumbers.koreanRRN),
    Proof("jp-my-number", oneIn: 10, WeightedNumbers.japaneseMyNumber),
    Proof("us-dea-number", oneIn: 10, WeightedNumbers.usDEA),
    Proof("cn-resident-id", oneIn: 11, StandardNumbers.chineseResident),
    Proof("de-steuer-id", oneIn: 10, StandardNumbers.germanTax),
    Proof("in-aadhaar", oneIn: 12, StandardNumbers.indianAadhaar),
    Proof("es-dni-nie", oneIn: 23, LetteredNumbers.spanishDNI),
    Proof("fi-hetu", oneIn: 31, LetteredNumbers.finnishHETU),
    Proof("sg-nric", isDocumented: false, oneIn: 26, LetteredNumbers.singaporeNRIC),
    Proof("fr-nir", oneIn: 97, LetteredNumbers.frenchNIR),
    Proof("it-codice-fiscale", oneIn: 26, LetteredNumbers.italianFiscalCode),
    Proof("vin", isDocumented: false, oneIn: 11, LetteredNumbers.vehicle),
  ]
}
