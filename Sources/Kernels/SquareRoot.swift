// `Double.squareRoot()` is one instruction, correctly rounded everywhere; but debug builds call
// the system's `sqrt`, and on Linux that library is linked only where it is imported. This is
// the one file that does. (`.linkedLibrary("m")` would break the page's link.)
#if canImport(Glibc)
  import Glibc
#endif
