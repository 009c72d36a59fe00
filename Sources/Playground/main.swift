// The engine without an operating system. `make check-seam` runs this program natively and as
// WebAssembly and compares what the two print, byte for byte.

import CPage
import ChainRule

/// A name, the bits of a value, and the value as the shortest decimal that reads back to them.
func show(_ name: String, _ value: Double) {
  let bits = String(value.bitPattern, radix: 16)
  let zeros = String(repeating: "0", count: 16 - bits.utf8.count)
  // Which bits a NaN has is up to the processor.
  print("  \(name) \(value.isNaN ? "" : zeros + bits) \(shortest(value))")
}

showNumbers()
do throws(NetworkError) {
  try showLesson()
  try showTable()
} catch {
  print("a network was refused")
}
