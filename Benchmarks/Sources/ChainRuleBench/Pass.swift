/// Work that is ready to be done again and again, each time from the same start.
protocol Pass {
  /// Does the work once; the time is that of the steps alone.
  mutating func run() throws -> Duration
  /// The losses and parameters that the last run ended with.
  var losses: [Double] { get }
  var parameters: [Double] { get }
}

func preparedPass(_ request: Request) throws -> any Pass {
  switch request.kind {
  case "descent", "minibatch": try DescentPass(request)
  case "restarts": try RestartsPass(request)
  default: throw BenchError("not yet available: \(request.kind)")
  }
}

/// Runs a pass until so many seconds are full, at least once; the median time of a run.
func measured(_ pass: any Pass, atLeast seconds: Double) throws -> Answer {
  var pass = pass
  var times: [Duration] = []
  var total = Duration.zero
  while times.isEmpty || total < .seconds(seconds) {
    times.append(try pass.run())
    total += times[times.count - 1]
  }
  times.sort()
  return Answer(
    seconds: times[times.count / 2] / .seconds(1), passes: times.count, losses: pass.losses,
    parameters: pass.parameters)
}
