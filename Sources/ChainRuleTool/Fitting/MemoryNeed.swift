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
  var threads = 1

  /// - Parameter machine: the memory there is, in bytes.
  /// - Throws: `Failure` with status 64 where a fit needs more.
  func check(machine: Double = Self.machine) throws(Failure) {
    guard machine <= 0 || bytes <= machine else {
      throw .usage(
        "the network has \(network.parameterCount) parameters, which take about "
          + "\(gigabytes(bytes)) of memory, and here are \(gigabytes(machine))",
        remedy: "smaller numbers in --hidden")
    }
  }

  private static var machine: Double {
    Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// About what is alive at once: the vectors of the descent and its engine, a partial sum for
  /// each power of two of blocks, the columns of a block or of the piece of one that each thread
  /// goes through, and the threads' own sums where they are small enough to have some.
  private var bytes: Double {
    let sums = Double(Int.bitWidth - (rows / 256).leadingZeroBitCount + 1)
    let parameters = Double(network.parameterCount)
    let columns = Double(network.biasCount) * max(1024, 128 * Double(threads))
    let shared = threads > 1 ? Double(threads) * min(parameters, 32768) * (3 + sums) : 0
    return 8 * (parameters * (9 + sums) + columns + shared)
  }

  private func gigabytes(_ bytes: Double) -> String { decimal(bytes / 1e9, digits: 2) + " GB" }
}
