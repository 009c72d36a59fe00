// The processors that a process may run on. This is C because the system's macros that count a
// set of processors are, and Swift does not see the call either.

#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif

#include "CKernels.h"

int ck_processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  return 0;
}
