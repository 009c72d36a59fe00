/// `chainrule fit`: a network fitted to a table, kept as a run.
struct FitCommand {
  /// A path, or `-`.
  let data: String
  let targets: [String]
  /// `nil`: every other column.
  let inputs: [String]?
  let decimalSign: String
  let scale: String
  /// The nodes of each hidden layer.
  let hidden: [Int]
  /// One for all hidden layers, or one each.
  let activations: [String]
  let outputActivation: String
  let loss: String
  let start: StartChoice?
  let frozen: [String]
  let initialiser: String
  let seed: UInt64
  let optimizer: String
  let learningRate: Double?
  let steps: Int
  let tolerance: Double
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
    decimalSign = arguments.value(.decimal)
    scale = arguments.value(.scale)
    hidden = arguments.value(.hidden)
    activations = arguments.value(.activation)
    outputActivation = arguments.value(.outputActivation)
    loss = arguments.value(.loss)
    start = arguments.given(.start)
    frozen = arguments.given(.freeze) ?? []
    initialiser = arguments.value(.`init`)
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
