extension GitIndex {
  /// Puts the changes that a split index holds into its shared index.
  ///
  /// Source: `merge_base_index` in git's `split-index.c`.
  ///
  /// - Parameter shared: The index that `link` names.
  /// - Returns: The whole index; this one, if it is whole already.
  /// - Throws: Why the two do not fit together.
  /// - Complexity: O(*n* + *m*), where *n* and *m* are the lengths of both in bytes.
  package func merged(with shared: GitIndex) throws(GitIndexError) -> GitIndex {
    guard let link else { return self }
    let (deleted, replaced) = try link.changes(of: shared.count)
    let own = moved(behind: shared)
    let replacements = own.prefix { $0.nameLength == 0 }
    guard shared.link == nil, shared.format == format, replaced.count == replacements.count else {
      throw GitIndexError(.mismatchedSharedIndex, offset: 0)
    }
    let allNames = shared.names + names
    let allBytes = shared.bytes + bytes
    guard max(allNames.count, allBytes.count) <= Int(UInt32.max) else {
      throw GitIndexError(.tooLarge, offset: 0)
    }
    var kept = shared.records
    for (position, var record) in zip(replaced, replacements) {
      record.nameStart = kept[position].nameStart
      record.nameLength = kept[position].nameLength
      kept[position] = record
    }
    kept.remove(atAscending: deleted)
    let merged = Self.merge(kept, own[replacements.endIndex...], names: allNames)
    return GitIndex(records: merged, names: allNames, bytes: allBytes, format: format, link: nil)
  }

  /// The entries, for arrays that hold the bytes of another index first.
  ///
  /// They are of no use where the arrays get larger than an entry can say.
  private func moved(behind other: GitIndex) -> [Record] {
    records.map { record in
      var record = record
      record.nameStart &+= UInt32(truncatingIfNeeded: other.names.count)
      record.start &+= UInt32(truncatingIfNeeded: other.bytes.count)
      return record
    }
  }

  /// Merges two ordered rows of entries.
  ///
  /// Where both have a path, the added entry takes the place of
  /// the same stage; one without a conflict takes that of all stages.
  private static func merge(
    _ kept: [Record], _ added: ArraySlice<Record>, names: [UInt8]
  ) -> [Record] {
    var merged: [Record] = []
    merged.reserveCapacity(kept.count + added.count)
    var rest = kept[...]
    for record in added {
      while let next = rest.first {
        let order = names.span.order(of: next.name, and: record.name)
        if order > 0 || order == 0 && record.stage > 0 && next.stage > record.stage { break }
        rest.removeFirst()
        let isReplaced = order == 0 && (record.stage == 0 || next.stage == record.stage)
        if !isReplaced { merged.append(next) }
      }
      merged.append(record)
    }
    return merged + rest
  }
}

extension [GitIndex.Record] {
  /// Removes the elements at some positions, which are in range and ascending.
  fileprivate mutating func remove(atAscending positions: [Int]) {
    var rest = positions[...]
    var target = 0
    for index in indices {
      if rest.first == index {
        rest.removeFirst()
      } else {
        self[target] = self[index]
        target += 1
      }
    }
    removeLast(count - target)
  }
}
