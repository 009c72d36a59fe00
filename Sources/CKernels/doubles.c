// The elementary functions and loops over a block of doubles, called through the chosen level's table.

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

void ck_map_exp(const double *x, double *y, long n) { functions()->map_exp(x, y, n); }
void ck_map_expm1(const double *x, double *y, long n) { functions()->map_expm1(x, y, n); }
void ck_map_ln(const double *x, double *y, long n) { functions()->map_ln(x, y, n); }
void ck_map_log1p(const double *x, double *y, long n) { functions()->map_log1p(x, y, n); }
void ck_map_softplus(const double *x, double *y, long n) { functions()->map_softplus(x, y, n); }
void ck_map_sigmoid(const double *x, double *y, long n) { functions()->map_sigmoid(x, y, n); }
void ck_map_tanh(const double *x, double *y, long n) { functions()->map_tanh(x, y, n); }
void ck_map_relu(const double *x, double *y, long n) { functions()->map_relu(x, y, n); }
void ck_map_softplus_derivative(const double *x, double *y, long n) {
  functions()->map_softplus_derivative(x, y, n);
}
void ck_map_sigmoid_derivative(const double *x, double *y, long n) {
  functions()->map_sigmoid_derivative(x, y, n);
}
void ck_map_tanh_derivative(const double *x, double *y, long n) {
  functions()->map_tanh_derivative(x, y, n);
}
void ck_map_relu_derivative(const double *x, double *y, long n) {
  functions()->map_relu_derivative(x, y, n);
}
void ck_map_softplus_both(const double *x, double *y, double *dy, long n) {
  functions()->map_softplus_both(x, y, dy, n);
}
void ck_map_sigmoid_both(const double *x, double *y, double *dy, long n) {
  functions()->map_sigmoid_both(x, y, dy, n);
}
void ck_map_tanh_both(const double *x, double *y, double *dy, long n) {
  functions()->map_tanh_both(x, y, dy, n);
}
void ck_map_relu_both(const double *x, double *y, double *dy, long n) {
  functions()->map_relu_both(x, y, dy, n);
}
void ck_multiply_add(double a, const double *x, double *y, long n) {
  functions()->multiply_add(a, x, y, n);
}
double ck_lane_dot(const double *x, const double *y, long n) {
  return functions()->lane_dot(x, y, n);
}
double ck_lane_sum(const double *x, long n) { return functions()->lane_sum(x, n); }
