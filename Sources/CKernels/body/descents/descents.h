// The whole descents, in one form: see body/level.h. One network has eight rows in a vector; many
// starts have two full registers of networks, so that one's latency is hidden by the other.

#include "columns.h"
#if CK_LANES == 8
#if CK_HARDWARE_FMA
#include "one_layer.h"
#endif
#include "lone.h"
#else
#include "starts.h"
#endif
