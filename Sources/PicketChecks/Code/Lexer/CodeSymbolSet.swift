/// A few symbols: to look through them takes less than to hash one.
struct CodeSymbolSet: Sendable, ExpressibleByArrayLiteral {
  private let symbols: [CodeSymbol]

  init(arrayLiteral symbols: CodeSymbol...) {
    self.symbols = symbols
  }

  func contains(_ symbol: CodeSymbol) -> Bool {
    // Most tokens are none.
    guard symbol != .none else { return false }
    for known in symbols where known == symbol { return true }
    return false
  }
}
