// Level 2: the same bodies with eight doubles in a register (AVX-512).

#include "levels.h"

#if CK_HAS_LEVEL_2

// Only the functions below may use these instructions; levels.c asks the processor first.
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)

#define CK_LEVEL 2
#define CK_HARDWARE_FMA 1

#include "body/level.h"

#pragma clang attribute pop

#endif
