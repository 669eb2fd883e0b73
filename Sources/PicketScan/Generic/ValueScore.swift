internal import PicketModel

/// What speaks for and against a named value, in points.
struct ValueScore {
  private(set) var points = 0.0
  private(set) var evidence: [Evidence] = []

  /// How sure the points make a finding; `nil` where they are too few for one.
  var confidence: Confidence? {
    points >= ValueWeights.high
      ? .high
      : points >= ValueWeights.medium ? .medium : points >= ValueWeights.low ? .low : nil
  }

  /// What was counted, for a near miss.
  var description: String {
    evidence.map(\.detail).joined(separator: ", ") + ": too little for a finding"
  }

  private mutating func add(_ points: Double, _ name: String, _ detail: String) {
    self.points += points
    evidence.append(Evidence(name: name, detail: detail))
  }

  // MARK: Name

  mutating func judgeName(_ text: String) {
    let name = NameModel(text)
    switch name.kind {
    case .password: add(ValueWeights.passwordName, "name", "the name of a password")
    case .secret: add(ValueWeights.secretName, "name", "the name of a secret")
    case .weak: add(ValueWeights.weakName, "name", "a name that secrets have, too")
    case .other: break
    }
    if name.isTurnedOff {
      add(ValueWeights.nameTurnedOff, "name", "the name of something about a secret")
    }
  }

  // MARK: Value

  mutating func judgeValue(_ value: NamedValue, _ shape: ValueShape) {
    judgeRandomness(shape)
    let isPassword = NameModel(value.name).kind == .password
    if isPassword, isMadeUp(shape) {
      let points = holdsMark(shape) ? ValueWeights.markedPassword : ValueWeights.mixedPassword
      add(points, "value", "mixed as passwords are")
    }
    if NameModel(value.name).kind == .weak, !shape.isToken {
      add(ValueWeights.weakWithoutForm, "value", "not as machines write keys")
    }
    if !isPassword, shape.bytes.count < 8 || shape.bytes.count < 12 && shape.randomBits < 10 {
      add(ValueWeights.shortSecret, "value", "short for a secret")
    }
    if !shape.isMixed, shape.randomBits < 20 {
      add(ValueWeights.lettersOnly, "value", "nothing but letters")
    }
    if case .likely = Placeholder.verdict(on: shape.bytes[...]) {
      add(ValueWeights.weakWords, "value", "words of examples")
    }
    if value.form == .argument { add(ValueWeights.argument, "form", "beside its name") }
    if value.isCompared { add(ValueWeights.compared, "form", "compared with") }
  }

  private mutating func judgeRandomness(_ shape: ValueShape) {
    let step = ValueWeights.randomness.first { shape.randomBits >= $0.bits }
    let points = step?.points ?? ValueWeights.consistsOfWords
    let detail =
      points >= 3
      ? "random characters"
      : points > 0 ? "hardly words" : points == 0 ? "words or not" : "rather words"
    add(points, "value", detail)
  }

  /// Tells whether marks stand in a value that hardly stand in names, paths and the like.
  private func holdsMark(_ shape: ValueShape) -> Bool {
    shape.hasLetter && shape.bytes.contains { "$!#%^*~@".utf8.contains($0) }
      && !shape.bytes.contains { "/.:=&,".utf8.contains($0) }
  }

  /// Tells whether digits or marks stand in a value otherwise than in names, such as `key_2`.
  private func isMadeUp(_ shape: ValueShape) -> Bool {
    guard shape.hasLetter else { return shape.hasDigit && shape.hasMark }
    let marks = Set(
      shape.bytes.filter {
        !ValueShape.isAlphanumeric($0) && $0 != 0x5F && $0 != 0x2D && $0 != 0x2E
      })
    return !marks.isEmpty || shape.hasDigit
  }

  // MARK: Place

  mutating func judgePlace(_ place: ValueContext, _ value: NamedValue, _ excerpt: Excerpt) {
    switch place.place {
    case .settings: add(ValueWeights.settings, "place", "in settings")
    case .document: add(ValueWeights.document, "place", "in a document")
    case .translation: add(ValueWeights.translation, "place", "in a translation")
    case .generated: add(ValueWeights.generated, "place", "in a generated file")
    case .code:
      if value.form == .bare { add(ValueWeights.expressionInCode, "form", "an expression") }
    case .unknown:
      if value.form == .bare { add(ValueWeights.bareElsewhere, "form", "without quotes") }
    }
    if place.isTest { add(ValueWeights.test, "place", "in tests or examples") }
    if ValueContext.hasNeighbours(excerpt.bytes) {
      add(ValueWeights.neighbours, "place", "beside a user or a host")
    }
  }
}
