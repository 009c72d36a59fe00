import Kernels

/// The memory of a descent: its present state, and room for the next one.
///
/// A descent is a value; copies of it share their vectors until one of them moves on.
final class DescentVectors {
  private(set) var parameters: Vector
  /// What the optimiser remembers.
  private(set) var memory: Vector
  private(set) var gradient: Vector
  private(set) var nextParameters: Vector
  private(set) var nextMemory: Vector
  private(set) var nextGradient: Vector

  init(parameters: [Double], memory: [Double], _ precision: Precision) {
    self.parameters = Vector(parameters, precision)
    self.memory = Vector(memory, precision)
    gradient = Vector(zeros: parameters.count, precision)
    // Frozen parameters, and what is remembered of them, are never written.
    nextParameters = Vector(parameters, precision)
    nextMemory = Vector(memory, precision)
    nextGradient = Vector(zeros: parameters.count, precision)
  }

  /// A copy to move on, while the other stays.
  init(_ other: DescentVectors) {
    func copy(_ vector: Vector) -> Vector {
      let copy = Vector(zeros: vector.count, vector.precision)
      copy.copy(vector)
      return copy
    }
    parameters = copy(other.parameters)
    memory = copy(other.memory)
    gradient = copy(other.gradient)
    nextParameters = copy(other.parameters)
    nextMemory = copy(other.memory)
    nextGradient = copy(other.gradient)
  }

  /// The next state becomes the present one.
  func advance() {
    swap(&parameters, &nextParameters)
    swap(&memory, &nextMemory)
    swap(&gradient, &nextGradient)
  }

  /// By how much the next change moves the parameter that moves most.
  var largestMove: Double {
    switch parameters.precision {
    case .double:
      return Self.largest(parameters.doubles, nextParameters.doubles, parameters.count)
    case .float:
      return Double(Self.largest(parameters.floats, nextParameters.floats, parameters.count))
    }
  }

  @inline(__always)
  private static func largest<Number: FloatingPoint>(
    _ a: UnsafePointer<Number>, _ b: UnsafePointer<Number>, _ count: Int
  ) -> Number {
    var largest: Number = 0
    for index in 0..<count { largest = max(largest, abs(b[index] - a[index])) }
    return largest
  }
}
