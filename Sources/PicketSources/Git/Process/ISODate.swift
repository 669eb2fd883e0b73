internal import PicketSystem

/// Dates as ISO 8601 writes them.
enum ISODate {
  /// Returns a moment as people at its place write it, such as `2024-05-06T07:08:09+02:00`.
  static func text(seconds: Int, minutesEast: Int) -> String {
    let local = seconds + minutesEast * 60
    let days = (local >= 0 ? local : local - 86_399) / 86_400
    let date = Process.date(daysSince1970: days)
    let rest = local - days * 86_400
    let zone = abs(minutesEast)
    return padded(date.year, 4) + "-" + padded(date.month) + "-" + padded(date.day) + "T"
      + [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0) }.joined(separator: ":")
      + (minutesEast < 0 ? "-" : "+") + padded(zone / 60) + ":" + padded(zone % 60)
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
