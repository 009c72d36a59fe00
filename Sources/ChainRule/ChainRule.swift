@_exported public import Dataset
@_exported public import Derivation
@_exported public import Encoding
@_exported public import Evaluation
@_exported public import Figures
@_exported public import Graph
@_exported public import Kernels
@_exported public import Network
@_exported public import Training

// Debug builds call the system's rounding functions; on Linux their library is linked only where
// it is imported. (`.linkedLibrary("m")` would break the page's link.)
#if canImport(Glibc)
  import Glibc
#endif
