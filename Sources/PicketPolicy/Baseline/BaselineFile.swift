internal import PicketFormats
internal import PicketModel

/// A baseline: the salts of its hashes, and a line for each record.
///
/// Nothing in it depends on when it was written or where in a file something stands, and records
/// are sorted, so that branches can be merged line by line. Whatever order, repetition or further
/// salt a merge leaves behind is understood.
package struct BaselineFile: Hashable, Sendable {
  /// The name of the file, for messages.
  package var name: String
  package internal(set) var salts: [BaselineSalt]
  package internal(set) var records: [BaselineRecord]
  /// The line of each record that was read, from 1.
  package private(set) var lines: [Int]

  /// What the first member of a line with a salt says.
  static let format = "picket/1"
  /// Each salt may cost a hash for each secret.
  static let saltLimit = 8
  /// The largest file that is read, in bytes.
  package static let largestFile = 64 << 20

  /// Makes a baseline without records.
  package init(name: String, salts: [BaselineSalt] = [], records: [BaselineRecord] = []) {
    self.name = name
    self.salts = salts
    self.records = records
    lines = records.map { _ in 1 }
  }

  /// Makes a baseline without records, whose hashes are like those of no other.
  package init(name: String, cost: Scrypt) {
    self.init(name: name, salts: [.random(cost: cost)])
  }

  /// Reads a baseline.
  ///
  /// - Throws: `BaselineErrors` with every fault of the file.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(_ bytes: [UInt8], name: String) throws(BaselineErrors) {
    self.init(name: name)
    var faults: [String] = []
    let text = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in text.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      do throws(BaselineLineFault) {
        try read(line, number: index + 1)
      } catch {
        faults.append("\(name.printable):\(index + 1): \(error.text)")
      }
    }
    let known = Set(salts.map(\.id))
    for (record, line) in zip(records, lines) {
      guard let salt = record.hash?.salt, !known.contains(salt) else { continue }
      faults.append(
        "\(name.printable):\(line): the salt '\(salt.printable)' is missing; bring back its line, "
          + "or remove the record")
    }
    guard faults.isEmpty else { throw BaselineErrors(texts: faults) }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws(BaselineLineFault) {
    switch try BaselineLine(line) {
    case .salt(let salt):
      guard !salts.contains(salt) else { return }
      guard !salts.contains(where: { $0.id == salt.id }) else {
        throw BaselineLineFault("another salt has the same id; make the baseline anew")
      }
      guard salts.count < Self.saltLimit else {
        throw BaselineLineFault(
          "more than \(Self.saltLimit) salts; make the baseline anew: each costs time in every scan"
        )
      }
      salts.append(salt)
    case .record(let record):
      records.append(record)
      lines.append(number)
    }
  }

  /// Returns the file: salts, then records, each sorted and once.
  ///
  /// - Complexity: O(*n* log *n*), for *n* records.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    for salt in Set(salts).sorted(by: { $0.id < $1.id }) {
      writer.object { BaselineLine.write(salt, to: &$0) }
      writer.endLine()
    }
    for record in Set(records).sorted() {
      writer.object { BaselineLine.write(record, to: &$0) }
      writer.endLine()
    }
    return writer.drain()
  }

  /// Replaces the records, and forgets salts that none of them needs, but keeps one.
  func with(_ records: [BaselineRecord]) -> BaselineFile {
    let needed = Set(records.compactMap { $0.hash?.salt })
    var kept = salts.filter { needed.contains($0.id) }
    if kept.isEmpty { kept = Array(salts.prefix(1)) }
    return BaselineFile(name: name, salts: kept, records: records)
  }
}

/// The faults of a baseline.
package struct BaselineErrors: Error, Hashable, Sendable {
  /// A text for each: `file:line: what is wrong, and what to do`.
  package let texts: [String]
}
