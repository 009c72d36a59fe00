// The elementary functions of doubles in one form.

#include "exponential.h"
#include "logarithm.h"
#include "activations.h"
