// The elementary functions in one form.

#include "exponential.h"
#include "logarithm.h"
#include "activations.h"
#include "power.h"
