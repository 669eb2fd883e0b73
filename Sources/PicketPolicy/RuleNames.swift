package import PicketModel

/// The names that rules go by.
package struct RuleNames: Sendable {
  /// The id of each name: ids are names of themselves.
  private let ids: [String: String]
  /// The ids of each category.
  private let categories: [Category: [String]]

  /// Takes the names of some rules.
  package init(_ rules: [Rule]) {
    var ids: [String: String] = [:]
    for rule in rules {
      for alias in rule.aliases { ids[alias] = rule.id }
    }
    // Behind the aliases: no alias takes the id of another rule.
    for rule in rules { ids[rule.id] = rule.id }
    self.ids = ids
    categories = Dictionary(grouping: rules, by: \.category).mapValues { $0.map(\.id) }
  }

  /// Returns the id of the rule that a name belongs to.
  package func id(of name: String) -> String? {
    ids[name]
  }

  /// Returns the ids of a category; `nil` if the name is none.
  func ids(inCategory name: String) -> [String]? {
    Category(rawValue: name).map { categories[$0] ?? [] }
  }

  /// Returns the name that a person probably meant.
  func closest(to name: String) -> String? {
    Spelling.closest(to: name, among: ids.keys.sorted())
  }
}
