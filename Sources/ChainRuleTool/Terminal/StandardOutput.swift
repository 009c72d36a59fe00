#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Standard output, gathered in a buffer and written in large pieces.
///
/// A reader who closes the pipe has had enough, as `head` does: what is still to come is dropped
/// without a word, and the command ends with the status it has anyway, so that a pipeline under
/// `set -o pipefail` does not fail for being read in part. A command whose only work is printing
/// may look at `isClosed` and stop. Any other failure to write, a full disk for example, is thrown.
final class StandardOutput {
  private var buffer: [UInt8] = []
  private let descriptor: Int32
  private static let limit = 1 << 16

  /// Whether the reader has closed the pipe, so that nothing more can be seen.
  private(set) var isClosed = false

  init(descriptor: Int32 = STDOUT_FILENO) { self.descriptor = descriptor }

  /// Adds `text` to what is printed.
  ///
  /// - Throws: `Failure` with status 74 where the system refuses it.
  func write(_ text: String) throws(Failure) {
    if isClosed { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.limit { try finish() }
  }

  /// Adds bytes to what is printed.
  func write(_ bytes: [UInt8]) throws(Failure) {
    if isClosed { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { try finish() }
  }

  /// Hands all that was gathered to the system. To be called once more at the end.
  func finish() throws(Failure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    let problem = writeAll(buffer, to: descriptor)
    if problem == EPIPE {
      isClosed = true
    } else if problem != 0 {
      throw Failure(
        "standard output cannot be written: " + systemMessage(problem), status: .inputOutput)
    }
  }

  /// Drops what has not been handed to the system yet.
  func discard() { buffer.removeAll(keepingCapacity: true) }
}

/// Writes messages, and nothing else, to standard error; there is nobody to tell if that fails.
func writeToStandardError(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

/// The system's words for an error number, such as "No space left on device".
func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }

/// Writes all bytes, however many pieces the system takes them in.
///
/// - Returns: 0, or the error number of the system.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { all in
    var rest = UnsafeRawBufferPointer(all)
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if count < 0, errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      } else if count < 0, errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
