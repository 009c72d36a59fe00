/// The options of all commands, by their long names.
enum OptionName: String, CaseIterable {
  // The table
  case target, inputs, decimal, scale, classes
  // The network
  case hidden, activation, loss, mean
  case outputActivation = "output-activation"
  // The start
  case start, freeze, `init`, seed, restarts
  // The descent
  case optimizer, momentum, beta1, beta2, epsilon, steps, batch, tolerance, l1, l2
  case learningRate = "learning-rate"
  case decayBiases = "decay-biases"
  // The machine
  case threads, precision
  // Explaining
  case parameter, step, row, rows, form, digits, teach, standalone
  // Output
  case output, format, json, quiet, force
  // Help
  case help, version, man, completions

  /// As it is written: `--learning-rate`.
  var written: String { "--" + rawValue }
}

/// The operands of all commands.
enum OperandName: String {
  case data, run, newData, topic
}
