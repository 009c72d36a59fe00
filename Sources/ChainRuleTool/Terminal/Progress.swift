import ChainRule

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The line that says how far a long fit has come: step, loss, rate, time left.
///
/// It is drawn over itself at most ten times a second, for the first time after a fifth of a
/// second, so that short fits show nothing, and is erased at the end.
struct Progress {
  private let isShown: Bool
  private let total: Int
  private let unit: String
  private let first: Int
  private let begin: Double
  private var last: Double
  private var isDrawn = false
  private let now: () -> Double
  private let draw: (String) -> Void

  /// Seconds between two drawings.
  static let interval = 0.1

  /// - Parameters:
  ///   - total: the step at which the fit will end.
  ///   - first: the step at which it begins.
  ///   - unit: what is counted, a step or a start.
  ///   - isShown: `Terminal.showsErrors`, unless the user asked for quiet.
  ///   - now: the time in seconds.
  ///   - draw: where the line goes.
  init(
    total: Int, from first: Int = 0, unit: String = "step", isShown: Bool,
    now: @escaping () -> Double = monotonicSeconds,
    draw: @escaping (String) -> Void = writeToStandardError
  ) {
    self.total = total
    self.unit = unit
    self.first = first
    self.isShown = isShown
    self.now = now
    self.draw = draw
    begin = now()
    last = begin + Self.interval
  }

  /// Says that `step` was reached with `loss`. May be called after every few steps.
  mutating func update(step: Int, loss: Double) {
    guard isShown else { return }
    let time = now()
    guard time - last >= Self.interval else { return }
    last = time
    isDrawn = true
    let rate = Double(step - first) / (time - begin)
    let line = Self.line(step: step, of: total, loss: loss, rate: rate, unit: unit)
    draw("\r" + String(line.prefix(Terminal.width() - 1)) + "\u{1B}[K")
  }

  /// Erases the line, so that what follows starts at the margin.
  mutating func finish() {
    if isDrawn { draw("\r\u{1B}[K") }
    isDrawn = false
  }

  /// `step 12000 of 100000 (12 %)   loss 0.0123457   1.2 million steps/s   9 s left`.
  static func line(
    step: Int, of total: Int, loss: Double, rate: Double, unit: String = "step"
  ) -> String {
    let percent = total > 0 ? Int(100 * (Double(step) / Double(total))) : 100
    var parts = ["\(unit) \(step) of \(total) (\(percent) %)", "loss \(decimal(loss, digits: 6))"]
    if rate > 0 {
      parts.append(rateText(rate, unit))
      parts.append(durationText(Double(total - step) / rate) + " left")
    }
    return parts.joined(separator: "   ")
  }

  private static func rateText(_ rate: Double, _ unit: String) -> String {
    switch rate {
    case 1e6...: decimal(rate / 1e6, digits: 2) + " million \(unit)s/s"
    case 100...: "\(Int(rate)) \(unit)s/s"
    default: decimal(rate, digits: 2) + " \(unit)s/s"
    }
  }

  /// `9 s`, `3 min 20 s`, `2 h 5 min`, `4 days`.
  static func durationText(_ seconds: Double) -> String {
    guard seconds < 1e9 else { return "years" }
    let whole = Int(seconds.rounded(.up))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    case ..<172_800: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    default: return "\(whole / 86_400) days"
    }
  }
}

/// Seconds since some moment in the past, by a clock that nobody sets.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
