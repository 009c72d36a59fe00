import ChainRule

extension CommandDescription {
  static let fit = CommandDescription(
    name: "fit",
    summary: "fit a network to a table",
    about: [
      """
      Reads a table (CSV with a header), trains a network on it by backpropagation and \
      gradient descent, and keeps everything in one file, the run: the data, the network, \
      the options, the loss of every step, and enough of the way to compute any step of it \
      again, bit for bit.
      """,
      """
      Without options beyond --target it chooses what suits a table of measurements, and \
      says what it chose. What training minimises is called the loss; a step changes all \
      parameters at once, each along its own derivative of the loss.
      """,
      """
      Ctrl-C ends a fit well: what was reached is kept. A run that is there already is \
      replaced, with --force, by a whole fit only: one that is interrupted leaves it as it \
      was and is kept as RUN.interrupted.
      """,
    ],
    operands: [
      OperandDescription(
        name: .data, placeholder: "DATA.csv|-",
        form: .inputFile(suffix: ".csv", standardInput: true),
        help: """
          the table: a header, then one row of numbers per observation, between commas, \
          semicolons or tabs; - reads standard input and needs -o
          """)
    ],
    groups: [.table, .network, .start, .descent, .machine, .fitOutput],
    rules: [.standardInput(.data, needs: .output)],
    examples: [
      Example(
        caption: "Predict one column of a table from all others",
        lines: ["chainrule fit table.csv --target price -o my.chainrule"]),
      Example(
        caption: "The lesson: a dose that works only in the middle, every choice named",
        lines: [
          "chainrule fit lesson/lesson.csv --target Observed --hidden 2 \\",
          "  --activation softplus --loss ssr --scale none --learning-rate 0.1 \\",
          "  --start w1=2.74,b1=0,w2=-1.13,b2=0,w3=0.36,w4=0.63,b3=0 --steps 1000 \\",
          "  -o my.chainrule",
        ]),
    ])
}

extension OptionGroup {
  fileprivate static let table = OptionGroup(
    title: "The table",
    options: [
      OptionDescription(
        name: .target, placeholder: "NAME[,NAME]", form: .list(.text, repeats: false),
        isRequired: true, help: "the column to predict, or several of them"),
      OptionDescription(
        name: .inputs, placeholder: "NAME[,NAME]", form: .list(.text, repeats: false),
        standard: .said("every other column"), help: "the columns to predict it from"),
      .decimal,
      OptionDescription(
        name: .scale, form: .words([Word("standard"), Word("none")]),
        standard: .value("standard"),
        help: "how columns are trained on; standard: at mean 0 and deviation 1, none: as they are"),
      OptionDescription(
        name: .classes, placeholder: "NAME[,NAME]", form: .list(.text, repeats: false),
        standard: .said("those in the target, in order"),
        help: """
          the classes of the target and their order, for --loss cross-entropy; of two the last \
          is the one whose probability is predicted
          """),
    ])

  fileprivate static let network = OptionGroup(
    title: "The network",
    options: [
      OptionDescription(
        name: .hidden, placeholder: "N[,N]|none",
        form: .wordOr([Word("none")], .list(.integer(1...65_536), repeats: true)),
        standard: .value("16"), help: "how many nodes each hidden layer has"),
      OptionDescription(
        name: .activation, placeholder: "NAME[,NAME]",
        form: .list(.words(Word.activations), repeats: true), standard: .value("softplus"),
        help: "what a hidden node does to its sum; one name for all hidden layers, or one each"),
      OptionDescription(
        name: .outputActivation, placeholder: "NAME", form: .words(Word.activations),
        standard: .value("identity"),
        help: "what an output node does to its sum; not with cross-entropy, which has its own"),
      OptionDescription(
        name: .loss,
        form: .words(
          Loss.allCases.filter { $0 != .meanCrossEntropy }.map { Word($0.rawValue) }
            + ["mae", "huber", "poisson"].map { Word($0, .later) }),
        standard: .value("mse"),
        help: """
          what training minimises; ssr: the sum of the squared residuals, half-ssr: half of \
          it, mse: their mean, cross-entropy: of classes, minus the sum of the logarithms of \
          the probabilities of what was observed
          """),
      OptionDescription(
        name: .mean, help: "divide the cross-entropy by the number of rows"),
      OptionDescription(
        name: .l2, placeholder: "N", form: .number(.nonNegative), standard: .said("0"),
        help: "add N times the sum of the squared weights to the loss"),
      OptionDescription(
        name: .l1, placeholder: "N", form: .number(.nonNegative), standard: .said("0"),
        help: "add N times the sum of the sizes of the weights to the loss"),
      OptionDescription(
        name: .decayBiases, help: "count the biases as weights in --l1 and --l2"),
    ])

