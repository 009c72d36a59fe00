import ChainRule
import RunFile

extension AnimationData {
  /// A run's animation: at most `limit` of its states, chosen so that the motion is even.
  ///
  /// Two passes over the run: one measures how far the picture moves from state to state, the
  /// other draws the states chosen.
  init(_ run: Run, title: String, limit: Int = FrameChoice.usualLimit) throws(RunFileError) {
    let columns = try run.readTable().columns
    self.init(
      title: title, network: run.network,
      inputs: Self.columns(columns.prefix(run.inputs.count), run.scaling.inputs),
      outputs: Self.columns(columns.dropFirst(run.inputs.count), run.scaling.targets),
      losses: try run.readLosses(),
      learningRate: run.options.optimiser.kind == .gradientDescent ? run.options.learningRate : nil)
    frozen = run.options.frozen
    let candidates = FrameChoice.candidates(last: run.steps)
    var meter = MotionMeter(self)
    var replay = try Replay(run)
    for step in candidates {
      let state = try replay.state(atStep: step)
      meter.add(step: step, loss: state.loss, parameters: state.parameters)
    }
    replay = try Replay(run)
    for place in FrameChoice.places(motions: meter.motions, limit: limit) {
      let state = try replay.state(atStep: candidates[place])
      frames.append(
        frame(
          step: state.step, loss: state.loss, parameters: state.parameters,
          gradient: state.gradient))
    }
  }

  private static func columns(
    _ columns: ArraySlice<ChainRule.Column>, _ scales: [ColumnScale]
  ) -> [Column] {
    zip(columns, scales).map { column, scale in
      Column(
        name: column.name, values: column.values,
        scale: AffineScale(mean: scale.mean, deviation: scale.deviation))
    }
  }
}
