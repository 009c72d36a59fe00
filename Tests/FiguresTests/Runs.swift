import Figures
import Kernels
import Network
import Testing
import Training

/// Runs to draw: the lesson, and networks of other shapes on made-up data.
enum Runs {
  private static let wholeLesson = Result { try lesson(frames: 240, steps: 1000) }
  private static let allShapes = Result { try makeShapes() }

  /// The lesson with the frames of a page.
  static func lesson() throws -> AnimationData { try wholeLesson.get() }

  /// Networks of many shapes, with few frames.
  static func shapes() throws -> [AnimationData] { try allShapes.get() }

  static func lesson(frames limit: Int, steps: Int = 1000) throws -> AnimationData {
    try run(
      "The lesson", Network(inputs: 1, hidden: [2], activations: [.softplus]),
      inputs: [.init(name: "Dosage", values: [0, 0.5, 1])],
      outputs: [.init(name: "Effectiveness", values: [0, 1, 0])],
      start: [2.74, -1.13, 0.36, 0.63, 0, 0, 0], rate: 0.1, steps: steps, frames: limit)
  }

  /// Any network on `rows` rows of noise, scaled as a practitioner's table would be.
  static func noise(
    _ network: Network, rows: Int, steps: Int, frames: Int = 240, names: [String] = [],
    rate: Double = 0.01
  ) throws -> AnimationData {
    var generator = SeededGenerator(seed: 11)
    func uniform() -> Double { Double(generator.next() >> 11) / 0x1p53 - 0.5 }
    func column(_ place: Int) -> AnimationData.Column {
      .init(
        name: place < names.count ? names[place] : "column \(place + 1)",
        values: (0..<rows).map { _ in 20 + 3 * uniform() },
        scale: AffineScale(mean: 20, deviation: 1.5))
    }
    return try run(
      "Noise", network, inputs: (0..<network.inputCount).map(column),
      outputs: (0..<network.outputCount).map { column(network.inputCount + $0) },
      start: (0..<network.parameterCount).map { _ in uniform() }, rate: rate, steps: steps,
      frames: frames)
  }

  static func run(
    _ title: String, _ network: Network, inputs: [AnimationData.Column],
    outputs: [AnimationData.Column], start: [Double], rate: Double, steps: Int, frames: Int
  ) throws -> AnimationData {
    func trained(_ column: AnimationData.Column) -> [Double] {
      column.values.map { ($0 - column.scale.mean) / column.scale.deviation }
    }
    let observations = try Observations(
      inputs: inputs.map(trained), observed: outputs.map(trained))
    let options = DescentOptions(learningRate: rate, steps: steps)
    var descent = try Descent(network, observations, from: start, options)
    var states = [(descent.loss, descent.parameters, descent.gradient)]
    while descent.advance() {
      states.append((descent.loss, descent.parameters, descent.gradient))
    }
    var data = AnimationData(
      title: title, network: network, inputs: inputs, outputs: outputs,
      losses: states.map { $0.0 }, learningRate: rate)
    var meter = MotionMeter(data)
    for (step, state) in states.enumerated() {
      meter.add(step: step, loss: state.0, parameters: state.1)
    }
    data.frames = FrameChoice.places(motions: meter.motions, limit: frames).map { step in
      let (loss, parameters, gradient) = states[step]
      return data.frame(step: step, loss: loss, parameters: parameters, gradient: gradient)
    }
    return data
  }

  private static func makeShapes() throws -> [AnimationData] {
    try [
      lesson(frames: 5, steps: 40),
      noise(Network(inputs: 1, hidden: []), rows: 4, steps: 5),
      noise(Network(inputs: 1, hidden: [1]), rows: 1, steps: 5),
      noise(Network(inputs: 3, hidden: [4]), rows: 70, steps: 5),
      noise(Network(inputs: 1, hidden: [16, 16], activations: [.tanh]), rows: 9, steps: 5),
      noise(
        Network(inputs: 1, hidden: [3], outputs: 3, outputActivation: .tanh), rows: 9, steps: 5),
      noise(Network(inputs: 20, hidden: [], outputs: 2), rows: 9, steps: 5),
      noise(
        Network(
          inputs: 2, hidden: [13, 2, 2, 2, 2, 2, 2, 30], activations: [.relu], outputs: 14),
        rows: 5, steps: 5),
    ]
  }
}
