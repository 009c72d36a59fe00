#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts an ordinary file with these bytes at `path`, which holds an ordinary file or nothing.
func replace(_ path: String, by bytes: [UInt8], replacing: Bool) throws(SystemError) {
  let old = System.status(path)
  if !replacing && (old != nil || isLink(path)) { throw SystemError(number: EEXIST) }
  let resolved = old == nil ? linkTarget(path) : System.resolved(path)
  guard let target = resolved else { throw SystemError(number: ELOOP) }
  if old != nil && access(target, W_OK) != 0 { throw .last }
  let (beside, file) = try createBeside(target)
  do {
    try fill(file, with: bytes, like: old)
    try move(beside, to: target, replacing: replacing)
  } catch {
    unlink(beside)
    throw error
  }
  synchroniseFolder(of: target)
}

private func isLink(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// Where a link to nothing leads, followed at most 40 times; other paths are left as they are.
private func linkTarget(_ path: String) -> String? {
  var path = path
  for _ in 0..<40 {
    guard isLink(path) else { return path }
    var text = [UInt8](repeating: 0, count: 4096)
    let count = text.withUnsafeMutableBytes {
      readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count > 0 else { return nil }
    let target = String(decoding: text[..<count], as: UTF8.self)
    path = target.hasPrefix("/") ? target : System.folder(of: path) + "/" + target
  }
  return nil
}

/// A new, empty file in the target's folder.
private func createBeside(_ target: String) throws(SystemError) -> (String, Int32) {
  var attempt = 0
  while true {
    let name = System.folder(of: target) + "/.chainrule-\(getpid())-\(attempt).partial"
    do {
      return (name, try System.open(name, O_WRONLY | O_CREAT | O_EXCL))
    } catch let error where error.number == EEXIST && attempt < 1000 {
      attempt += 1
    }
  }
}

/// Writes, gives the file the permissions of the one it replaces, and waits for the disk.
private func fill(
  _ file: Int32, with bytes: [UInt8], like old: stat?
) throws(SystemError) {
  do {
    try System.write(bytes, to: file)
    if let old {
      _ = fchown(file, old.st_uid, old.st_gid)
      _ = fchmod(file, old.st_mode & 0o777)
    }
    try System.synchronise(file)
  } catch {
    close(file)
    throw error
  }
  guard close(file) == 0 else { throw SystemError.last }
}

private func move(
  _ beside: String, to target: String, replacing: Bool
) throws(SystemError) {
  if replacing {
    guard rename(beside, target) == 0 else { throw SystemError.last }
  } else if link(beside, target) == 0 {
    unlink(beside)
  } else if errno == EEXIST {
    throw SystemError(number: EEXIST)
  } else {
    // A file system without links: claim the name first, then take it.
    close(try System.open(target, O_WRONLY | O_CREAT | O_EXCL))
    guard rename(beside, target) == 0 else {
      let number = errno
      unlink(target)
      throw SystemError(number: number)
    }
  }
}

/// Makes the new name itself durable; the bytes are safe already, so a refusal is no error.
private func synchroniseFolder(of path: String) {
  guard let folder = try? System.open(System.folder(of: path), O_RDONLY) else { return }
  try? System.synchronise(folder)
  close(folder)
}
