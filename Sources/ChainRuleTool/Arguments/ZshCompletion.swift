/// The completions of zsh, for its `_arguments`.
extension ToolDescription {
  var zshCompletion: String {
    let commandLines = availableCommands.map { command in
      "        \(shellQuoted(command.name + ":" + command.summary))"
    }
    let cases = availableCommands.map { command in
      let specs =
        command.availableOptions.flatMap(\.zshSpecs)
        + command.operands.enumerated().map { zshSpec(of: $1, at: $0 + 1) }
      return """
                \(command.name))
                  _arguments -S \\
                    \(specs.joined(separator: " \\\n            "))
                  ;;
        """
    }
    return """
      #compdef chainrule
      # Completions of chainrule for zsh, made by: chainrule help --completions zsh

      _chainrule() {
        local curcontext="$curcontext" context state state_descr line
        typeset -A opt_args
        _arguments -C \\
          '(- *)'{-h,--help}'[print the overview and end]' \\
          '(- *)--version[print the version and end]' \\
          '1: :->command' '*:: :->arguments'
        case $state in
          command)
            local -a commands
            commands=(
      \(commandLines.joined(separator: "\n"))
            )
            _describe -t commands command commands
            ;;
          arguments)
            case $words[1] in
      \(cases.joined(separator: "\n"))
            esac
            ;;
        esac
      }

      if [[ $funcstack[1] == _chainrule ]]; then
        _chainrule "$@"
      else
        compdef _chainrule chainrule
      fi

      """
  }

  private func zshSpec(of operand: OperandDescription, at position: Int) -> String {
    let action =
      operand.name == .topic
      ? "(\(readableWords.joined(separator: " ")))" : operand.form.zshAction
    let colons = operand.isRequired ? ":" : "::"
    return shellQuoted("\(position)\(colons)\(zshEscaped(operand.placeholder)):\(action)")
  }
}

extension OptionDescription {
  /// `'--steps=[how many steps to make at most]:N:'`; one for each spelling.
  fileprivate var zshSpecs: [String] {
    let value = form.map { ":\(zshEscaped(valueText ?? "")):\($0.zshAction)" } ?? ""
    let end = "[" + zshEscaped(brief) + "]" + value
    let mark = repeats ? "*" : short == nil ? "" : "(-\(short!) \(name.written))"
    let long = shellQuoted(mark + name.written + (form == nil ? "" : "=") + end)
    guard let short else { return [long] }
    return [shellQuoted(mark + "-\(short)" + (form == nil ? "" : "+") + end), long]
  }
}

extension ValueForm {
  /// The action of `_arguments` that offers what the value may be; a space offers nothing.
  fileprivate var zshAction: String {
    let texts = words.map(\.text).joined(separator: " ")
    return switch self {
    case .inputFile(let suffix, _): "_files -g \"*\(suffix)\""
    case .outputFile(let suffixes) where suffixes.isEmpty: "_files"
    case .outputFile: "_files -g \"*(\(words.map(\.text).joined(separator: "|")))\""
    case .folder: "_files -/"
    case .assignments: "_files -g \"*(.json|.chainrule)\""
    case .list where !words.isEmpty: "_values -s , word \(texts)"
    default: words.isEmpty ? " " : "(\(texts))"
    }
  }
}

/// `text` in single quotes.
func shellQuoted(_ text: String) -> String {
  "'" + String(text.flatMap { $0 == "'" ? Array("'\\''") : [$0] }) + "'"
}

/// The characters that mean something to `_arguments`, with backslashes before them.
private func zshEscaped(_ text: String) -> String {
  String(text.flatMap { "[]:\\".contains($0) ? ["\\", $0] : [$0] })
}
