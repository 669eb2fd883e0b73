internal import PicketFormats

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array { writer in
      for value in values { writer.string(value) }
    }
  }

  /// Writes counts as an object, in the order of their names.
  mutating func member(_ name: String, _ counts: [String: Int]) {
    member(name) { writer in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) { writer.member(name, count) }
    }
  }

  /// Writes an object; the body writes its members.
  mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// Writes an array of objects; the body writes the members of each.
  mutating func member<T>(
    _ name: String, each values: some Sequence<T>, _ body: (inout JSONWriter, T) -> Void
  ) {
    key(name)
    array { writer in
      for value in values { writer.object { body(&$0, value) } }
    }
  }
}

extension Dictionary where Key: RawRepresentable<String>, Value == Int {
  /// The same counts, by the names of their keys.
  var named: [String: Int] {
    [String: Int](uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) })
  }
}
