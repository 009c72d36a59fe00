import ChainRule

let network = try Network(inputs: 1, hidden: [2], activations: [.softplus])
let data = try Observations(inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
let start = try network.start(["w1": 2.74, "w2": -1.13, "w3": 0.36, "w4": 0.63])
var descent = try Descent(network, data, from: start, DescentOptions(learningRate: 0.1))
for _ in 0...5 {
  print(descent.step, descent.loss, descent.gradient)
  descent.advance()
}
while descent.advance() {}
print(descent.step, descent.loss, descent.parameters, descent.stopped!.rawValue)
