internal import PicketFormats
internal import PicketModel

/// A line of a baseline.
enum BaselineLine {
  case salt(BaselineSalt)
  case record(BaselineRecord)

  /// Reads a line.
  init(_ line: ArraySlice<UInt8>) throws(BaselineLineFault) {
    for mark in ["<<<<<<<", "=======", ">>>>>>>", "|||||||"] where line.starts(with: mark.utf8) {
      throw BaselineLineFault(
        "a mark of an unfinished merge; keep the lines of both sides and remove the marks")
    }
    let members: LineMembers
    do throws(JSONRecordFault) {
      members = LineMembers(try JSONRecord(line).members)
    } catch {
      throw BaselineLineFault(
        "expected \(error.expected) in column \(error.column); bring back the line from before, or "
          + "remove it")
    }
    self = try members.has("baseline") ? .salt(Self.salt(members)) : .record(Self.record(members))
  }

  private static func salt(_ members: LineMembers) throws(BaselineLineFault) -> BaselineSalt {
    try members.allow(only: ["baseline", "salt", "scrypt"])
    guard try members.text("baseline") == BaselineFile.format else {
      throw BaselineLineFault("a baseline of another version; use the picket that wrote it")
    }
    guard let bytes = [UInt8](hexadecimal: try members.text("salt") ?? ""),
      bytes.count == BaselineSalt.length
    else { throw members.fault("salt", "\(2 * BaselineSalt.length) hexadecimal digits") }
    guard let cost = try members.integer("scrypt"), (1...15).contains(cost) else {
      throw members.fault("scrypt", "a number from 1 to 15")
    }
    return BaselineSalt(bytes: bytes, cost: Scrypt(logCost: cost))
  }

  private static func record(_ members: LineMembers) throws(BaselineLineFault) -> BaselineRecord {
    try members.allow(only: ["path", "pathBytes", "rule", "secret", "by", "reason", "until"])
    guard let rule = try members.text("rule"), !rule.isEmpty else {
      throw members.fault("rule", "the id of a rule")
    }
    guard let means = BaselineRecord.Means(rawValue: try members.text("by") ?? "") else {
      throw members.fault("by", "baseline or allowed")
    }
    var record = BaselineRecord(rule: rule, path: try path(members), hash: nil, means: means)
    if let text = try members.text("secret") {
      guard let hash = BaselineRecord.Hash(text) else {
        throw members.fault("secret", "the id of a salt, ':' and a hash")
      }
      record.hash = hash
    }
    record.reason = try members.text("reason")
    if let text = try members.text("until") {
      guard let day = Day(text[...]) else { throw members.fault("until", "a day as YYYY-MM-DD") }
      record.until = day
    }
    return record
  }

  private static func path(_ members: LineMembers) throws(BaselineLineFault) -> BytePath {
    if let text = try members.text("path"), !text.isEmpty { return BytePath(text) }
    guard let bytes = [UInt8](hexadecimal: try members.text("pathBytes") ?? ""), !bytes.isEmpty
    else { throw members.fault("path", "the path of a file") }
    return BytePath(bytes)
  }

  // MARK: Writing

  static func write(_ salt: BaselineSalt, to writer: inout JSONWriter) {
    writer.key("baseline")
    writer.string(BaselineFile.format)
    writer.key("salt")
    writer.string(salt.bytes.hexadecimal)
    writer.key("scrypt")
    writer.integer(salt.cost.logCost)
  }

  static func write(_ record: BaselineRecord, to writer: inout JSONWriter) {
    // What is not UTF-8 cannot be text of JSON, and no two paths may become the same.
    let isText = String(validating: record.path.bytes, as: UTF8.self) != nil
    writer.key(isText ? "path" : "pathBytes")
    writer.string(isText ? record.path.description : record.path.bytes.hexadecimal)
    writer.key("rule")
    writer.string(record.rule)
    if let hash = record.hash {
      writer.key("secret")
      writer.string(hash.text)
    }
    writer.key("by")
    writer.string(record.means.rawValue)
    if let reason = record.reason {
      writer.key("reason")
      writer.string(reason)
    }
    if let until = record.until {
      writer.key("until")
      writer.string("\(until)")
    }
  }
}

/// Why a line of a baseline cannot be read, and what to do.
struct BaselineLineFault: Error {
  var text: String

  init(_ text: String) {
    self.text = text
  }
}

/// The members of a line.
private struct LineMembers {
  private let members: [String: JSONRecord.Value]

  init(_ members: [String: JSONRecord.Value]) {
    self.members = members
  }

  func has(_ name: String) -> Bool {
    members[name] != nil
  }

  func text(_ name: String) throws(BaselineLineFault) -> String? {
    switch members[name] {
    case .text(let text): return text
    case .integer: throw fault(name, "a string in quotes")
    case nil: return nil
    }
  }

  func integer(_ name: String) throws(BaselineLineFault) -> Int? {
    switch members[name] {
    case .integer(let integer): return integer
    case .text: throw fault(name, "a number")
    case nil: return nil
    }
  }

  func allow(only names: [String]) throws(BaselineLineFault) {
    guard let other = members.keys.filter({ !names.contains($0) }).min() else { return }
    let closest = Spelling.closest(to: other, among: names)
    let advice = closest.map { "did you mean '\($0)'" } ?? "remove it"
    throw BaselineLineFault("unknown member '\(other.quotable)', \(advice)")
  }

  func fault(_ name: String, _ expected: String) -> BaselineLineFault {
    BaselineLineFault("'\(name)' does not fit; write \(expected)")
  }
}
