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
#include "relu.h"
#include "double/elementary.h"
#include "double/power.h"
#include "calls.h"
#include "forms/end.h"

// Eight doubles.
#include "forms/double8.h"
#include "arithmetic.h"
#include "relu.h"
#if CK_HARDWARE_FMA
#include "double/elementary.h"
#else
#include "lanes.h"
#endif
#include "blocks.h"
#include "lane_sums.h"
#include "layers/row_sums.h"
#include "elementary_table.h"
#include "layers/layers.h"
#include "descents/descents.h"
#include "optimisers/optimisers.h"
#include "forms/end.h"

// Sixteen doubles.
#include "forms/double16.h"
#include "arithmetic.h"
#include "relu.h"
#if CK_HARDWARE_FMA
#include "double/elementary.h"
#else
#include "lanes.h"
#endif
#include "descents/descents.h"
#include "forms/end.h"

// One float.
#include "forms/float.h"
#include "arithmetic.h"
#include "relu.h"
#include "float/elementary.h"
#include "float/power.h"
#include "calls.h"
#include "forms/end.h"

// Eight floats.
#include "forms/float8.h"
#include "arithmetic.h"
#include "relu.h"
#if CK_HARDWARE_FMA
#include "float/elementary.h"
#else
#include "lanes.h"
#endif
#include "lane_sums.h"
#include "layers/row_sums.h"
#include "descents/descents.h"
#include "forms/end.h"

// Sixteen floats.
#include "forms/float16.h"
#include "arithmetic.h"
#include "relu.h"
#if CK_HARDWARE_FMA
#include "float/elementary.h"
#else
#include "lanes.h"
#endif
#include "blocks.h"
#include "elementary_table.h"
#include "layers/layers.h"
#include "optimisers/optimisers.h"
#include "forms/end.h"

// Thirty-two floats.
#include "forms/float32.h"
#include "arithmetic.h"
#include "relu.h"
#if CK_HARDWARE_FMA
#include "float/elementary.h"
#else
#include "lanes.h"
#endif
#include "descents/descents.h"
#include "forms/end.h"

#include "layers/table.h"
#include "descents/table.h"
#include "optimisers/table.h"
#include "table.h"
