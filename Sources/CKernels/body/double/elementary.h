// The elementary functions of doubles in one form.

#include "exponential.h"
#include "logarithm.h"
#include "decay.h"
#include "sigmoid.h"
#include "softplus.h"
#include "tanh.h"
