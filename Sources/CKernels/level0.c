// Level 0: the bodies for the target's baseline, fma in software.

#include "levels.h"

#define CK_LEVEL 0
#define CK_HARDWARE_FMA 0

#include "body/level.h"
