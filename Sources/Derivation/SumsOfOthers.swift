/// For each term the sum of all others: of those before it and those behind it, so that the work
/// grows with their number and not its square. Nothing is subtracted, and nothing cancels.
func sumsOfOthers<Number>(
  _ terms: [Number], zero: Number, _ add: (Number, Number) -> Number
) -> [Number] {
  var behind = [Number](repeating: zero, count: terms.count)
  for k in terms.indices.dropLast().reversed() { behind[k] = add(terms[k + 1], behind[k + 1]) }
  var before = zero
  return terms.indices.map { k in
    defer { before = add(before, terms[k]) }
    return add(before, behind[k])
  }
}
