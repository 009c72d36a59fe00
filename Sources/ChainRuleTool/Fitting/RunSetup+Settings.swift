import ChainRule
import RunFile

extension RunSetup {
  /// Every option of `fit` as it was resolved, in the order of its help, in words.
  func resolvedSettings(inputs: [String], targets: [String]) -> [Setting] {
    options(inputs: inputs, targets: targets).map { name, value in
      Setting(name, Self.words(value))
    }
  }

  /// The same as JSON: `options` of `fit --json` and `show --json`.
  var optionsJSON: JSON {
    .object(options(inputs: inputs.map(\.name), targets: targets.map(\.name)))
  }

  private func options(inputs: [String], targets: [String]) -> [(key: String, value: JSON)] {
    let hidden = network.layers.dropLast()
    return [
      ("target", .array(targets.map { .string($0) })),
      ("inputs", .array(inputs.map { .string($0) })),
      ("scale", .string((scaling.isNone ? ScalingMethod.none : .standard).rawValue)),
      ("hidden", .array(hidden.map { .integer($0.outputs) })),
      ("activation", .array(hidden.map { .string($0.activation.rawValue) })),
      (
        "output-activation",
        .string(network.layers[network.layers.count - 1].activation.rawValue)
      ),
      ("loss", .string(network.loss.rawValue)),
      ("freeze", .array(options.frozen.map { .string($0) })),
      ("init", .string(initialiser?.rawValue ?? "auto")),
      ("seed", seed <= UInt64(Int.max) ? .integer(Int(seed)) : .string("\(seed)")),
      ("optimizer", .string("gradient-descent")),
      ("learning-rate", .number(options.learningRate)),
      ("steps", .integer(options.steps)),
      ("batch", .string("full")),
      ("tolerance", .number(options.tolerance)),
      ("precision", .string("double")),
    ]
  }

  private static func words(_ value: JSON) -> String {
    switch value {
    case .array(let elements):
      elements.isEmpty ? "none" : elements.map(words).joined(separator: ",")
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): shortest(number)
    case .bool, .null, .object: value.serialised()
    }
  }
}
