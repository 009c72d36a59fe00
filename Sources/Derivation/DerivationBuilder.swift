import Graph
import Kernels
public import Network

/// Derives any parameters of a network at one point, all in one pass over the rows.
public struct DerivationBuilder {
  let network: Network
  let rows: DerivationRows
  let parameters: [Double]
  let gradient: [Double]
  let step: Int
  let symbols: Symbols

  /// - Parameters:
  ///   - parameters: the flat vector at which the derivatives are taken.
  ///   - step: how many changes led to it.
  ///   - rows: the rows that the loss is over, counted from 0, in the order in which training
  ///     takes them: a minibatch. Nil for all.
  /// - Throws: `NetworkError.shape` if the columns or the parameters do not fit the network.
  public init(
    _ network: Network, _ observations: Observations, at parameters: [Double], step: Int = 0,
    rows: [Int]? = nil
  ) throws(NetworkError) {
    try network.check(observations)
    let chosen = DerivationRows(observations, rows)
    self.init(
      network, chosen, at: parameters, step: step,
      gradient: try network.gradient(chosen.observations, at: parameters))
  }

  /// The same with the gradient that training computed at that point over those rows.
  ///
  /// A wrong one is refused when its derivations are asked for.
  package init(
    _ network: Network, _ observations: Observations, at parameters: [Double], step: Int = 0,
    rows: [Int]? = nil, gradient: [Double]
  ) {
    self.init(
      network, DerivationRows(observations, rows), at: parameters, step: step, gradient: gradient)
  }

  private init(
    _ network: Network, _ rows: DerivationRows, at parameters: [Double], step: Int,
    gradient: [Double]
  ) {
    self.network = network
    self.rows = rows
    self.parameters = parameters
    self.step = step
    self.gradient = gradient
    symbols = Symbols(network: network)
  }

  /// The derivations of the named parameters, in their order.
  ///
  /// Each is checked before it is returned: its rows, multiplied and added again in twice the
  /// precision, agree with the engine's derivative within the rounding bound, and so does what
  /// its printed formulas give (`Reevaluation`).
  public func derivations(of names: [String], _ request: DerivationRequest = .init())
    throws(DerivationError) -> [Derivation]
  {
    var ledgers: [Ledger] = []
    for name in names {
      guard let index = try? network.index(of: name) else { throw .unknownParameter(name) }
      ledgers.append(try ledger(index, request))
    }
    enterRows(into: &ledgers)
    var pass = RowPass(network, rows.observations, parameters)
    let survey = isAffordable ? ErrorAnalysis(network, rows.observations, parameters) : nil
    var reevaluation = Reevaluation(network, rows, parameters)
    var result: [Derivation] = []
    for ledger in ledgers {
      var derivation = try finish(ledger, &pass)
      derivation.valueBound = survey?.gradient[ledger.index]
      try reevaluation.check(derivation, ledger.place, ledger.shownRows(of: rows.count))
      result.append(derivation)
    }
    return result
  }

  /// One pass over all rows.
  private func enterRows(into ledgers: inout [Ledger]) {
    let pieces = RowPieces(network, rows.observations, parameters)
    let lowest = ledgers.filter { $0.form == .paths }.map { $0.place.layer }.min()
    var exact = ExactDeltas(network, parameters, downTo: lowest ?? network.layers.count)
    var first = 0
    while first < rows.count {
      let count = pieces.load(from: first)
      for row in 0..<count {
        exact.load(pieces, row)
        for index in ledgers.indices {
          let place = ledgers[index].place
          let source = pieces.source(place, row)
          switch ledgers[index].form {
          case .paths:
            ledgers[index].enter(
              first + row, exact.sum(place.layer, place.node),
              size: exact.size(place.layer, place.node), source: source)
          case .recursive:
            let delta = pieces.delta(place.layer, place.node, row)
            ledgers[index].enter(
              first + row, DoubleDouble(delta), size: abs(delta), source: source)
          }
        }
      }
      first += count
    }
  }

  private func ledger(_ index: Int, _ request: DerivationRequest) throws(DerivationError) -> Ledger
  {
    let place = network.place(ofParameter: index)
    let paths = Paths(network: network, place: place)
    let form = request.form ?? (paths.count <= DerivationRequest.fewPaths ? .paths : .recursive)
    guard form == .recursive || paths.count <= DerivationRequest.mostPaths else {
      throw .tooManyPaths(parameter: network.parameterName(index), paths: paths.count)
    }
    return Ledger(index: index, place: place, form: form, choice: try choice(request.rows))
  }

  private func choice(_ choice: DerivationRequest.RowChoice) throws(DerivationError)
    -> Ledger.Choice
  {
    switch choice {
    case .all: .all
    case .largest: rows.count <= DerivationRequest.allRowsUpTo ? .all : .largest
    case .named(let numbers): .named(try rows.places(ofNumbers: numbers))
    }
  }

