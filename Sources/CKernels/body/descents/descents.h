// The whole descents, in one form: see body/level.h. One network has eight rows in a vector, many
// starts have as many networks as the widest vector has lanes.

#include "columns.h"
#if CK_LANES == 8
#if CK_HARDWARE_FMA
#include "one_layer.h"
#endif
#include "lone.h"
#endif
#if CK_STARTS
#include "starts.h"
#endif
