extension Glob {
  /// Where matching goes on with one more byte given to a star.
  private struct Resumption {
    /// The element behind the star; negative where there is nothing to go back to.
    var element = -1
    /// The first byte that the star has not taken.
    var position = 0
  }

  /// Whether the pattern matches the whole text.
  ///
  /// A star takes as few bytes as it can. Behind a later star of the same reach, what an earlier
  /// one took no longer matters, so one place to go back to is enough for each reach.
  ///
  /// - Complexity: O(*n* × *m*) for a text of *n* bytes and a pattern of *m* bytes without `**`;
  ///   with `**` that for each directory of the path at worst.
  package func matches(_ text: Span<UInt8>) -> Bool {
    guard fault == nil else { return false }
    var star = Resumption()
    var deep = Resumption()
    var element = 0
    var position = 0
    while true {
      if element == elements.count {
        if position == text.count { return true }
      } else {
        switch elements[element] {
        case .star:
          element += 1
          star = Resumption(element: element, position: position)
          continue
        case .deepStar, .directories:
          element += 1
          if element == elements.count && elements[element - 1] == .deepStar { return true }
          deep = Resumption(element: element, position: position)
          star.element = -1
          continue
        case let one:
          if position < text.count && matches(one, text[position]) {
            // A star cannot reach beyond a slash, so that what it took is settled there.
            if one == .literal(.slash) { star.element = -1 }
            element += 1
            position += 1
            continue
          }
        }
      }
      guard retreat(to: &element, &position, star: &star, deep: &deep, in: text) else {
        return false
      }
    }
  }

  private func matches(_ element: Element, _ byte: UInt8) -> Bool {
    switch element {
    case .literal(let expected): return isLiteral(expected, byte)
    case .any: return byte != .slash || !isPathname
    case .member(let index):
      let folded = foldsCase ? byte.lowerCased : byte
      return classes[Int(index)].contains(folded) && (byte != .slash || !isPathname)
    case .star, .deepStar, .directories: return false
    }
  }

  private func isLiteral(_ expected: UInt8, _ byte: UInt8) -> Bool {
    expected == (foldsCase ? byte.lowerCased : byte)
  }

  /// Gives the last star that can take more one more byte, or one more directory.
  private func retreat(
    to element: inout Int, _ position: inout Int, star: inout Resumption, deep: inout Resumption,
    in text: Span<UInt8>
  ) -> Bool {
    if star.element >= 0, star.position < text.count, text[star.position] != .slash {
      star.position += 1
      (element, position) = (star.element, star.position)
      return true
    }
    guard deep.element >= 0 else { return false }
    if elements[deep.element - 1] == .directories {
      while deep.position < text.count, text[deep.position] != .slash { deep.position += 1 }
    }
    guard deep.position < text.count else { return false }
    deep.position += 1
    // A `**` at the end has matched already; behind any other stands one more element.
    if elements[deep.element - 1] == .deepStar, case .literal(let first) = elements[deep.element] {
      while deep.position < text.count, !isLiteral(first, text[deep.position]) {
        deep.position += 1
      }
    }
    star.element = -1
    (element, position) = (deep.element, deep.position)
    return true
  }
}
