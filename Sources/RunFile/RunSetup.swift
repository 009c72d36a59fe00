public import Dataset
public import Network
public import Training

/// What a fit is asked to do: all that is known of a run before its first step.
public struct RunSetup: Sendable {
  /// An option as it was resolved and is printed: `optimizer`, `gradient-descent`.
  public struct Setting: Equatable, Sendable {
    public let name: String
    public let text: String

    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The version of the program that trains.
  public var program: String
  /// The revision of its arithmetic.
  public var arithmeticRevision: Int
  /// The columns that are used: the inputs, then the targets. Classes stand there as
  /// `Classes.columns` makes numbers of them.
  public var table: TableOutline
  /// The classes of the target, where it has some.
  public var classes: Classes?
  /// How the columns are brought to the units trained in.
  public var scaling: Scaling
  public var network: Network
  public var options: DescentOptions
  /// How the weights that nobody named were drawn; nil for what suits each layer.
  public var initialiser: Initialiser?
  /// The seed of the start and of the minibatches' orders; that of the best of several starts.
  public var seed: UInt64 {
    get { options.seed }
    set { options.seed = newValue }
  }
  /// What other starts came to, where several were tried.
  public var restarts: Restarts?
  /// All options as they are printed, in order.
  public var settings: [Setting]
  /// The parameters at step 0, in flat order.
  public var start: [Double]

  public init(
    program: String, arithmeticRevision: Int, table: TableOutline, classes: Classes? = nil,
    scaling: Scaling, network: Network, options: DescentOptions,
    initialiser: Initialiser? = nil, restarts: Restarts? = nil, settings: [Setting] = [],
    start: [Double]
  ) {
    self.program = program
    self.arithmeticRevision = arithmeticRevision
    self.table = table
    self.classes = classes
    self.scaling = scaling
    self.network = network
    self.options = options
    self.initialiser = initialiser
    self.restarts = restarts
    self.settings = settings
    self.start = start
  }

  /// The names of the input columns.
  public var inputs: ArraySlice<String> { table.columns.prefix(network.inputCount) }
  /// The names of the target columns.
  public var targets: ArraySlice<String> { table.columns.dropFirst(network.inputCount) }
}
