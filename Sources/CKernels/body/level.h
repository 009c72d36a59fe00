// All bodies of one level in all their forms, and its table; included once by each level's file,
// which defines CK_LEVEL and CK_HARDWARE_FMA.

#pragma STDC FP_CONTRACT OFF
// Vectors are passed between inlined functions of this file alone: there is no ABI to keep.
#pragma clang diagnostic ignored "-Wpsabi"

#include "names.h"
#include "polynomials.h"

// One double.
#include "forms/double.h"
#include "arithmetic.h"
#include "elementary.h"
#include "calls.h"
#include "forms/end.h"

// Eight doubles. Kernels over rows go here: CK(tanh) is that of a vector, CK_LANE(tanh) of a lane.
#include "forms/double8.h"
#include "arithmetic.h"
#if CK_HARDWARE_FMA
#include "elementary.h"
#else
#include "lanes.h"
#endif
#include "blocks.h"
#include "elementary_table.h"
#include "layers/layers.h"
#include "descents/descents.h"
#include "forms/end.h"

#include "layers/table.h"
#include "descents/table.h"
#include "table.h"
