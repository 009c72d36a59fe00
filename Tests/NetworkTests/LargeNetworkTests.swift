import Network
import Testing

@Suite struct LargeNetworkTests {
  @Test("sizes whose sum or product cannot be numbered are refused")
  func sums() {
    let wide = 1 << 28
    for hidden in [[Int.max], [wide, 1 << 40], Array(repeating: wide, count: 300)] {
      #expect(throws: NetworkError.tooLarge) { try Network(inputs: wide, hidden: hidden) }
    }
  }
}
