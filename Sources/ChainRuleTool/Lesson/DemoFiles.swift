import ChainRule
import Files
import RunFile

/// The files that the demo leaves in its folder.
struct DemoFiles {
  let folder: String

  var data: String { path("lesson.csv") }
  var run: String { path("lesson.chainrule") }
  var page: String { path("lesson.html") }
  var picture: String { path("lesson.svg") }

  private func path(_ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Makes the folder and puts the data there.
  ///
  /// A lesson that is there already is written over: it comes out the same. Anything else under
  /// one of its names is somebody's, and stays unless `replacingOthers`.
  func prepare(replacingOthers: Bool) throws(Failure) {
    let made = try makeFolder(folder)
    if !replacingOthers, let path = somebodys {
      throw Failure(
        "there is a \(visible(path)) already, which is not the demo's", file: path,
        remedy: "--output with another folder, or --force", status: .cannotCreate)
    }
    do {
      try writeFile(Array(Lesson.csv.utf8), to: data, replacing: true)
    } catch {
      removeFolders(made)
      throw Failure(error)
    }
  }

  /// A file under one of the demo's names that the demo has not written, as far as the table and
  /// the run tell.
  private var somebodys: String? {
    guard (try? readFile(data)) == Array(Lesson.csv.utf8) else {
      return [data, run, page, picture].first { (try? readFile($0)) != nil }
    }
    return (try? readFile(run)) == nil || isLesson ? nil : run
  }

  /// Whether the run is the lesson's fit.
  private var isLesson: Bool {
    guard let run = try? Run(reading: run), let lesson = try? Lesson() else { return false }
    return run.network == lesson.network && run.setup.start == lesson.start
      && run.options.learningRate == Lesson.options.learningRate
      && run.options.steps == Lesson.options.steps
  }
}
