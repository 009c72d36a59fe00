// Kernels with the same bits on every processor: elementary functions and loops over a block of
// rows.
//
// Why this is C: Swift has no control over which instructions a function may use, nor a vector
// arithmetic that stays vector arithmetic without compiler flags. Each function's body is written
// once (Sources/CKernels/body), compiled for each level, and chosen at run time by what the
// processor can do. Nothing here allocates, sets errno, or calls the system's mathematics.

#ifndef CKERNELS_H
#define CKERNELS_H

#include "ck_descents.h"
#include "ck_doubles.h"
#include "ck_floats.h"
#include "ck_layers.h"
#include "ck_optimisers.h"

#ifdef __cplusplus
extern "C" {
#endif

// What all functions call: 0 is fma in software, 1 in hardware, 2 AVX-512. Same bits.
int ck_level(void);

// For tests: takes a level, or with -1 (or one that this processor lacks) the best there is.
// Returns the level taken.
int ck_force_level(int level);

// How many processors this process may run on; 0 where the system does not say.
int ck_processors(void);

// A moment's rest for a thread that looks out for another's work: lets the other go on.
static inline void ck_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __builtin_arm_yield();
#endif
}

#ifdef __cplusplus
}
#endif

#endif
