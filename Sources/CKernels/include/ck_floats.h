// The functions of ck_doubles.h for floats: names end in f.
//
// Each has the definition and the special values of its namesake, and errs less than 0.6 ulp of a
// float. Every function gives NaN (0x7fc00000) for NaN unless said otherwise.

#ifndef CK_FLOATS_H
#define CK_FLOATS_H

#ifdef __cplusplus
extern "C" {
#endif

float ck_fmaf(float a, float b, float c);
float ck_expf(float x);
float ck_expm1f(float x);
float ck_lnf(float x);
float ck_log1pf(float x);
float ck_softplusf(float x);
float ck_sigmoidf(float x);
float ck_tanhf(float x);
float ck_reluf(float x);

// By way of doubles: below 0.5000001 ulp.
float ck_powf(float x, float y);

float ck_softplus_derivativef(float x);
float ck_sigmoid_derivativef(float x);
float ck_tanh_derivativef(float x);
float ck_relu_derivativef(float x);

static inline float ck_sqrtf(float x) { return __builtin_elementwise_sqrt(x); }

// The same functions at one level, which calls go through and tests compare. map: y[r] = f(x[r]) for
// r < n, with the bits of f; both: dy[r] = f'(x[r]) as well, from one exponential. Of the columns
// one may be x; otherwise they do not overlap. The maps are for tests alone: they run what layers
// run in their vectors.
struct ck_float_functions {
  int level;
  float (*fma)(float, float, float);
  float (*exp)(float);
  float (*expm1)(float);
  float (*ln)(float);
  float (*log1p)(float);
  float (*softplus)(float);
  float (*sigmoid)(float);
  float (*tanh)(float);
  float (*relu)(float);
  float (*pow)(float, float);
  float (*softplus_derivative)(float);
  float (*sigmoid_derivative)(float);
  float (*tanh_derivative)(float);
  float (*relu_derivative)(float);
  void (*map_exp)(const float *, float *, long);
  void (*map_expm1)(const float *, float *, long);
  void (*map_ln)(const float *, float *, long);
  void (*map_log1p)(const float *, float *, long);
  void (*map_softplus)(const float *, float *, long);
  void (*map_sigmoid)(const float *, float *, long);
  void (*map_tanh)(const float *, float *, long);
  void (*map_relu)(const float *, float *, long);
  void (*map_softplus_derivative)(const float *, float *, long);
  void (*map_sigmoid_derivative)(const float *, float *, long);
  void (*map_tanh_derivative)(const float *, float *, long);
  void (*map_relu_derivative)(const float *, float *, long);
  void (*map_softplus_both)(const float *, float *, float *, long);
  void (*map_sigmoid_both)(const float *, float *, float *, long);
  void (*map_tanh_both)(const float *, float *, float *, long);
  void (*map_relu_both)(const float *, float *, float *, long);
};

// The table of a level, or a null pointer if this processor lacks it.
const struct ck_float_functions *ck_float_functions_at(int level);

#ifdef __cplusplus
}
#endif

#endif
