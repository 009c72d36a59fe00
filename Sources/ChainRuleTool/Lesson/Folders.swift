#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Makes a folder and those above it, where they are not there already.
func makeFolder(_ path: String) throws(Failure) {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += part + "/"
    guard mkdir(made, 0o777) == 0 || errno == EEXIST else { throw noFolder(path, errno) }
  }
  // What stands there already may be a file.
  guard access(made.isEmpty ? "." : made, X_OK) == 0 else { throw noFolder(path, errno) }
}

private func noFolder(_ path: String, _ number: Int32) -> Failure {
  Failure(
    "the folder \(visible(path)) cannot be made: " + systemMessage(number), file: path,
    remedy: "another folder", status: .cannotCreate)
}
