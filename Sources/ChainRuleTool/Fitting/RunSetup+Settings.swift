import ChainRule
import RunFile

extension RunSetup {
  /// Every option of `fit` as it was resolved, in the order of its help, in words.
  var resolvedSettings: [Setting] {
    resolvedOptions.map { name, value in Setting(name, Self.words(value)) }
  }

  /// The same as JSON: `options` of `fit --json` and `show --json`.
  var optionsJSON: JSON { .object(resolvedOptions) }

  /// The names of the target columns of the file.
  var targetNames: [String] { classes.map { [$0.name] } ?? Array(targets) }

  private var resolvedOptions: [(key: String, value: JSON)] {
    tableOptions + networkOptions + startOptions + descentOptions
  }

  private var tableOptions: [(key: String, value: JSON)] {
    [
      ("target", .array(targetNames.map { .string($0) })),
      ("inputs", .array(inputs.map { .string($0) })),
      ("scale", .string((scaling.isNone ? ScalingMethod.none : .standard).rawValue)),
    ] + (classes.map { [("classes", .array($0.labels.map { .string($0) }))] } ?? [])
  }

  private var networkOptions: [(key: String, value: JSON)] {
    let hidden = network.layers.dropLast()
    let output = network.layers[network.layers.count - 1].activation.rawValue
    var options: [(key: String, value: JSON)] = [
      ("hidden", .array(hidden.map { .integer($0.outputs) })),
      ("activation", .array(hidden.map { .string($0.activation.rawValue) })),
      (
        "output-activation",
        .string(network.link == .activation ? output : network.link.rawValue)
      ),
    ]
    let loss = network.loss.isCrossEntropy ? Loss.crossEntropy : network.loss
    options.append(("loss", .string(loss.rawValue)))
    if network.loss == .meanCrossEntropy { options.append(("mean", .bool(true))) }
    let penalty = network.penalty
    if penalty.l2 != 0 { options.append(("l2", .number(penalty.l2))) }
    if penalty.l1 != 0 { options.append(("l1", .number(penalty.l1))) }
    if penalty.decaysBiases { options.append(("decay-biases", .bool(true))) }
    return options
  }

  /// With several starts `seed` is that of the first.
  private var startOptions: [(key: String, value: JSON)] {
    let seed = restarts?.firstSeed ?? seed
    return [
      ("freeze", .array(options.frozen.map { .string($0) })),
      ("init", .string(initialiser?.rawValue ?? "auto")), ("seed", Self.json(seed: seed)),
    ] + (restarts.map { [("restarts", .integer($0.losses.count))] } ?? [])
  }

  private var descentOptions: [(key: String, value: JSON)] {
    var result: [(key: String, value: JSON)] = [
      ("optimizer", .string(options.optimiser.kind.rawValue)),
      ("learning-rate", .number(options.learningRate)),
    ]
    switch options.optimiser {
    case .gradientDescent: break
    case .momentum(let rule): result.append(("momentum", .number(rule.momentum)))
    case .adam(let rule):
      result += [
        ("beta1", .number(rule.beta1)), ("beta2", .number(rule.beta2)),
        ("epsilon", .number(rule.epsilon)),
      ]
    }
    return result + [
      ("steps", .integer(options.steps)),
      ("batch", options.batch.map { .integer($0) } ?? .string("full")),
      ("tolerance", .number(options.tolerance)),
      ("precision", .string(network.precision.rawValue)),
    ]
  }

  /// A seed as a number, or where JSON's numbers end as text.
  static func json(seed: UInt64) -> JSON {
    seed <= UInt64(Int.max) ? .integer(Int(seed)) : .string("\(seed)")
  }

  private static func words(_ value: JSON) -> String {
    switch value {
    case .array(let elements):
      elements.isEmpty ? "none" : elements.map(words).joined(separator: ",")
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): shortest(number)
    case .bool(let isOn): isOn ? "yes" : "no"
    case .null, .object: value.serialised()
    }
  }
}
