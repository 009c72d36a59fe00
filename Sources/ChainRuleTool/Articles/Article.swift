/// A short text to read: in the terminal by `chainrule help TOPIC`, and as a page of the
/// documentation. Its numbers are computed when it is printed.
struct Article {
  let title: String
  let blocks: [Block]

  enum Block {
    case paragraph(String)
    /// Lines that stand as they are: formulas and numbers.
    case listing([String])
  }

  /// For a terminal of 80 columns.
  var text: String {
    let parts = blocks.map { block in
      switch block {
      case .paragraph(let text): wrapped(text, width: 78).joined(separator: "\n")
      case .listing(let lines): lines.map { "    " + $0 }.joined(separator: "\n")
      }
    }
    return ([title] + parts).joined(separator: "\n\n") + "\n"
  }

  /// For the documentation.
  var markdown: String {
    let parts = blocks.map { block in
      switch block {
      case .paragraph(let text): wrapped(text, width: 98).joined(separator: "\n")
      case .listing(let lines): "```\n" + lines.joined(separator: "\n") + "\n```"
      }
    }
    return (["# \(title)"] + parts).joined(separator: "\n\n") + "\n"
  }
}

extension Article {
  /// The article of a topic of `ToolDescription.chainrule`.
  static func named(_ topic: String) throws(Failure) -> Article {
    switch topic {
    case "backpropagation": return try .backpropagation()
    case "chain-rule": return try .chainRule()
    case "gradient-descent": return try .gradientDescent()
    case "simultaneous": return try .simultaneous()
    default: throw .fault("no article is called \(topic)")
    }
  }
}