  fileprivate static let start = OptionGroup(
    title: "Where the descent starts",
    options: [
      OptionDescription(
        name: .start, placeholder: "w1=N,b1=N|FILE", form: .assignments,
        standard: .said("--init decides"),
        help: """
          where parameters start; what is not named comes from --init; FILE is a run, or JSON \
          with names and values
          """),
      OptionDescription(
        name: .freeze, placeholder: "NAME[,NAME]", form: .list(.text, repeats: false),
        help: "parameters that stay where they start"),
      OptionDescription(
        name: .`init`,
        form: .words([Word("auto")] + Initialiser.allCases.map { Word($0.rawValue) }),
        standard: .value("auto"),
        help: """
          how the other weights are drawn; auto: he for softplus and relu, glorot otherwise; \
          biases start at 0
          """),
      OptionDescription(
        name: .seed, placeholder: "N", form: .seed, standard: .value("0"),
        help: "which random numbers are drawn; the same seed gives the same fit"),
      OptionDescription(
        name: .restarts, placeholder: "N", form: .integer(1...1_000_000), standard: .said("1"),
        help: """
          try N starts, with the seeds from --seed on, and keep the one that comes to the lowest \
          loss; it is the fit that its seed alone gives
          """),
    ])

  fileprivate static let descent = OptionGroup(
    title: "The descent",
    options: [
      OptionDescription(
        name: .optimizer,
        form: .words(
          [Word("auto")] + Optimiser.Kind.allCases.map { Word($0.rawValue) }
            + ["nesterov", "adagrad", "rmsprop", "adamw", "l-bfgs", "levenberg-marquardt"]
            .map { Word($0, .later) }), standard: .value("auto"),
        help: """
          how the gradient becomes a step; auto: adam for minibatches, gradient-descent for all \
          rows at once
          """),
      OptionDescription(
        name: .learningRate, placeholder: "N", form: .number(.positive),
        standard: .said("one that suits the data, 0.001 for adam"),
        help: """
          how far a step goes; in gradient descent each parameter moves by minus N times its \
          derivative
          """),
      OptionDescription(
        name: .momentum, placeholder: "N", form: .number(.share), standard: .said("0.9"),
        help: "the share of its velocity that a parameter keeps; for momentum"),
      OptionDescription(
        name: .beta1, placeholder: "N", form: .number(.share), standard: .said("0.9"),
        help: "the share that the running mean of the derivatives keeps; for adam"),
      OptionDescription(
        name: .beta2, placeholder: "N", form: .number(.share), standard: .said("0.999"),
        help: "the share that the running mean of their squares keeps; for adam"),
      OptionDescription(
        name: .epsilon, placeholder: "N", form: .number(.positive), standard: .said("1e-8"),
        help: "what is added to the root of that mean; for adam"),
      OptionDescription(
        name: .steps, placeholder: "N", form: .integer(0...Int.max), standard: .value("1000"),
        help: "how many steps to make at most"),
      OptionDescription(
        name: .batch, placeholder: "N|full",
        form: .wordOr([Word("full")], .integer(1...Int.max)), standard: .value("full"),
        help: """
          how many rows each step looks at; full, or a number not below that of the rows: all \
          of them; else every epoch takes all rows once, in an order drawn from the seed
          """),
      OptionDescription(
        name: .tolerance, placeholder: "N", form: .number(.nonNegative), standard: .value("0"),
        help: "stop when no parameter moves by more than this in a step; 0: never"),
    ])

  fileprivate static let machine = OptionGroup(
    title: "The machine",
    options: [
      OptionDescription(
        name: .threads, placeholder: "N", form: .integer(1...4096),
        standard: .said("all cores"),
        help: """
          how many threads may work; the result never depends on it, and small work is done by \
          one
          """),
      OptionDescription(
        name: .precision, form: .words(Precision.allCases.map { Word($0.rawValue) }),
        standard: .value("double"),
        help: """
          the numbers it computes with; double: 53 bits, about 16 digits; float: 24 bits, about 7 \
          digits, half the memory and up to twice the speed
          """),
    ])

  fileprivate static let fitOutput = OptionGroup(
    title: "Output",
    options: [
      OptionDescription(
        name: .output, short: "o", placeholder: "RUN", form: .outputFile(suffixes: []),
        standard: .said("DATA.chainrule beside the data"), help: "the run to write"),
      .force("write over a run that is there already"),
      OptionDescription(name: .quiet, help: "show no progress"),
      .json("print the result as one JSON object"),
    ])
}

extension Word {
  fileprivate static let activations = Activation.allCases.map { Word($0.rawValue) }
}
