/// How long each frame stands: alike where the motion is even, longer before a leap.
struct Pace {
  /// Milliseconds for each frame but the last, which stays.
  let dwell: [Int]

  init(_ data: AnimationData, usual: Int = 75) {
    var meter = MotionMeter(data)
    for frame in data.frames { meter.add(frame) }
    let median = quantile(meter.motions, 0.5)
    dwell = meter.motions.enumerated().map { place, motion in
      let leap = median > 0 ? motion / median : 1
      let stand = Int(Double(usual) * min(max(leap.isFinite ? leap : 1, 1), 10))
      return place == 0 ? max(stand, 1000) : stand
    }
  }
}

extension AnimationData {
  /// The same run with at most `limit` of its frames, chosen for even motion.
  func thinned(to limit: Int) -> AnimationData {
    guard frames.count > limit else { return self }
    var meter = MotionMeter(self)
    for frame in frames { meter.add(frame) }
    var thin = self
    thin.frames = FrameChoice.places(motions: meter.motions, limit: limit).map { frames[$0] }
    return thin
  }
}
