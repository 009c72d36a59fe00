#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Makes a folder and those above it, where they are not there already.
///
/// - Returns: those that it made, the outermost first.
func makeFolder(_ path: String) throws(Failure) -> [String] {
  var new: [String] = []
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += part + "/"
    if mkdir(made, 0o777) == 0 {
      new.append(made)
    } else if errno != EEXIST {
      let number = errno
      removeFolders(new)
      throw noFolder(path, number)
    }
  }
  // What stands there already may be a file.
  guard access(made.isEmpty ? "." : made, X_OK) == 0 else { throw noFolder(path, errno) }
  return new
}

/// Removes folders that `makeFolder` made, as far as nothing is in them.
func removeFolders(_ made: [String]) {
  for folder in made.reversed() { rmdir(folder) }
}

private func noFolder(_ path: String, _ number: Int32) -> Failure {
  Failure(
    "the folder \(visible(path)) cannot be made: " + systemMessage(number), file: path,
    remedy: "another folder", status: .cannotCreate)
}
