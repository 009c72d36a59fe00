#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What is known of the terminals behind standard output and standard error.
enum Terminal {
  /// Whether somebody watches standard error.
  static var showsErrors: Bool { isatty(STDERR_FILENO) == 1 }

  /// The number of columns of the terminal behind `descriptor`; 80 where there is none.
  static func width(of descriptor: Int32 = STDERR_FILENO) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether colours may be used on `descriptor`: a terminal that is not dumb, and no `NO_COLOR`.
  static func hasColours(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1, (environment("NO_COLOR") ?? "").isEmpty else { return false }
    return environment("TERM").map { $0 != "dumb" } ?? false
  }

  /// Whether text may have characters beyond ASCII's: a locale that is named, but not of UTF-8, asks
  /// for none. The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty counts.
  static var hasUnicode: Bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    guard let named else { return true }
    let codeset = named.split(separator: "@")[0].split(separator: ".").dropFirst().first ?? ""
    return ["utf-8", "utf8"].contains(codeset.lowercased())
  }

  /// `text` in bold red where standard error shows colours.
  static func alarm(_ text: String) -> String {
    hasColours(STDERR_FILENO) ? "\u{1B}[1;31m" + text + "\u{1B}[0m" : text
  }

  /// The headings of a help text in bold, where standard output shows colours.
  static func withBoldHeadings(_ text: String) -> String {
    guard hasColours(STDOUT_FILENO) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isHeading = line.last == ":" && line.first != " "
      return isHeading ? "\u{1B}[1m" + line + "\u{1B}[0m" : String(line)
    }.joined(separator: "\n")
  }

  /// The value of a variable of the environment, or `nil`.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
