// The elementary functions of floats in one form.

#include "wide.h"
#include "exponential.h"
#include "logarithm.h"
#include "activations.h"
