// All bodies, and the table of one level; included once by each level's file.

#pragma STDC FP_CONTRACT OFF

#include "arithmetic.h"
#include "polynomials.h"

#include "exponential.h"
#include "logarithm.h"

#include "activations.h"
#include "power.h"

#include "blocks.h"

#define CK_OUT_OF_LINE(name) \
  static double CK(call_##name)(double x) { return CK(name)(x); }

CK_OUT_OF_LINE(exp)
CK_OUT_OF_LINE(expm1)
CK_OUT_OF_LINE(ln)
CK_OUT_OF_LINE(log1p)
CK_OUT_OF_LINE(softplus)
CK_OUT_OF_LINE(sigmoid)
CK_OUT_OF_LINE(tanh)
CK_OUT_OF_LINE(relu)
CK_OUT_OF_LINE(softplus_derivative)
CK_OUT_OF_LINE(sigmoid_derivative)
CK_OUT_OF_LINE(tanh_derivative)
CK_OUT_OF_LINE(relu_derivative)

static double CK(call_fma)(double a, double b, double c) { return CK(fma)(a, b, c); }
static double CK(call_pow)(double x, double y) { return CK(pow)(x, y); }

const struct ck_functions CK_TABLE = {
    .level = CK_HARDWARE_FMA,
    .fma = CK(call_fma),
    .exp = CK(call_exp),
    .expm1 = CK(call_expm1),
    .ln = CK(call_ln),
    .log1p = CK(call_log1p),
    .softplus = CK(call_softplus),
    .sigmoid = CK(call_sigmoid),
    .tanh = CK(call_tanh),
    .relu = CK(call_relu),
    .pow = CK(call_pow),
    .softplus_derivative = CK(call_softplus_derivative),
    .sigmoid_derivative = CK(call_sigmoid_derivative),
    .tanh_derivative = CK(call_tanh_derivative),
    .relu_derivative = CK(call_relu_derivative),
    .map_softplus = CK(map_softplus),
    .map_sigmoid = CK(map_sigmoid),
    .map_tanh = CK(map_tanh),
    .map_relu = CK(map_relu),
    .map_softplus_derivative = CK(map_softplus_derivative),
    .map_sigmoid_derivative = CK(map_sigmoid_derivative),
    .map_tanh_derivative = CK(map_tanh_derivative),
    .map_relu_derivative = CK(map_relu_derivative),
    .multiply_add = CK(multiply_add),
    .lane_dot = CK(lane_dot),
    .lane_sum = CK(lane_sum),
};
