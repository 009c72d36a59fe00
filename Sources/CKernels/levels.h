// The levels that exist on this target, one table each.

#ifndef CK_LEVELS_H
#define CK_LEVELS_H

#include <stdint.h>

#include "CKernels.h"

// Level 0: the target's baseline instructions, with fma in software. Everywhere.
extern const struct ck_functions ck_level0_functions;

// Level 1: fma in hardware. x86-64-v3 (AVX2, FMA: 2013 and later), or any arm64.
#if defined(__x86_64__) || defined(__aarch64__)
#define CK_HAS_LEVEL_1 1
extern const struct ck_functions ck_level1_functions;
#else
#define CK_HAS_LEVEL_1 0
#endif

#endif
