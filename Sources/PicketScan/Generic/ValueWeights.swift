/// The weights of what is seen of a named value, in points; `benchmarks/measure-generic.py` tells what a change of them does to labelled cases.
enum ValueWeights {
  // MARK: What the name asks for

  static let passwordName = 3.0
  static let secretName = 3.0
  static let weakName = 1.0
  static let nameTurnedOff = -7.0

  // MARK: What the value looks like

  /// Points for values that are at least so many bits less like words than like random text.
  static let randomness: [(bits: Double, points: Double)] = [
    (40, 4), (20, 3), (10, 2), (4, 1), (-4, 0), (-12, -1.5),
  ]
  static let consistsOfWords = -3.0
  static let mixedPassword = 1.5
  static let markedPassword = 3.0
  static let weakWords = -2.5
  static let shortSecret = -2.0
  static let weakWithoutForm = -3.0
  static let lettersOnly = -1.0

  // MARK: How it is written, and where

  static let expressionInCode = -3.0
  static let bareElsewhere = -0.5
  static let argument = -1.0
  static let compared = -0.5
  static let settings = 0.5
  static let document = -0.5
  static let translation = -3.0
  static let generated = -4.0
  static let test = -0.5
  static let neighbours = 0.5

  // MARK: What the sum comes to

  static let high = 6.5
  static let medium = 5.0
  static let low = 4.0
}
