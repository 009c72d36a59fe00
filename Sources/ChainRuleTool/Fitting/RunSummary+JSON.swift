import ChainRule
import RunFile

extension RunSummary {
  /// The object that `fit --json` and `show --json` print.
  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("format", .integer(1)),
      ("run", .string(path)),
      ("rows", .integer(setup.table.rowCount)),
      ("loss", .number(shown(loss))),
    ]
    if let originalLoss { members.append(("loss_original", .number(originalLoss))) }
    members += [
      ("loss_start", .number(shown(firstLoss))),
      ("steps", .integer(steps)),
      ("stopped", .string(stopped.rawValue)),
      ("parameters", named(parameters.map(shown))),
    ]
    if let originalParameters {
      members.append(("parameters_original", named(originalParameters)))
    }
    members += [
      ("digest", .string(digest)),
      ("seed", RunSetup.json(seed: setup.seed)),
      ("options", setup.optionsJSON),
      ("arithmetic_revision", .integer(setup.arithmeticRevision)),
      (
        "quality",
        .array(
          zip(setup.targets, qualities).map { Self.json($0, $1) }
            + (classQuality.map { [json($0)] } ?? []))
      ),
    ]
    if let restarts = setup.restarts { members.append(("restarts", json(restarts))) }
    if let divergence { members.append(("divergence", json(divergence))) }
    return .object(members)
  }

  private func named(_ values: [Double]) -> JSON {
    .object(zip(setup.network.parameterNames, values).map { ($0, .number($1)) })
  }

  private static func json(_ target: String, _ quality: FitQuality) -> JSON {
    .object([
      ("target", .string(target)), ("ssr", .number(quality.ssr)), ("rmse", .number(quality.rmse)),
      ("mae", .number(quality.mae)), ("r_squared", .number(quality.rSquared)),
    ])
  }

  private func json(_ quality: ClassQuality) -> JSON {
    .object([
      ("target", .string(setup.targetNames[0])),
      ("classes", .array((setup.classes?.labels ?? []).map { .string($0) })),
      ("accuracy", .number(quality.accuracy)), ("cross_entropy", .number(meanCrossEntropy ?? .nan)),
      ("confusion", .array(quality.confusion.map { .array($0.map { .integer($0) }) })),
    ])
  }

  private func json(_ restarts: Restarts) -> JSON {
    .object([
      ("count", .integer(restarts.losses.count)), ("best", .integer(restarts.best + 1)),
      ("first_seed", RunSetup.json(seed: restarts.firstSeed)),
      ("diverged", .integer(restarts.divergedCount)),
      ("losses", .array(restarts.losses.map { .number(shown($0)) })),
    ])
  }

  private func json(_ divergence: Divergence) -> JSON {
    var members: [(key: String, value: JSON)] = [("step", .integer(divergence.step))]
    if let row = divergence.row {
      members += [("row", .integer(row + 1)), ("line", .integer(setup.table.lines[row]))]
    }
    return .object(
      members + [("factor", .string(divergence.factor)), ("value", .number(divergence.value))])
  }
}
