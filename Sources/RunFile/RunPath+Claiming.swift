#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension RunPath {
  /// Makes a new, empty file for a run; the reason if that fails, `exists` if one is there.
  static func claim(_ path: String) -> RunFileError.Reason? {
    if let reason = obstacle(path) { return reason }
    if let reason = create(path) { return reason }
    // A journal of that name is of a run that is gone. There must be room for one later on.
    removeJournal(path)
    if let reason = create(path + "-journal") {
      remove(path)
      return reason
    }
    remove(path + "-journal")
    return nil
  }

  private static func create(_ path: String) -> RunFileError.Reason? {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      let reason = reason(errno)
      return reason == .notFound ? .noFolder : reason
    }
    close(file)
    return nil
  }

  /// A new, empty file beside a run that it will replace: `PATH.partial-PROCESS`.
  static func claimBeside(_ path: String) -> (String, RunFileError.Reason?) {
    // It will have the name of the run, whose journals must not be somebody else's either.
    if let reason = obstacle(path) { return (path, reason) }
    var name = "\(path).partial-\(getpid())"
    var reason = claim(name)
    var attempt = 1
    while reason == .exists && attempt < 1000 {
      attempt += 1
      name = "\(path).partial-\(getpid())-\(attempt)"
      reason = claim(name)
    }
    return (name, reason)
  }

  /// Gives a finished run the name of the one that it replaces, and its permissions.
  ///
  /// What stands there may have changed since the fit began: only a run is replaced, or nothing.
  static func move(_ beside: String, over path: String) -> RunFileError.Reason? {
    switch look(path) {
    case .nothing(.notFound): break
    case .file where holdsRun(path): break
    case .file: return .notARun
    case .nothing(let reason), .other(let reason): return reason
    }
    if let reason = obstacle(path) { return reason }
    var status = stat()
    if stat(path, &status) == 0 { chmod(beside, status.st_mode & 0o777) }
    // A journal of the old run would be taken for one of the new run.
    removeJournal(path)
    guard rename(beside, path) == 0 else { return reason(errno) }
    synchroniseFolder(of: path)
    return nil
  }

  /// Gives a run that is to stay beside another the first free name of `PATH.ENDING`,
  /// `PATH.ENDING-2` and so on; its old name if it cannot have one.
  static func keep(_ beside: String, of path: String, ending: String) -> String {
    for attempt in 1..<1000 {
      let name = "\(path).\(ending)" + (attempt == 1 ? "" : "-\(attempt)")
      if obstacle(name) != nil { continue }
      // A link takes no name that somebody has; some file systems have none.
      guard link(beside, name) != 0 else {
        removeJournal(name)
        remove(beside)
        synchroniseFolder(of: name)
        return name
      }
      if errno == EEXIST { continue }
      guard create(name) == nil else { return beside }
      guard rename(beside, name) == 0 else {
        remove(name)
        return beside
      }
      return name
    }
    return beside
  }

  /// Removes the parts that fits to this path left beside it when they were killed.
  static func sweep(beside path: String) {
    let (folder, name) = split(path)
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard found.hasPrefix(name + ".partial-"),
        let process = process(ofPart: found.dropFirst(name.count + 9)),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      let part = folder + "/" + found
      var status = stat()
      guard lstat(part, &status) == 0, status.st_mode & S_IFMT == S_IFREG, holdsRun(part) else {
        continue
      }
      remove(part)
      removeJournal(part)
    }
  }

  /// The number in `123` or `123-2`.
  private static func process(ofPart text: Substring) -> Int32? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
    guard (1...2).contains(numbers.count), numbers.allSatisfy({ $0 ?? 0 > 0 }) else { return nil }
    return numbers[0]
  }

  /// Makes a file's name durable; what is in the file is safe already, so a refusal is no error.
  static func synchroniseFolder(of path: String) {
    let directory = open(split(path).folder, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  static func remove(_ path: String) { unlink(path) }
}
