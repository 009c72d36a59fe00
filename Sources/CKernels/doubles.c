// The elementary functions of doubles, called through the chosen level's table.

#include "levels.h"

static inline const struct ck_double_functions *functions(void) { return ck_chosen_level()->doubles; }

double ck_fma(double a, double b, double c) { return functions()->fma(a, b, c); }
double ck_exp(double x) { return functions()->exp(x); }
double ck_expm1(double x) { return functions()->expm1(x); }
double ck_ln(double x) { return functions()->ln(x); }
double ck_log1p(double x) { return functions()->log1p(x); }
double ck_softplus(double x) { return functions()->softplus(x); }
double ck_sigmoid(double x) { return functions()->sigmoid(x); }
double ck_tanh(double x) { return functions()->tanh(x); }
double ck_relu(double x) { return functions()->relu(x); }
double ck_pow(double x, double y) { return functions()->pow(x, y); }
double ck_softplus_derivative(double x) { return functions()->softplus_derivative(x); }
double ck_sigmoid_derivative(double x) { return functions()->sigmoid_derivative(x); }
double ck_tanh_derivative(double x) { return functions()->tanh_derivative(x); }
double ck_relu_derivative(double x) { return functions()->relu_derivative(x); }
