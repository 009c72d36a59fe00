// The elementary functions of floats, called through the chosen level's table.

#include "levels.h"

static inline const struct ck_float_functions *functions(void) { return ck_chosen_level()->floats; }

float ck_fmaf(float a, float b, float c) { return functions()->fma(a, b, c); }
float ck_expf(float x) { return functions()->exp(x); }
float ck_expm1f(float x) { return functions()->expm1(x); }
float ck_lnf(float x) { return functions()->ln(x); }
float ck_log1pf(float x) { return functions()->log1p(x); }
float ck_softplusf(float x) { return functions()->softplus(x); }
float ck_sigmoidf(float x) { return functions()->sigmoid(x); }
float ck_tanhf(float x) { return functions()->tanh(x); }
float ck_reluf(float x) { return functions()->relu(x); }
float ck_powf(float x, float y) { return functions()->pow(x, y); }
float ck_softplus_derivativef(float x) { return functions()->softplus_derivative(x); }
float ck_sigmoid_derivativef(float x) { return functions()->sigmoid_derivative(x); }
float ck_tanh_derivativef(float x) { return functions()->tanh_derivative(x); }
float ck_relu_derivativef(float x) { return functions()->relu_derivative(x); }
