import Kernels
import Network
import TestSupport
import Testing

@Suite struct TestSupportTests {
  @Test("ulps count the doubles between two")
  func ulpsCount() {
    #expect(ulps(1, 1) == 0)
    #expect(ulps(1, 1.0.nextUp) == 1)
    #expect(ulps(1, 1.0.nextDown) == 1)
    #expect(ulps(0.0, -0.0) == 0)
    #expect(ulps(-Double.leastNonzeroMagnitude, .leastNonzeroMagnitude) == 2)
    #expect(ulps(1, 2) == 1 << 52)
    #expect(ulps(.greatestFiniteMagnitude, .infinity) == 1)
    #expect(ulps(-.infinity, .infinity) == 2 * UInt64(0x7FF0_0000_0000_0000))
    #expect(ulps(.nan, .nan) == 0)
    #expect(ulps(.nan, 1) == .max)
  }

  @Test("nothing is close to NaN, and infinity only to itself")
  func closeness() {
    #expect(isClose(1.0625, 1, within: 0.0625))
    #expect(!isClose(1.07, 1, within: 0.0625))
    #expect(isClose(3, 2, within: 0.5, of: 2))
    #expect(!isClose(.nan, 1, within: 1e300))
    #expect(!isClose(.nan, .nan, within: 1))
    #expect(isClose(.infinity, .infinity, within: 1e-9))
    #expect(!isClose(1, .infinity, within: 1e-9, of: 1))
    #expect(!isClose(-.infinity, .infinity, within: 0, of: 1))
  }

  @Test("equal lists of bits tell zeros apart")
  func bits() {
    #expect(sameBits([0, 1], [0, 1]))
    #expect(!sameBits([0], [-0.0]))
    #expect(!sameBits([0], [0, 0]))
  }

  @Test("200 seeds reach every activation, loss, depth and number of outputs")
  func randomNetworks() {
    let all = (0..<200).map { RandomNetwork(seed: $0) }
    for activation in Activation.allCases {
      #expect(
        all.contains { $0.network.layers.dropLast().contains { $0.activation == activation } })
      #expect(all.contains { $0.network.layers.last!.activation == activation })
    }
    for loss in [Loss.ssr, .halfSSR, .mse] { #expect(all.contains { $0.network.loss == loss }) }
    for depth in 0...3 { #expect(all.contains { $0.network.layers.count == depth + 1 }) }
    for outputs in 1...3 { #expect(all.contains { $0.network.outputCount == outputs }) }
  }

  @Test("the same seed gives the same network, another seed another")
  func seeds() {
    let (first, again, other) = (
      RandomNetwork(seed: 7), RandomNetwork(seed: 7), RandomNetwork(seed: 8)
    )
    #expect(first.network == again.network && first.observations == again.observations)
    #expect(sameBits(first.parameters, again.parameters))
    #expect(!sameBits(first.parameters, other.parameters))
  }

  @Test(
    "references are what their scripts compute",
    arguments: [
      "descents", "elementary", "elementary-floats", "generator", "lesson", "networks", "penguins",
    ])
  func references(name: String) throws {
    #expect(try checkReference(script: "\(name).py") == "")
  }

  @Test("a reference script that fails is noticed")
  func missingScript() throws {
    #expect(try checkReference(script: "nothing.py") != "")
  }
}
