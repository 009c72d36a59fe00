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
    try makeFolder(folder)
    let isLesson = (try? readFile(data)) == Array(Lesson.csv.utf8)
    if !isLesson && !replacingOthers {
      for path in [data, run, page, picture] where (try? readFile(path)) != nil {
        throw Failure(
          "there is a \(visible(path)) already, which is not the demo's", file: path,
          remedy: "--output with another folder, or --force", status: .cannotCreate)
      }
    }
    try telling { () throws(FileError) in
      try writeFile(Array(Lesson.csv.utf8), to: data, replacing: true)
    }
  }
}
