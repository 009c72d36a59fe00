// Level 1: the same bodies with the processor's own fma.

#include "levels.h"

#if CK_HAS_LEVEL_1

#if defined(__x86_64__)
// Only the functions below may use these instructions; levels.c asks the processor first.
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#endif

#define CK_LEVEL 1
#define CK_HARDWARE_FMA 1

#include "body/level.h"

#if defined(__x86_64__)
#pragma clang attribute pop
#endif

#endif
