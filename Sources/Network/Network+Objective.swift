extension Network {
  /// What is minimised, by its name: SSR, CE + Penalty.
  package var objective: String { penalty.isNone ? loss.symbol : loss.symbol + " + Penalty" }
}
