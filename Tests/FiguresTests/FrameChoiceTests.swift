import Figures
import Kernels
import Testing

@Suite struct FrameChoiceTests {
  static func motions(_ count: Int, seed: UInt64, _ shape: (Int, Double) -> Double) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { shape($0, Double(generator.next() >> 11) / 0x1p53) }
  }

  @Test("the first and the last state are held, in order, at most as many as asked for")
  func ends() {
    for count in [0, 1, 2, 5, 239, 240, 241, 1000, 5000] {
      for limit in [2, 3, 24, 240] {
        for seed in 1...4 as ClosedRange<UInt64> {
          let places = FrameChoice.places(
            motions: Self.motions(count, seed: seed) { k, u in
              seed == 1 ? 0 : seed == 2 ? u : seed == 3 ? 1 / Double(k + 1) : u < 0.9 ? 0 : u * 50
            }, limit: limit)
          #expect(places.first == 0 && places.last == count)
          #expect(places.count <= max(limit, 1) && places.count <= count + 1)
          #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
        }
      }
    }
  }

  @Test("small motions are gathered to even ones")
  func even() {
    let motions = Self.motions(20_000, seed: 5) { k, u in u / (1 + Double(k) / 500) }
    let places = FrameChoice.places(motions: motions, limit: 240)
    #expect(places.count >= 230)
    let strides = zip(places, places.dropFirst()).map { motions[$0..<$1].reduce(0, +) }
    let inner = strides.dropLast()
    let (least, most) = (inner.min()!, inner.max()!)
    #expect(most < 1.5 * least, "\(least) … \(most)")
  }

  @Test("where a single step moves much, every step is held")
  func leaps() {
    let motions = Self.motions(3000, seed: 6) { k, u in k < 20 ? 1 + u : 0.001 * u }
    let places = FrameChoice.places(motions: motions, limit: 240)
    #expect(Array(places.prefix(21)) == Array(0...20))
  }

  @Test("without motion the steps are spread evenly")
  func still() {
    let places = FrameChoice.places(motions: [Double](repeating: 0, count: 1000), limit: 11)
    #expect(places == (0...10).map { $0 * 100 })
  }

  @Test("measured steps are all of few, and of many each early one")
  func candidates() {
    #expect(FrameChoice.candidates(last: 0) == [0])
    #expect(FrameChoice.candidates(last: 1000) == Array(0...1000))
    let many = FrameChoice.candidates(last: 1_000_000, limit: 4000)
    #expect(many.count <= 4000 && many.last == 1_000_000)
    #expect(Array(many.prefix(1000)) == Array(0..<1000))
    #expect(zip(many, many.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("the lesson's leaps at the start are all held, its plateau is not")
  func lesson() throws {
    let steps = try Runs.lesson().frames.map { $0.step }
    #expect(steps.count == 240 || steps.count > 220)
    #expect(Array(steps.prefix(6)) == [0, 1, 2, 3, 4, 5])
    #expect(steps.last == 1000)
  }
}
