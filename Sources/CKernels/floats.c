// The elementary functions and loops over a block of floats, called through the chosen level's table.

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

void ck_map_expf(const float *x, float *y, long n) { functions()->map_exp(x, y, n); }
void ck_map_expm1f(const float *x, float *y, long n) { functions()->map_expm1(x, y, n); }
void ck_map_lnf(const float *x, float *y, long n) { functions()->map_ln(x, y, n); }
void ck_map_log1pf(const float *x, float *y, long n) { functions()->map_log1p(x, y, n); }
void ck_map_softplusf(const float *x, float *y, long n) { functions()->map_softplus(x, y, n); }
void ck_map_sigmoidf(const float *x, float *y, long n) { functions()->map_sigmoid(x, y, n); }
void ck_map_tanhf(const float *x, float *y, long n) { functions()->map_tanh(x, y, n); }
void ck_map_reluf(const float *x, float *y, long n) { functions()->map_relu(x, y, n); }
void ck_map_softplus_derivativef(const float *x, float *y, long n) {
  functions()->map_softplus_derivative(x, y, n);
}
void ck_map_sigmoid_derivativef(const float *x, float *y, long n) {
  functions()->map_sigmoid_derivative(x, y, n);
}
void ck_map_tanh_derivativef(const float *x, float *y, long n) {
  functions()->map_tanh_derivative(x, y, n);
}
void ck_map_relu_derivativef(const float *x, float *y, long n) {
  functions()->map_relu_derivative(x, y, n);
}
void ck_map_softplus_bothf(const float *x, float *y, float *dy, long n) {
  functions()->map_softplus_both(x, y, dy, n);
}
void ck_map_sigmoid_bothf(const float *x, float *y, float *dy, long n) {
  functions()->map_sigmoid_both(x, y, dy, n);
}
void ck_map_tanh_bothf(const float *x, float *y, float *dy, long n) {
  functions()->map_tanh_both(x, y, dy, n);
}
void ck_map_relu_bothf(const float *x, float *y, float *dy, long n) {
  functions()->map_relu_both(x, y, dy, n);
}
void ck_multiply_addf(float a, const float *x, float *y, long n) {
  functions()->multiply_add(a, x, y, n);
}
float ck_lane_dotf(const float *x, const float *y, long n) {
  return functions()->lane_dot(x, y, n);
}
float ck_lane_sumf(const float *x, long n) { return functions()->lane_sum(x, n); }
