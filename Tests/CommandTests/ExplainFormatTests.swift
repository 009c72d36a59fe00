import Foundation
import TestSupport
import Testing

/// `explain` in its formats, as they are printed; what programs of others make of them.
@Suite("explain's formats") struct ExplainFormatTests {
  private static let shown: [(options: [String], file: String)] = [
    (["--teach"], "explain-teach.txt"),
    (["--teach", "--form", "recursive"], "explain-teach-recursive.txt"),
    (["--format", "latex"], "explain.tex"),
    (["--format", "latex", "--standalone", "--teach", "--form", "recursive"], "explain-teach.tex"),
    (["--format", "mathml"], "explain.mathml"),
    (["--format", "mathml", "--form", "recursive", "--teach"], "explain-teach.mathml"),
    (["--format", "html", "--teach"], "explain-teach.html"),
    (["--format", "json", "--form", "recursive", "--parameter", "w1"], "explain.json"),
  ]

  @Test("the lesson's seven derivations are printed whole, in every format")
  func lesson() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for (options, file) in Self.shown {
        let result = try workspace.run(["explain", "lesson.chainrule"] + options)
        #expect(result.status == 0 && result.stderr.isEmpty)
        try expectSnapshot(result.stdout, named: file)
      }
      let ascii = try workspace.run(
        ["explain", "lesson.chainrule", "--form", "recursive"], environment: ["LC_ALL": "C"])
      try expectSnapshot(ascii.stdout, named: "explain-ascii.txt")
    }
  }

  /// A table whose names have everything that XML, LaTeX and ASCII do not take as it is.
  private static let hostile = [
    "100%_of $x$ & #{y}~^\\", "<b>\"é\" 中\u{1F600}</b>", "½·σ − \u{2028}'",
  ]

  /// A run of such a table, with several paths.
  private func fitHostile(_ workspace: Workspace) throws {
    let names = Self.hostile.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    try workspace.put(
      names.joined(separator: ",") + "\n1,2,3\n2,1,5\n4,0,1\n3,3,3\n", "hostile.csv")
    let fit = try workspace.run([
      "fit", "hostile.csv", "--target", names[2], "--hidden", "2,2", "--activation", "tanh,sigmoid",
      "--steps", "2", "--loss", "half-ssr", "-o", "hostile.chainrule",
    ])
    #expect(fit.status == 0, "\(fit.stderr)")
  }

  @Test("a locale that is not of UTF-8 gets ASCII; one of UTF-8, or none, gets all characters")
  func ascii() throws {
    try Workspace.with { workspace in
      try fitHostile(workspace)
      func text(_ environment: [String: String], _ more: [String] = []) throws -> String {
        let locale = ["LC_ALL": "", "LC_CTYPE": "", "LANG": ""]
        return try workspace.run(
          ["explain", "hostile.chainrule"] + more,
          environment: locale.merging(environment) { $1 }
        ).stdout
      }
      let unicode = try text([:])
      for environment in [
        ["LC_ALL": "C"], ["LANG": "POSIX"], ["LC_CTYPE": "de_DE.ISO-8859-1", "LANG": "C.UTF-8"],
        ["LC_ALL": "", "LANG": "en_US"],
      ] {
        for more in [[], ["--teach"], ["--form", "recursive", "--teach"]] {
          let ascii = try text(environment, more)
          #expect(ascii.utf8.allSatisfy { $0 < 0x7f }, "\(environment)")
          #expect(ascii.contains("d(halfSSR)/dw1") && ascii.contains(" = sum "))
          #expect(ascii.split(separator: "\n").allSatisfy { $0.count <= 100 })
        }
      }
      for environment in [
        ["LC_ALL": "en_US.UTF-8", "LANG": "C"], ["LANG": "de_DE.utf8@euro"], ["LANG": ""],
      ] { #expect(try text(environment) == unicode) }
    }
  }

  @Test(
    "LaTeX compiles, with any names of columns, and nothing is too wide for the page",
    .enabled(if: isInstalled("pdflatex")))
  func latex() throws {
    try Workspace.with { workspace in
      try fitHostile(workspace)
      try workspace.fitLesson()
      for run in ["hostile", "lesson"] {
        for form in ["paths", "recursive"] {
          for teach in [[], ["--teach"]] {
            let words = ["explain", "\(run).chainrule", "--form", form] + teach
            let whole = try workspace.run(words + ["--format", "latex", "--standalone"]).stdout
            try workspace.put(whole, "whole.tex")
            let compiled = try workspace.shell(
              "pdflatex -interaction=nonstopmode -halt-on-error whole.tex")
            #expect(compiled.status == 0, "\(words)\n\(compiled.stdout.suffix(1500))")
            #expect(!compiled.stdout.contains("Overfull"), "\(words)")
            let piece = try workspace.run(words + ["--format", "latex"]).stdout
            #expect(whole.contains(piece))
          }
        }
      }
    }
  }

  @Test(
    "pages are well-formed, of MathML Core, and fit wide and narrow screens and paper",
    .enabled(if: isInstalled("chromedriver")))
  func pages() throws {
    try Workspace.with { workspace in
      try fitHostile(workspace)
      try workspace.fitLesson()
      for words in [
        ["lesson"], ["lesson", "--teach"], ["hostile", "--teach", "--form", "recursive"],
        ["hostile", "--parameter", "w1"],
      ] {
        let explain = ["explain", words[0] + ".chainrule"] + words.dropFirst()
        for format in ["html", "mathml"] {
          try workspace.put(workspace.run(explain + ["--format", format]).stdout, "page.\(format)")
        }
        let script = repository.appending(path: "Scripts/browser/derivation.py").path
        let checked = try workspace.shell(
          "${PYTHON:-/usr/bin/python3} -B '\(script)' page.html page.mathml")
        #expect(checked.status == 0, "\(words)\n\(checked.stdout)\(checked.stderr)")
      }
    }
  }
}
