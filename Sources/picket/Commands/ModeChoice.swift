/// Whose modes a scan judges.
enum ModeChoice: String, CaseIterable, Sendable {
  case none
  /// Files in scope, and those that git ignores and whose names promise secrets.
  case scope
  case all
}
