import ChainRule

/// What `chainrule --version` prints.
let version = "0.1.0"

var versionText: String { "chainrule \(version) (arithmetic revision \(arithmeticRevision))\n" }
