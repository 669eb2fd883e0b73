/// The date of a moment.
enum CivilDate {
  /// The days up to the year 9999, the last one that four digits can name.
  private static let lastDay = 2_932_896

  /// Returns the date of a moment as `YYYY-MM-DD`, in UTC; `nil` before 1970 and behind 9999.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  ///
  /// - Parameter seconds: the seconds since the start of 1970.
  /// - Returns: ten characters.
  static func text(ofSeconds seconds: Int) -> String? {
    let days = seconds / 86_400
    guard seconds >= 0, days <= lastDay else { return nil }
    let shifted = days + 719_468  // days since 0000-03-01
    let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func padded(_ number: Int, _ length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }
}
