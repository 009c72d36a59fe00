/// Numbers of one precision in memory of their own: parameters, gradients, what optimisers keep.
///
/// Training hands vectors from kernel to kernel without converting them; the outside reads and
/// writes single values, or all of them, as `Double`, which holds every `Float` exactly.
package final class Vector: @unchecked Sendable {
  package let precision: Precision
  package let count: Int
  /// `count` numbers of the precision, on a boundary of 64 bytes.
  package let memory: UnsafeMutableRawPointer

  /// So many zeros.
  package init(zeros count: Int, _ precision: Precision) {
    self.precision = precision
    self.count = count
    let bytes = max(count, 1) * precision.bytes
    memory = .allocate(byteCount: bytes, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
  }

  /// Values, each rounded to the precision.
  package convenience init(_ values: [Double], _ precision: Precision) {
    self.init(zeros: values.count, precision)
    set(values)
  }

  deinit { memory.deallocate() }

  /// The numbers, of a vector of `Double`.
  package var doubles: UnsafeMutablePointer<Double> {
    precondition(precision == .double)
    return memory.assumingMemoryBound(to: Double.self)
  }

  /// The numbers, of a vector of `Float`.
  package var floats: UnsafeMutablePointer<Float> {
    precondition(precision == .float)
    return memory.assumingMemoryBound(to: Float.self)
  }

  /// One number; what is written is rounded to the precision.
  package subscript(index: Int) -> Double {
    get {
      precondition(index >= 0 && index < count)
      switch precision {
      case .double: return doubles[index]
      case .float: return Double(floats[index])
      }
    }
    set {
      precondition(index >= 0 && index < count)
      switch precision {
      case .double: doubles[index] = newValue
      case .float: floats[index] = Float(newValue)
      }
    }
  }

  /// Takes values, each rounded to the precision.
  package func set(_ values: [Double]) {
    precondition(values.count == count)
    switch precision {
    case .double: for index in 0..<count { doubles[index] = values[index] }
    case .float: for index in 0..<count { floats[index] = Float(values[index]) }
    }
  }

  /// Takes the numbers of another vector of the same precision and length.
  package func copy(_ other: Vector) {
    precondition(other.count == count && other.precision == precision)
    memory.copyMemory(from: other.memory, byteCount: count * precision.bytes)
  }

  /// Writes all numbers into an array of the same length.
  package func write(into values: inout [Double]) {
    precondition(values.count == count)
    for index in 0..<count { values[index] = self[index] }
  }

  /// All numbers.
  package var values: [Double] {
    switch precision {
    case .double: Array(UnsafeBufferPointer(start: doubles, count: count))
    case .float: UnsafeBufferPointer(start: floats, count: count).map { Double($0) }
    }
  }
}

extension Precision {
  /// The bytes of one number.
  package var bytes: Int { self == .double ? 8 : 4 }
}
