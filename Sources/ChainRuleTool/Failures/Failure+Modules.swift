import ChainRule
import Files
import RunFile

// The errors of the modules, as failures of the command.

extension Failure {
  /// A network that cannot be built, or has no such parameter.
  ///
  /// - Parameter network: the network that was asked for a parameter, to tell of those it has.
  init(_ error: NetworkError, network: Network? = nil) {
    switch error {
    case .emptyLayer(let name):
      self = .usage("the network has no \(name)", expected: "at least one node in each layer")
    case .activationCount(let activations, let layers):
      self = .usage(
        "--activation has \(counted(activations, "name")) for \(counted(layers, "hidden layer"))",
        expected: "one for all hidden layers, or one for each")
    case .tooLarge:
      self = .usage(
        "the network has more parameters than can be numbered",
        remedy: "smaller numbers in --hidden")
    case .unknownParameter(let name):
      self = .unknownParameter(name, network: network)
    case .outputActivationWithCrossEntropy:
      self = .usage(
        "--output-activation does not go with cross-entropy, which brings its own",
        expected: "the sigmoid for two classes, the softmax for more",
        remedy: "leave --output-activation out")
    case .shape(let what):
      self = .fault("shapes do not match: \(what)")
    }
  }

  /// A table that cannot be read as it was asked for.
  init(_ error: TableError) {
    self.init(
      error.problem, file: error.file, line: error.line, column: error.column,
      expected: error.expected, remedy: error.remedy, status: .badData)
    // A question belongs to the message; "try:" takes an order.
    if error.remedy.hasSuffix("?") {
      message += "; " + error.remedy
      remedy = nil
    }
  }

  /// A derivation that is refused.
  init(_ error: DerivationError, network: Network? = nil) {
    switch error {
    case .tooManyPaths(let parameter, let paths):
      self = .usage(
        "\(parameter) has \(paths) paths to the loss, too many to write out",
        remedy: "--form recursive, which goes layer by layer")
    case .unknownParameter(let name):
      self = .unknownParameter(name, network: network)
    case .noSuchRow(let row, let count):
      self = .usage("the data have no row \(row)", expected: "a row from 1 to \(count)")
    case .rowOfAnotherBatch(let row):
      self = .usage(
        "row \(row) is not in the minibatch of the change that follows this step",
        expected: "a row of that minibatch", remedy: "--rows all, for the loss over all rows")
    case .mismatch(let parameter, let value, let sum, let bound):
      self = .fault(
        "the rows of \(parameter) add up to \(shortest(sum)), training used \(shortest(value)), "
          + "and rounding explains only \(shortest(bound))")
    case .unproven(let parameter, let quantity, let row, let value, let again, let bound):
      let place = row.map { " in row \($0)" } ?? ""
      self = .fault(
        "in the derivation of \(parameter) \(quantity)\(place) is "
          + "\(shortest(value)), but \(shortest(again)) when its formula is evaluated in 30 "
          + "digits, and rounding explains only \(shortest(bound))")
    }
  }

  /// A file that cannot be read or written.
  init(_ error: FileError) {
    let status: ExitStatus
    switch (error.operation, error.reason) {
    case (_, .interrupted):
      self = .interrupted
      return
    case (_, .brokenPipe), (_, .noSpace), (_, .changed), (_, .system): status = .inputOutput
    case (.reading, _): status = .noInput
    case (.writing, _): status = .cannotCreate
    }
    let remedy =
      error.reason == .exists ? "choose another name, or write over it with --force" : error.remedy
    self.init(error.message, file: error.path, remedy: remedy, status: status)
  }

  /// A run that cannot be created, written, read, or computed again.
  init(_ error: RunFileError) {
    let status: ExitStatus
    switch error.reason {
    case .noSuchStep: status = .usage
    case .differs: status = .difference
    case .notFound, .isDirectory, .isSpecial, .permission, .noFolder, .exists, .nowhere,
      .linkLoop, .nameTooLong, .readOnly, .inTheWay:
      status = error.operation == .reading ? .noInput : .cannotCreate
    case .notARun where error.operation == .creating: status = .cannotCreate
    case .system where error.operation == .creating: status = .cannotCreate
    case .empty where error.operation == .creating: status = .cannotCreate
    case .notARun, .empty, .newerFormat, .truncated, .damaged: status = .badData
    case .noSpace, .tooLarge, .diskError, .busy, .unfinishedWrite, .changed, .notPlaced, .system:
      status = .inputOutput
    }
    self.init(error.message, file: error.path, remedy: error.remedy, status: status)
  }

  private static func unknownParameter(_ name: String, network: Network?) -> Failure {
    let expected = network.map { network in
      let (weights, biases) = (network.weightCount, network.biasCount)
      return [("w", weights), ("b", biases)].map { kind, count in
        count == 1 ? "\(kind)1" : "\(kind)1 to \(kind)\(count)"
      }.joined(separator: " or ")
    }
    return .usage("the network has no parameter \(quoted(name))", expected: expected)
  }
}

/// `1 name`, `2 names`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}

/// An error of another module, which can be told as a failure.
protocol Tellable: Error {
  /// - Parameter network: the network that was asked, to tell of what it has.
  func failure(_ network: Network?) -> Failure
}

extension NetworkError: Tellable {
  func failure(_ network: Network?) -> Failure { Failure(self, network: network) }
}

extension DerivationError: Tellable {
  func failure(_ network: Network?) -> Failure { Failure(self, network: network) }
}

extension TableError: Tellable {
  func failure(_ network: Network?) -> Failure { Failure(self) }
}

extension FileError: Tellable {
  func failure(_ network: Network?) -> Failure { Failure(self) }
}

extension RunFileError: Tellable {
  func failure(_ network: Network?) -> Failure { Failure(self) }
}

/// Runs a body that throws an error of another module, and throws the failure made of it.
func telling<Result, Problem: Tellable>(
  of network: Network? = nil, _ body: () throws(Problem) -> Result
) throws(Failure) -> Result {
  do {
    return try body()
  } catch {
    throw error.failure(network)
  }
}