  private func finish(_ ledger: Ledger, _ pass: inout RowPass) throws(DerivationError) -> Derivation
  {
    let name = network.parameterName(ledger.index)
    let value = gradient[ledger.index]
    let penalty = network.penaltyTerm(ledger.index, at: parameters[ledger.index])
    let bound = RoundingBound(
      network, ledger.place, ledger.form, rows: rows.count
    ).value(
      magnitude: ledger.magnitude,
      amplification: network.amplification(downTo: ledger.place.layer, parameters)
        * max(1, ledger.largestSource), penalty: penalty?.size)
    let sum = penalty.map { ledger.sum + $0.exact } ?? ledger.sum
    let difference = (sum + DoubleDouble(-value)).magnitude.high
    guard difference <= bound || !value.isFinite else {
      throw .mismatch(parameter: name, value: value, sum: sum.high, bound: bound)
    }
    let (terms, deltas, omittedNodes) = formulas(ledger)
    let needed = Self.formulas(terms, deltas)
    let forward = symbols.forward(for: needed, parameters)
    let shown = ledger.shownRows(of: rows.count)
    var entries: [Derivation.Row] = []
    var rest = ledger.sum
    for row in shown {
      pass.load(row: row)
      var entry = numbers(ledger, pass, row)
      entry.row.forward = forward.quantities.map { pass.value($0.place) }
      rest = rest + -entry.exact
      entries.append(entry.row)
    }
    let omitted = rows.count - shown.count
    var derivation = Derivation(
      parameter: name, loss: network.loss.symbol, step: step, form: ledger.form, value: value,
      bound: bound,
      definitions: symbols.definitions(for: needed, terms: pass.terms),
      deltas: deltas, omittedNodes: omittedNodes, terms: terms, rows: entries,
      omitted: omitted > 0
        ? .init(rows: omitted, sum: rest.high, areSmallest: ledger.choice == .largest) : nil,
      sum: ledger.sum.high)
    derivation.forward = forward
    derivation.isPenalised = !network.penalty.isNone
    addOverview(ledger, &pass, to: &derivation)
    derivation.batch = rows.batch
    derivation.penalty = penalty.map {
      .init(
        l2: network.penalty.l2, l1: network.penalty.l1, parameter: parameters[ledger.index],
        value: $0.exact.high)
    }
    return derivation
  }

  /// All formulas that the numbers of a row stand for.
  private static func formulas(_ terms: [Derivation.Term], _ deltas: [Derivation.Delta])
    -> [Formula]
  {
    let parts = terms + deltas.flatMap { $0.terms }
    return parts.flatMap { $0.factors.map { $0.symbolic } }
      + deltas.compactMap { $0.local?.symbolic }
  }

  private func formulas(_ ledger: Ledger)
    -> ([Derivation.Term], [Derivation.Delta], [Derivation.OmittedNodes])
  {
    switch ledger.form {
    case .paths:
      let paths = Paths(network: network, place: ledger.place)
      return (paths.all.map { paths.term($0, symbols, terms: terms) }, [], [])
    case .recursive:
      let deltas = deltas(ledger)
      return (
        [deltas.term], deltas.nodes.map { deltas.delta($0.layer, $0.node) }, deltas.omittedNodes
      )
    }
  }

  private var terms: Int { network.terms(rows: rows.count) }

  private func deltas(_ ledger: Ledger) -> Deltas {
    Deltas(network: network, place: ledger.place, symbols: symbols, terms: terms)
  }

  private func numbers(_ ledger: Ledger, _ pass: RowPass, _ row: Int)
    -> (row: Derivation.Row, exact: DoubleDouble)
  {
    let place = ledger.place
    let factors: [[Double]]
    var deltas: [Double] = []
    var parts: [Derivation.DeltaParts] = []
    switch ledger.form {
    case .paths:
      let paths = Paths(network: network, place: place)
      factors = paths.all.map { paths.numbers($0, pass) }
    case .recursive:
      factors = [[pass.deltas[place.layer][place.node], pass.source(place)]]
      let shown = self.deltas(ledger)
      deltas = shown.nodes.map { pass.deltas[$0.layer][$0.node] }
      parts = shown.nodes.map { shown.parts($0.layer, $0.node, pass) }
    }
    let products = factors.map { $0.reduce(DoubleDouble(1), *) }
    let exact = products.reduce(DoubleDouble(0), +)
    return (
      .init(
        row: rows.number(row), value: exact.high, factors: factors,
        products: products.map { $0.high },
        deltas: deltas, deltaParts: parts),
      exact
    )
  }
}

extension Network {
  /// The engine's gradient.
  ///
  /// - Throws: `NetworkError.shape` if the columns or the parameters do not fit the network.
  func gradient(_ observations: Observations, at parameters: [Double]) throws(NetworkError)
    -> [Double]
  {
    guard parameters.count == parameterCount else {
      throw .shape("\(parameters.count) values for \(parameterCount) parameters")
    }
    var gradient = parameters
    _ = try Backpropagation(self, observations).gradient(at: parameters, into: &gradient)
    return gradient
  }
}
