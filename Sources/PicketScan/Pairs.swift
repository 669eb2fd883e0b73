internal import PicketModel

/// Joins the halves of credentials, such as the id of a key and its secret, that stand near each
/// other: a pair is one finding, and a surer one than its halves.
struct Pairs {
  /// The most bytes between two halves.
  static let reach = 10 << 10

  private var judged: [JudgedMatch]

  /// Finds the other half of each match that has one.
  ///
  /// - Parameter judged: the matches of a file, ascending.
  /// - Returns: the same matches in the same order.
  /// - Complexity: O(*m*) for *m* matches, times the number of rules that name the same companion.
  static func joined(_ judged: [JudgedMatch]) -> [JudgedMatch] {
    guard judged.contains(where: { !$0.rule.companions.isEmpty }) else { return judged }
    var pairs = Pairs(judged: judged)
    // What its vendor publishes belongs to nothing that is secret.
    let places = Dictionary(grouping: judged.indices.filter { !judged[$0].isExample }) {
      judged[$0].rule.id
    }
    for id in places.keys.sorted() {
      guard let secrets = places[id], let first = secrets.first else { continue }
      let halves = Set(judged[first].rule.companions).subtracting([id])
      let companions = halves.flatMap { places[$0] ?? [] }
      if !companions.isEmpty { pairs.join(secrets, companions) }
    }
    return pairs.judged
  }

  private init(judged: [JudgedMatch]) {
    self.judged = judged
  }

  /// Joins the secrets of one rule and what may belong to them.
  private mutating func join(_ secrets: [Int], _ companions: [Int]) {
    let isSecret = Set(secrets)
    let places = (secrets + companions).sorted()
    // As brackets: of `id secret id secret`, or the other way round, each secret gets its own id.
    var open: [Int] = []
    for place in places {
      guard let other = open.last, isSecret.contains(other) != isSecret.contains(place),
        distance(other, place) <= Self.reach
      else {
        open.append(place)
        continue
      }
      open.removeLast()
      isSecret.contains(place) ? join(place, with: other) : join(other, with: place)
    }
    // One id may have several secrets: those that are left take the nearest.
    for secret in open where isSecret.contains(secret) {
      if let other = nearest(of: companions.sorted(), to: secret) { join(secret, with: other) }
    }
  }

  private mutating func join(_ secret: Int, with companion: Int) {
    let half = judged[companion]
    judged[secret].companion = half.match
    judged[secret].evidence.append(
      Evidence(name: RelatedPlace.companion, detail: "beside: \(half.rule.name)"))
    judged[secret].rule.confidence = max(
      judged[secret].rule.confidence.raised, half.rule.confidence)
    judged[secret].rule.severity = max(judged[secret].rule.severity, half.rule.severity)
    judged[secret].rule.action = max(judged[secret].rule.action, half.rule.action)
    // A half that is a whole with another one keeps its own finding. So does what a built-in rule
    // found, whatever a user's rule says of it.
    if half.companion == nil, judged[secret].table <= half.table {
      judged[companion].isCompanion = true
    }
  }

  private func nearest(of companions: [Int], to secret: Int) -> Int? {
    var (low, high) = (0, companions.count)
    while low < high {
      let middle = low + (high - low) / 2
      if companions[middle] < secret { low = middle + 1 } else { high = middle }
    }
    return companions[max(0, low - 1)..<min(companions.count, low + 1)]
      .filter { distance($0, secret) <= Self.reach }
      .min { distance($0, secret) < distance($1, secret) }
  }

  /// The number of bytes between two secrets.
  private func distance(_ a: Int, _ b: Int) -> Int {
    let (a, b) = (judged[a].match.secret, judged[b].match.secret)
    return max(0, max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound))
  }
}
