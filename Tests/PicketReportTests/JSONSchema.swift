import Foundation

/// Validates JSON against a schema of draft 2020-12, as far as the shipped one uses it.
struct JSONSchema {
  private let root: [String: Any]

  /// The keywords that are understood; any other one in the schema is a fault.
  private static let keywords: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "$ref", "oneOf", "const", "enum", "type",
    "properties", "required", "additionalProperties", "dependentRequired", "items", "minimum",
    "minLength", "pattern",
  ]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// Returns what is wrong with a value; empty if nothing is.
  func faults(of value: Any) -> [String] {
    faults(of: value, root, at: "$")
  }

  /// Returns the values that a property of a definition may have.
  func choices(_ definition: String, _ path: [String]) -> [String] {
    var schema = (root["$defs"] as? [String: Any])?[definition] as? [String: Any] ?? [:]
    for name in path { schema = schema[name] as? [String: Any] ?? [:] }
    return schema["enum"] as? [String] ?? []
  }

  private func faults(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var faults = schema.keys.filter { !Self.keywords.contains($0) }.map { "unknown keyword \($0)" }
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
      faults += target.map { self.faults(of: value, $0, at: place) } ?? ["no \(reference)"]
    }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let results = choices.map { self.faults(of: value, $0, at: place) }
      if results.count(where: \.isEmpty) != 1 {
        faults += results.min { $0.count < $1.count } ?? []
      }
    }
    if let constant = schema["const"], !same(value, constant) {
      faults.append("\(place) is not \(constant)")
    }
    if let choices = schema["enum"] as? [Any], !choices.contains(where: { same(value, $0) }) {
      faults.append("\(place) is none of \(choices)")
    }
    if let type = schema["type"] as? String, !has(type, value) {
      return faults + ["\(place) is no \(type)"]
    }
    return faults + contentFaults(of: value, schema, at: place)
  }

  private func contentFaults(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let object = value as? [String: Any] { return memberFaults(of: object, schema, at: place) }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      return array.enumerated().flatMap { faults(of: $1, items, at: "\(place)[\($0)]") }
    }
    if let text = value as? String {
      let isShort = text.count < schema["minLength"] as? Int ?? 0
      let fits = (schema["pattern"] as? String).map {
        text.range(of: $0, options: .regularExpression) != nil
      }
      return isShort || fits == false ? ["\(place) is '\(text)'"] : []
    }
    if let number = value as? NSNumber, let minimum = schema["minimum"] as? Int {
      return number.intValue < minimum ? ["\(place) is \(number)"] : []
    }
    return []
  }

  private func memberFaults(
    of object: [String: Any], _ schema: [String: Any], at place: String
  ) -> [String] {
    var faults: [String] = []
    var required = schema["required"] as? [String] ?? []
    for (name, others) in schema["dependentRequired"] as? [String: [String]] ?? [:]
    where object[name] != nil {
      required += others
    }
    faults += required.filter { object[$0] == nil }.map { "\(place).\($0) is missing" }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    for (name, value) in object {
      if let member = known[name] ?? schema["additionalProperties"] as? [String: Any] {
        faults += self.faults(of: value, member, at: "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        faults.append("\(place).\(name) is not known")
      }
    }
    return faults
  }

  private func same(_ a: Any, _ b: Any) -> Bool {
    (a as? NSObject) == (b as? NSObject)
  }

  private func has(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int
    default: false
    }
  }
}
