// The lesson in plain C, with the project's elementary functions: the yardstick of overhead.
//
// Everything is known when it is compiled: 1 input, 2 hidden softplus nodes, 1 output, 3 rows. Six
// pre-activations lie in one vector of eight, the first node's rows in its lower half. There is no
// test whether numbers stay finite, no tolerance, no frozen parameter, and no loss on the way.
//
// Usage: yardstick STEPS SECONDS. Trains from the lesson's start as often as the seconds last, and
// prints one line of JSON: the median seconds of a pass, passes, loss and parameters.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef __AVX512F__
#define CK_LEVEL 2
#else
#define CK_LEVEL 1
#endif
#define CK_HARDWARE_FMA 1
#pragma STDC FP_CONTRACT OFF

#include "../../Sources/CKernels/body/names.h"
#include "../../Sources/CKernels/body/polynomials.h"
#include "../../Sources/CKernels/body/forms/double8.h"
#include "../../Sources/CKernels/body/arithmetic.h"
#include "../../Sources/CKernels/body/relu.h"
#include "../../Sources/CKernels/body/double/elementary.h"

typedef double half __attribute__((ext_vector_type(4)));

static const ck_double8 input = {0, 0.5, 1, 0, 0, 0.5, 1, 0};
static const half observed = {0, 1, 0, 0};
static const half is_row = {1, 1, 1, 0};  // the fourth lane is no row

struct parameters {
  double w1, w2, w3, w4, b1, b2, b3;
};

static ck_double8 both_nodes(half first, half second) {
  return __builtin_shufflevector(first, second, 0, 1, 2, 3, 4, 5, 6, 7);
}

static double sum(half x) { return (x[0] + x[1]) + x[2]; }

static half residuals(const struct parameters *p, ck_double8 *y, ck_double8 *slope) {
  ck_double8 w = both_nodes((half)(p->w1), (half)(p->w2));
  ck_double8 b = both_nodes((half)(p->b1), (half)(p->b2));
  CK(softplus_both)(CK(fma)(w, input, b), y, slope);
  half predicted = y->lo * p->w3 + y->hi * p->w4 + p->b3;
  return (observed - predicted) * is_row;
}

static void step(struct parameters *p) {
  const double rate = 0.1;
  ck_double8 y, slope;
  half delta = -2 * residuals(p, &y, &slope);
  half delta1 = delta * p->w3 * slope.lo, delta2 = delta * p->w4 * slope.hi;
  struct parameters next = {
      .w1 = p->w1 - rate * sum(delta1 * input.lo),
      .w2 = p->w2 - rate * sum(delta2 * input.lo),
      .w3 = p->w3 - rate * sum(delta * y.lo),
      .w4 = p->w4 - rate * sum(delta * y.hi),
      .b1 = p->b1 - rate * sum(delta1),
      .b2 = p->b2 - rate * sum(delta2),
      .b3 = p->b3 - rate * sum(delta),
  };
  *p = next;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  long steps = atol(arguments[1]);
  double least = atof(arguments[2]);
  enum { most = 100000 };
  static double times[most];
  double total = 0;
  int passes = 0;
  struct parameters p;
  while (passes == 0 || (total < least && passes < most)) {
    p = (struct parameters){.w1 = 2.74, .w2 = -1.13, .w3 = 0.36, .w4 = 0.63};
    double start = now();
    for (long i = 0; i < steps; i += 1) step(&p);
    times[passes] = now() - start;
    total += times[passes++];
  }
  qsort(times, passes, sizeof *times, by_size);
  ck_double8 y, slope;
  half r = residuals(&p, &y, &slope);
  printf("{\"seconds\": %.17g, \"passes\": %d, \"loss\": [%.17g], "
         "\"parameters\": [%.17g, %.17g, %.17g, %.17g, %.17g, %.17g, %.17g]}\n",
         times[passes / 2], passes, sum(r * r), p.w1, p.w2, p.w3, p.w4, p.b1, p.b2, p.b3);
}
