#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

// `CommandLine.arguments` mends what is not UTF-8, and would name other files than were meant.
let areUTF8 = (0..<Int(CommandLine.argc)).allSatisfy { index in
  CommandLine.unsafeArgv[index].map { String(validatingCString: $0) != nil } ?? true
}
let status = runTool(Array(CommandLine.arguments.dropFirst()), areUTF8: areUTF8)
exit(status.rawValue)
