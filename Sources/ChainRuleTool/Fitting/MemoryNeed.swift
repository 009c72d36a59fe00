import ChainRule

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What a fit takes, so that one that can never fit is refused instead of being killed.
struct MemoryNeed {
  let network: Network
  let rows: Int

  /// The parameters of a run are kept together, in a value of SQLite, which has a limit.
  private static let parameterLimit = 124_000_000

  /// - Throws: `Failure` with status 64 where the network is larger than a run or the machine.
  func check() throws(Failure) {
    let count = network.parameterCount
    guard count <= Self.parameterLimit else {
      throw tooLarge("a run can keep \(Self.parameterLimit)")
    }
    let machine = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    guard machine <= 0 || bytes <= machine else {
      throw tooLarge(
        "they take about \(gigabytes(bytes)) of memory, and here are \(gigabytes(machine))")
    }
  }

  /// About what is alive at once: the vectors of the descent and its engine, a partial sum for
  /// each power of two of blocks, and the columns of a block.
  private var bytes: Double {
    let sums = Double(Int.bitWidth - (rows / 256).leadingZeroBitCount + 1)
    return 8 * (Double(network.parameterCount) * (9 + sums) + 768 * Double(network.biasCount))
  }

  private func gigabytes(_ bytes: Double) -> String { decimal(bytes / 1e9, digits: 2) + " GB" }

  private func tooLarge(_ reason: String) -> Failure {
    .usage(
      "the network has \(network.parameterCount) parameters; \(reason)",
      remedy: "smaller numbers in --hidden")
  }
}
