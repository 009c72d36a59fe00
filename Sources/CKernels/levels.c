// Chooses a level once, and calls through its table.

#include "levels.h"

// Set by whoever comes first. Two threads that arrive together store the same address.
static const struct ck_functions *current;

const struct ck_functions *ck_functions_at(int level) {
  if (level == 0) return &ck_level0_functions;
#if CK_HAS_LEVEL_1 && defined(__x86_64__)
  if (level == 1 && __builtin_cpu_supports("x86-64-v3")) return &ck_level1_functions;
#elif CK_HAS_LEVEL_1
  if (level == 1) return &ck_level1_functions;
#endif
  return 0;
}

static const struct ck_functions *choose(void) {
  const struct ck_functions *best = ck_functions_at(1);
  if (!best) best = ck_functions_at(0);
  __atomic_store_n(&current, best, __ATOMIC_RELEASE);
  return best;
}

static inline const struct ck_functions *functions(void) {
  const struct ck_functions *chosen = __atomic_load_n(&current, __ATOMIC_ACQUIRE);
  return chosen ? chosen : choose();
}

int ck_level(void) { return functions()->level; }

int ck_force_level(int level) {
  const struct ck_functions *wanted = ck_functions_at(level);
  if (wanted) {
    __atomic_store_n(&current, wanted, __ATOMIC_RELEASE);
  } else {
    choose();
  }
  return ck_level();
}

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
void ck_multiply_add(double a, const double *x, double *y, long n) {
  functions()->multiply_add(a, x, y, n);
}
double ck_lane_dot(const double *x, const double *y, long n) {
  return functions()->lane_dot(x, y, n);
}
double ck_lane_sum(const double *x, long n) { return functions()->lane_sum(x, n); }
