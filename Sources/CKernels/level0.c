// Level 0: the bodies for the target's baseline, fma in software.

#include "levels.h"

#define CK_V double
#define CK_U uint64_t
#define CK_M int
#define CK_SUFFIX _level0
#define CK_TABLE ck_level0_functions
#define CK_HARDWARE_FMA 0

#include "body/bodies.h"
