// The layer kernels, in one form: see body/level.h.

#include "tile.h"
#include "tiles.h"
#include "transpose.h"
#include "load.h"
#include "forward.h"
#include "losses.h"
#include "softmax.h"
#include "backward.h"
#include "sums.h"
#include "penalty.h"
#include "block.h"
