// The engine without an operating system: the lesson, as the bits of its numbers. `make check-seam`
// runs this program natively and as WebAssembly and compares what the two print, byte for byte.

import CPage
import ChainRule

/// A name, the bits of a value, and the value as the shortest decimal that reads back to them.
func line(_ name: String, _ value: Double) {
  let digits = String(value.bitPattern, radix: 16)
  print("  \(name) \(String(repeating: "0", count: 16 - digits.utf8.count) + digits) \(value)")
}

/// The lesson: the SSR and its seven derivatives at steps 0 to 5, and where 1000 steps lead.
func lesson() throws(NetworkError) {
  let network = try Network(inputs: 1, hidden: [2], activations: [.softplus])
  let data = try Observations(inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
  let start = try network.start(["w1": 2.74, "w2": -1.13, "w3": 0.36, "w4": 0.63])
  var descent = try Descent(network, data, from: start, DescentOptions(learningRate: 0.1))
  for _ in 0...5 {
    print("step \(descent.step)")
    line("SSR", descent.loss)
    for (name, derivative) in zip(network.parameterNames, descent.gradient) {
      line("dSSR/d\(name)", derivative)
    }
    descent.advance()
  }
  while descent.advance() {}
  print("step \(descent.step), stopped by \(descent.stopped?.rawValue ?? "nothing")")
  line("SSR", descent.loss)
  for (name, value) in zip(network.parameterNames, descent.parameters) { line(name, value) }
}

do throws(NetworkError) {
  try lesson()
} catch {
  print("error")
}
