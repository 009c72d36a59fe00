import Encoding

/// How columns are scaled before training: the word of `--scale`.
public enum ScalingMethod: String, CaseIterable, Sendable {
  /// To mean 0 and standard deviation 1.
  case standard
  /// Not at all.
  case none
}

/// The scale of every input and every target of a network, in their order.
public struct Scaling: Sendable, Equatable {
  public let inputs: [ColumnScale]
  public let targets: [ColumnScale]

  public init(inputs: [ColumnScale], targets: [ColumnScale]) {
    self.inputs = inputs
    self.targets = targets
  }

  /// Whether every value stays what it is.
  public var isNone: Bool { (inputs + targets).allSatisfy { $0.isNone } }

  /// No scaling.
  public static func none(inputs: Int, targets: Int) -> Scaling {
    Scaling(
      inputs: [ColumnScale](repeating: .none, count: inputs),
      targets: [ColumnScale](repeating: .none, count: targets))
  }

  /// Every column to mean 0 and population standard deviation 1.
  ///
  /// - Parameters:
  ///   - table: has to hold the columns that `roles` names
  ///   - scalesTargets: false leaves the targets as they are, as a network has to whose output
  ///     activation is not the identity: its range is part of what is asked for
  public static func standard(
    of table: Table, roles: ColumnRoles, scalesTargets: Bool = true
  ) -> Scaling {
    let held = table.columns.map { $0.name }
    let order = sortedByBytes(held)
    func scales(_ names: [String]) -> [ColumnScale] {
      names.map { name in
        guard let index = position(of: name, among: held, in: order) else {
          preconditionFailure("the table holds the columns that have a role")
        }
        return ColumnScale(of: table.columns[index].values)
      }
    }
    let none = roles.targets.map { _ in ColumnScale.none }
    return Scaling(
      inputs: scales(roles.inputs), targets: scalesTargets ? scales(roles.targets) : none)
  }
}

extension ColumnScale {
  public func apply(_ values: [Double]) -> [Double] { values.map { apply($0) } }

  public func invert(_ values: [Double]) -> [Double] { values.map { invert($0) } }
}
