/// The completions of bash, from version 3.2 on, without help of the package `bash-completion`.
extension ToolDescription {
  var bashCompletion: String {
    let operandCases = availableCommands.flatMap { command in
      command.operands.enumerated().map { index, operand in
        "      '\(command.name) \(index)') \(bashCandidates(of: operand)) ;;"
      }
    }
    let optionCases = availableCommands.flatMap { command in
      command.availableOptions.flatMap { option in
        option.form.map { form in
          option.allWritten.map {
            "      '\(command.name) \($0)') \(form.bashCandidates) ;;"
          }
        } ?? []
      }
    }
    let optionWords = availableCommands.map { command in
      let words = command.availableOptions.flatMap(\.allWritten)
      return "    \(command.name)) options='\(words.joined(separator: " "))' ;;"
    }
    let valued = availableCommands.map { command in
      let words = command.availableOptions.filter { $0.form != nil }.flatMap(\.allWritten)
      return "    \(command.name)) valued=' \(words.joined(separator: " ")) ' ;;"
    }
    return """
      # Completions of chainrule for bash, made by: chainrule help --completions bash

      # Offers the words $1 for what stands before the cursor.
      _chainrule_words() {
        COMPREPLY=($(compgen -P "$prefix" -W "$1" -- "$current"))
      }

      # The same for words with commas between them: the last of them is completed.
      _chainrule_list() {
        if [[ $current == *,* ]]; then
          prefix="$prefix${current%,*},"
          current="${current##*,}"
        fi
        _chainrule_words "$1"
        compopt -o nospace 2>/dev/null
      }

      # Offers files whose names end in one of the suffixes given, and folders.
      _chainrule_files() {
        local IFS=$'\\n' suffix
        compopt -o filenames -o default 2>/dev/null
        COMPREPLY=($(compgen -P "$prefix" -d -- "$current"))
        for suffix in "${@:-}"; do
          COMPREPLY+=($(compgen -P "$prefix" -f -X "!*$suffix" -- "$current"))
        done
      }

      _chainrule() {
        local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
        local prefix= option= options= valued= count=0 index word
        local command="${COMP_WORDS[1]}"
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          _chainrule_words '\(availableCommands.map(\.name).joined(separator: " ")) --help --version'
          return
        fi
        case "$command" in
      \(valued.joined(separator: "\n"))
        esac
        case "$command" in
      \(optionWords.joined(separator: "\n"))
        esac

        # The option whose value is being typed, if any: "--name value", or "--name=value", which
        # bash may have cut at the "=".
        if [[ $current == '=' ]]; then
          option="$before"
          current=
        elif [[ $before == '=' ]]; then
          option="${COMP_WORDS[COMP_CWORD-2]}"
        elif [[ $current == --*=* ]]; then
          option="${current%%=*}"
          prefix="$option="
          current="${current#*=}"
        elif [[ $valued == *" $before "* ]]; then
          option="$before"
        fi

        if [[ -n $option ]]; then
          case "$command $option" in
      \(optionCases.joined(separator: "\n"))
          esac
          return
        fi
        if [[ $current == -* ]]; then
          _chainrule_words "$options"
          return
        fi

        # How many operands stand before this one.
        for ((index = 2; index < COMP_CWORD; index++)); do
          word="${COMP_WORDS[index]}"
          if [[ $valued == *" $word "* ]]; then
            [[ ${COMP_WORDS[index+1]} == '=' ]] && ((index++))
            ((index++))
          elif [[ $word == - || $word != -* ]]; then
            ((count++))
          fi
        done
        case "$command $count" in
      \(operandCases.joined(separator: "\n"))
        esac
      }

      complete -F _chainrule chainrule

      """
  }

  private func bashCandidates(of operand: OperandDescription) -> String {
    operand.name == .topic
      ? "_chainrule_words '\(readableWords.joined(separator: " "))'" : operand.form.bashCandidates
  }

  /// The words that may follow `chainrule help`.
  var readableWords: [String] { availableCommands.map(\.name) + topics.map(\.name) }
}

extension OptionDescription {
  /// The option in all its spellings: `-o` and `--output`.
  fileprivate var allWritten: [String] { (short.map { ["-\($0)"] } ?? []) + [name.written] }
}

extension ValueForm {
  /// The shell command that offers what the value may be; `:` offers nothing.
  fileprivate var bashCandidates: String {
    switch self {
    case .inputFile(let suffix, _): "_chainrule_files '\(suffix)'"
    case .outputFile: "_chainrule_files" + words.map { " '\($0.text)'" }.joined()
    case .folder: "_chainrule_files /"
    case .assignments: "_chainrule_files .json .chainrule"
    case .list where !words.isEmpty:
      "_chainrule_list '\(words.map(\.text).joined(separator: " "))'"
    default:
      words.isEmpty ? ":" : "_chainrule_words '\(words.map(\.text).joined(separator: " "))'"
    }
  }
}
