extension GradientCheck {
  /// One parameter's derivative by each method.
  public struct Entry: Equatable, Sendable {
    public let parameter: String
    public let engine: Double
    public let reverse: Double
    public let dual: Double
    /// In 30 digits, rounded once.
    public let precise: Double
    /// nil where a kink is so near that differences have nothing to say, or nothing is finite.
    public let difference: Double?
    /// How many leading digits of the engine's value each other method confirms, 0 … 17.
    public let reverseDigits: Int
    public let dualDigits: Int
    public let preciseDigits: Int
    public let differenceDigits: Int?
    /// Whether reverse mode, dual numbers and 30 digits agree with the engine within what rounding
    /// explains.
    public let rulesAgree: Bool
    /// Whether central differences do; true where they have nothing to say.
    public let differencesAgree: Bool

    public var agrees: Bool { rulesAgree && differencesAgree }

    /// The smallest number of digits that any method confirms.
    package var worstDigits: Int {
      min(reverseDigits, dualDigits, preciseDigits, differenceDigits ?? 17)
    }

    /// - Parameters:
    ///   - rounding: how far a method can be off by rounding.
    ///   - lossRounding: how far a value of the loss can.
    init(
      parameter: String, engine: Double, reverse: Double, dual: Double,
      precise: Double, difference: CentralDifference?, rounding: Double, lossRounding: Double
    ) {
      self.parameter = parameter
      self.engine = engine
      self.reverse = reverse
      self.dual = dual
      self.precise = precise
      self.difference = difference?.value
      reverseDigits = Self.digits(engine, reverse)
      dualDigits = Self.digits(engine, dual)
      preciseDigits = Self.digits(engine, precise)
      differenceDigits = difference.map { Self.digits(engine, $0.value) }
      rulesAgree = [reverse, dual, precise].allSatisfy {
        Self.agree(engine, $0, within: 2 * rounding)
      }
      differencesAgree =
        difference.map {
          let noise = 10 * ($0.spread + lossRounding / $0.spacing) + 2 * rounding
          return Self.agree(engine, $0.value, within: noise)
        } ?? true
    }

    /// Whether two finite values are equal or as near as the bound. A bound that overflowed on the
    /// way (0 times infinity is not a number) excludes nothing.
    private static func agree(_ a: Double, _ b: Double, within bound: Double) -> Bool {
      a == b || abs(a - b) <= bound || (bound.isNaN && a.isFinite && b.isFinite)
    }

    /// −log10 of the relative difference, rounded down.
    private static func digits(_ a: Double, _ b: Double) -> Int {
      if a == b { return 17 }
      let scale = max(abs(a), abs(b))
      let difference = abs(a - b)
      guard difference.isFinite, scale.isFinite else { return 0 }
      var count = 0
      var limit = scale / 10
      while count < 17 && difference <= limit {
        count += 1
        limit /= 10
      }
      return count
    }
  }
}
