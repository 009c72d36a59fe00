import ChainRule

/// `chainrule fit`: a network fitted to a table, kept as a run.
struct FitCommand {
  /// A path, or `-`.
  let data: String
  let targets: [String]
  /// `nil`: every other column.
  let inputs: [String]?
  /// Numbers in the table have decimal commas.
  let decimalComma: Bool
  /// Train on columns brought to mean 0 and deviation 1.
  let isScaled: Bool
  /// The nodes of each hidden layer.
  let hidden: [Int]
  /// One for all hidden layers, or one each.
  let activations: [Activation]
  let outputActivation: Activation
  let loss: Loss
  let start: StartChoice?
  let frozen: [String]
  /// `nil`: the one that suits each layer.
  let initialiser: Initialiser?
  let seed: UInt64
  let optimizer: String
  /// `nil`: one that suits the data.
  let learningRate: Double?
  let steps: Int
  let tolerance: Double
  /// How many may work; the result does not depend on it. `nil`: all cores.
  let threads: Int?
  /// The run to write; `nil`: beside the data.
  let path: String?
  let force: Bool
  let quiet: Bool
  let json: Bool

  init(_ arguments: Arguments) {
    data = arguments.required(.data)
    targets = arguments.value(.target)
    inputs = arguments.given(.inputs)
    decimalComma = arguments.value(.decimal) == ","
    isScaled = arguments.value(.scale) == "standard"
    hidden = arguments.value(.hidden)
    activations = arguments.value(.activation)
    outputActivation = arguments.value(.outputActivation)
    loss = arguments.value(.loss)
    start = arguments.given(.start)
    frozen = arguments.given(.freeze) ?? []
    initialiser = arguments.value(.`init`) == "auto" ? nil : arguments.value(.`init`)
    seed = arguments.value(.seed)
    optimizer = arguments.value(.optimizer)
    learningRate = arguments.given(.learningRate)
    steps = arguments.value(.steps)
    tolerance = arguments.value(.tolerance)
    threads = arguments.given(.threads)
    path = arguments.given(.output)
    force = arguments.has(.force)
    quiet = arguments.has(.quiet)
    json = arguments.has(.json)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    throw .fault("fit is not filled in")
  }
}
