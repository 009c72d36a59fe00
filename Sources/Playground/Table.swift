import ChainRule
import Encoding

/// A table of one's own: read from CSV, scaled, fitted, judged and drawn. Of the pictures only the
/// digest is printed.
func showTable() throws(NetworkError) {
  print("a table")
  let csv = "height;width;area\r\n1,5;2;3\r\n0,25;8;2\r\n\"3\";0,5;1,5\r\n4;1e-1;0,4\r\n"
  let roles = ColumnRoles(inputs: ["height", "width"], targets: ["area"])
  guard
    let table = try? Table(
      csv: Array(csv.utf8), name: "areas.csv", columns: roles.choice, decimalComma: true)
  else {
    print("  refused")
    return
  }
  let scaling = Scaling.standard(of: table, roles: roles)
  let scales = scaling.inputs + scaling.targets
  let columns = zip(table.columns, scales).map { column, scale in scale.apply(column.values) }
  for (name, column) in zip(["height", "width", "area"], columns) {
    for value in column { show(name, value) }
  }

  let network = try Network(inputs: 2, hidden: [3, 2], activations: [.tanh, .sigmoid])
  let data = try Observations(inputs: Array(columns[..<2]), observed: [columns[2]])
  var descent = try Descent(
    network, data, from: try network.start(seed: 3), DescentOptions(learningRate: 0.1, steps: 60))
  var drawing = animation(of: table, scales, network)
  drawing.losses = []
  repeat {
    drawing.losses.append(descent.loss)
    if descent.step % 10 == 0 {
      drawing.frames.append(
        drawing.frame(
          step: descent.step, loss: descent.loss, parameters: descent.parameters,
          gradient: descent.gradient))
    }
  } while descent.advance()
  show("SSR", descent.loss)
  let predicted = scaling.targets[0].invert(descent.predictions[0])
  let quality = FitQuality(observed: table.columns[2].values, predicted: predicted)
  show("RMSE", quality.rmse)
  show("R²", quality.rSquared)
  print("  page \(SHA256.hexadecimal(of: Array(AnimationPage(drawing).html().utf8)))")
  print("  SVG  \(SHA256.hexadecimal(of: Array(AnimatedSVG(drawing).svg().utf8)))")
}

private func animation(
  of table: Table, _ scales: [ColumnScale], _ network: Network
) -> AnimationData {
  let columns = zip(table.columns, scales).map { column, scale in
    AnimationData.Column(
      name: column.name, values: column.values,
      scale: AffineScale(mean: scale.mean, deviation: scale.deviation))
  }
  return AnimationData(
    title: table.name, network: network, inputs: Array(columns[..<2]), outputs: [columns[2]],
    losses: [0], learningRate: 0.1)
}
