internal import PicketModel

extension BaselineFile {
  /// Returns a baseline with records of more findings; the records that it has keep their reasons.
  ///
  /// A finding whose record expired gets no new one: whoever allows it again gives a new day.
  ///
  /// - Parameters:
  ///   - subjects: the findings that count.
  ///   - matches: which records hold for them.
  ///   - cost: what a new hash has to cost at least.
  ///   - workerCount: how many hashes are computed at once.
  /// - Returns: the baseline, and the number of new records.
  package func updated(
    with subjects: [BaselineSubject], _ matches: BaselineMatches, cost: Scrypt, workerCount: Int
  ) -> (file: BaselineFile, addedCount: Int) {
    let new = zip(subjects, matches.records).filter { $0.1 == nil }.map { $0.0 }
    var file = withMoves(matches)
    guard !new.isEmpty else { return (file, 0) }
    let salt = file.saltForNewRecords(cost: cost)
    var hashes = SecretHashes(file.salts)
    hashes.compute(new.compactMap { .init($0.secret, salt.id) }, workerCount: workerCount)
    let records = Set(
      new.map { subject in
        BaselineRecord(
          rule: subject.rule, path: subject.path,
          hash: hashes.hash(of: subject.secret, salt: salt.id), means: .baseline)
      })
    file = file.with(file.records + records)
    return (file, records.count)
  }

  /// Returns a baseline with a record that allows one finding, in the place of what it says of it.
  ///
  /// - Parameters:
  ///   - subject: the finding.
  ///   - matches: which records hold for it, alone.
  ///   - reason: why it may stay.
  ///   - until: the last day on which it may.
  ///   - cost: what a new hash has to cost at least.
  /// - Returns: the baseline.
  package func allowing(
    _ subject: BaselineSubject, _ matches: BaselineMatches, reason: String, until: Day?,
    cost: Scrypt
  ) -> BaselineFile {
    var file = self
    let salt = file.saltForNewRecords(cost: cost)
    let record = BaselineRecord(
      rule: subject.rule, path: subject.path, hash: subject.secret.map(salt.hash), means: .allowed,
      reason: reason, until: until)
    let kept = records.indices.filter { !matches.used.contains($0) }.map { records[$0] }
    return file.with(kept + [record])
  }

  /// Returns a baseline without the records that hold for nothing.
  package func pruned(_ matches: BaselineMatches) -> (file: BaselineFile, removedCount: Int) {
    let moved = withMoves(matches)
    let kept = moved.records.indices.filter(matches.used.contains).map { moved.records[$0] }
    return (moved.with(kept), records.count - kept.count)
  }

  /// Gives records whose files were renamed their new paths.
  private func withMoves(_ matches: BaselineMatches) -> BaselineFile {
    var file = self
    for (number, path) in matches.moves { file.records[number].path = path }
    return file
  }

  private mutating func saltForNewRecords(cost: Scrypt) -> BaselineSalt {
    let usable = salts.filter { $0.cost.logCost >= cost.logCost }
    if let salt = usable.min(by: { $0.id < $1.id }) { return salt }
    let salt = BaselineSalt.random(cost: cost)
    salts.append(salt)
    return salt
  }
}

extension SecretHashes {
  /// Returns a hash that was computed.
  fileprivate func hash(of secret: Secret?, salt: String) -> BaselineRecord.Hash? {
    Key(secret, salt).flatMap { self[$0] }
  }
}
