#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

let status = runTool(Array(CommandLine.arguments.dropFirst()))
exit(status.rawValue)
