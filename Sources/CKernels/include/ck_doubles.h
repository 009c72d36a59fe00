// Elementary functions of doubles.
//
// Errors are in units in the last place (ulp) of the result and hold on the whole domain; the
// measured maxima stand in Docs/accuracy.md. Every function gives NaN (0x7ff8000000000000) for NaN
// unless said otherwise.

#ifndef CK_DOUBLES_H
#define CK_DOUBLES_H

#ifdef __cplusplus
extern "C" {
#endif

// a·b + c, rounded once, for all operands (IEEE 754 fusedMultiplyAdd; which NaN is not defined).
double ck_fma(double a, double b, double c);

// e^x; below 1 ulp. exp(±0) = 1, exp(-inf) = +0, exp(inf) = inf; infinity from 709.782712893384,
// zero below -745.133219101941.
double ck_exp(double x);

// e^x - 1 without cancellation; below 1 ulp. expm1(±0) = ±0, expm1(-inf) = -1, expm1(inf) = inf.
double ck_expm1(double x);

// The natural logarithm; below 1 ulp. ln(±0) = -inf, ln(1) = +0, ln(inf) = inf, NaN for x < 0.
double ck_ln(double x);

// ln(1 + x) without cancellation; below 1 ulp. log1p(±0) = ±0, log1p(-1) = -inf, log1p(inf) = inf,
// NaN for x < -1.
double ck_log1p(double x);

// ln(1 + e^x) = max(x, 0) + log1p(e^-|x|); below 1 ulp, because the low part of the exponential is
// carried into the logarithm (composed from correctly rounded functions it errs 1.26 ulp).
// softplus(-inf) = +0, softplus(inf) = inf.
double ck_softplus(double x);

// 1/(1 + e^-x), for x < 0 as e^x/(1 + e^x); below 1 ulp. sigmoid(-inf) = +0, sigmoid(inf) = 1.
double ck_sigmoid(double x);

// (e^x - e^-x)/(e^x + e^-x), from e^-2|x| - 1; below 1 ulp. tanh(±0) = ±0, tanh(±inf) = ±1.
double ck_tanh(double x);

// max(x, 0); exact. relu(±0) = +0.
double ck_relu(double x);

// x^y; below 1 ulp. Special values as IEEE 754-2019 pow: x^±0 = 1 and 1^y = 1 even for NaN, a
// negative base gives NaN unless y is an integer or infinite.
double ck_pow(double x, double y);

// Derivatives, as functions of the pre-activation x; each below 1 ulp.
//   softplus'(x) = sigmoid(x)
//   sigmoid'(x) = sigmoid(x)·sigmoid(-x) = t/(1 + t)², t = e^-|x|
//   tanh'(x) = 1/cosh²(x) = 4t/(1 + t)², t = e^-2|x|, which 1 - tanh²(x) loses by cancellation
//   relu'(x) = 1 for x > 0, else 0: the derivative from the left at 0
double ck_softplus_derivative(double x);
double ck_sigmoid_derivative(double x);
double ck_tanh_derivative(double x);
double ck_relu_derivative(double x);

// The square root, correctly rounded (IEEE 754): one instruction everywhere, without libm, which
// the standard library's `squareRoot` calls in debug builds.
static inline double ck_sqrt(double x) { return __builtin_elementwise_sqrt(x); }

// The same functions at one level, which calls go through and tests compare. map: y[r] = f(x[r]) for
// r < n, with the bits of f; both: dy[r] = f'(x[r]) as well, from one exponential. Of the columns
// one may be x; otherwise they do not overlap. The maps are for tests alone: they run what layers
// run in their vectors.
struct ck_double_functions {
  int level;
  double (*fma)(double, double, double);
  double (*exp)(double);
  double (*expm1)(double);
  double (*ln)(double);
  double (*log1p)(double);
  double (*softplus)(double);
  double (*sigmoid)(double);
  double (*tanh)(double);
  double (*relu)(double);
  double (*pow)(double, double);
  double (*softplus_derivative)(double);
  double (*sigmoid_derivative)(double);
  double (*tanh_derivative)(double);
  double (*relu_derivative)(double);
  void (*map_exp)(const double *, double *, long);
  void (*map_expm1)(const double *, double *, long);
  void (*map_ln)(const double *, double *, long);
  void (*map_log1p)(const double *, double *, long);
  void (*map_softplus)(const double *, double *, long);
  void (*map_sigmoid)(const double *, double *, long);
  void (*map_tanh)(const double *, double *, long);
  void (*map_relu)(const double *, double *, long);
  void (*map_softplus_derivative)(const double *, double *, long);
  void (*map_sigmoid_derivative)(const double *, double *, long);
  void (*map_tanh_derivative)(const double *, double *, long);
  void (*map_relu_derivative)(const double *, double *, long);
  void (*map_softplus_both)(const double *, double *, double *, long);
  void (*map_sigmoid_both)(const double *, double *, double *, long);
  void (*map_tanh_both)(const double *, double *, double *, long);
  void (*map_relu_both)(const double *, double *, double *, long);
};

// The table of a level, or a null pointer if this processor lacks it.
const struct ck_double_functions *ck_double_functions_at(int level);

#ifdef __cplusplus
}
#endif

#endif
