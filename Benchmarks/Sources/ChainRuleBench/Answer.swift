import Encoding

/// What is told of a measured pass.
struct Answer {
  var seconds: Double?
  var passes = 0
  var losses: [Double] = []
  var parameters: [Double] = []
  var failure: String?

  var line: String {
    if let failure { return JSON.object([("error", .string(failure))]).serialised() }
    var members: [(String, JSON)] = []
    if let seconds { members.append(("seconds", .number(seconds))) }
    members.append(("passes", .integer(passes)))
    members.append(("loss", Self.sample(losses)))
    members.append(("parameters", Self.sample(parameters)))
    return JSON.object(members.map { (key: $0.0, value: $0.1) }).serialised()
  }

  /// At most 5000 of the values, at even distances.
  private static func sample(_ values: [Double]) -> JSON {
    let distance = max(1, (values.count + 4999) / 5000)
    return .array(stride(from: 0, to: values.count, by: distance).map { .number(values[$0]) })
  }
}
