import TestSupport
import Testing

@testable import Training

@Suite struct EpochOrderTests {
  @Test("an epoch takes every row once; the last minibatch is what is left")
  func epochs() {
    var order = EpochOrder(rowCount: 10, batch: 4, seed: 1)
    #expect(order.changesPerEpoch == 3)
    for epoch in 0..<5 {
      let parts = (0..<3).map { Array(order.rows(ofChange: 3 * epoch + $0)) }
      #expect(parts.map(\.count) == [4, 4, 2])
      #expect(parts.joined().sorted() == Array(0..<10))
    }
  }

  @Test("the rows of a change do not depend on those asked for before")
  func randomAccess() {
    var inOrder = EpochOrder(rowCount: 30, batch: 7, seed: 9)
    let all = (0..<60).map { Array(inOrder.rows(ofChange: $0)) }
    for change in [59, 3, 40, 0, 12, 58] {
      var fresh = EpochOrder(rowCount: 30, batch: 7, seed: 9)
      #expect(Array(fresh.rows(ofChange: change)) == all[change])
      #expect(Array(inOrder.rows(ofChange: change)) == all[change])
    }
    #expect(Set(all.prefix(5).map(\.count)) == [7, 2])
    #expect(all[0] != all[5], "epochs have orders of their own")
  }
}
