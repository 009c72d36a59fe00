import Network

/// What the page and the pictures say in words.
struct Words {
  let data: AnimationData
  private let network: Network

  init(_ data: AnimationData) {
    self.data = data
    network = data.network
  }

  /// "1 input → 2 softplus nodes → 1 output · 7 parameters · gradient descent, …".
  var subtitle: String {
    let count = network.parameterCount
    var text = network.architecture + " · \(grouped(count)) parameter\(count == 1 ? "" : "s")"
    if let rate = data.learningRate {
      text += " · gradient descent, learning rate " + shown(rate, digits: 6)
    }
    return text
  }

  /// Which steps are held.
  var holding: String {
    let (held, all) = (data.frames.count, data.losses.count)
    let last = grouped(data.losses.count - 1)
    if held >= all { return "This page holds every step from 0 to \(last)." }
    return "This page holds \(held) of \(grouped(all)) steps (0 to \(last)), chosen so that the "
      + "motion is even to the eye: where little moves, steps are left out; where much moves, "
      + "every step is there and stands longer."
  }

  /// Why the loss rises first, when it does.
  var rise: String? {
    guard let peak = data.firstRise else { return nil }
    return "The \(network.loss.symbol) first rises, from \(shown(data.losses[0], digits: 4)) at "
      + "step 0 to \(shown(peak.loss, digits: 4)) at step \(grouped(peak.step)): each derivative "
      + "gives the direction, but with this learning rate the first moves go too far. Then the "
      + "descent finds its way."
  }

  /// The units of parameters, derivatives and loss, when they are not those of the data.
  func units(_ fit: FitScene) -> String? {
    let scales = (data.inputs + data.outputs).map { $0.scale }
    guard scales.contains(where: { $0 != AffineScale() }) else { return nil }
    let drawn =
      fit.units.areStandardised ? "the residuals' table is" : "curves, points and residuals are"
    return "The columns were standardised for the training: parameters, derivatives and "
      + "\(network.loss.symbol) are in standardised units; \(drawn) in those of the data."
  }

  /// What was changed or left out in the pictures.
  func omissions(_ fit: FitScene) -> String? {
    var parts: [String] = []
    if fit.units.areStandardised {
      parts.append(
        "The outputs differ too much for one axis: each is drawn in standard deviations of its "
          + "observed values from their mean.")
    }
    let rows = data.outputs[0].values.count
    if fit.rows.count < rows {
      parts.append("\(fit.rows.count) of \(grouped(rows)) rows are drawn, evenly taken.")
    }
    if !fit.drawsResiduals { parts.append("With so many rows the residuals are not drawn.") }
    let curves = data.frames.first?.curves?.weighted.count ?? 0
    if fit.nodes.count < curves {
      parts.append("\(fit.nodes.count) of \(curves) nodes' curves are drawn, those that vary most.")
    }
    guard !parts.isEmpty else { return nil }
    var text = ""
    for (place, part) in parts.enumerated() { text += (place > 0 ? " " : "") + part }
    return text
  }

  static let colours = [
    "blue", "orange", "purple", "olive", "rose", "teal", "brown", "grey",
  ]
}
