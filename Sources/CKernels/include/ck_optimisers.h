// What one change makes of all parameters at once: the moves of the optimisers.
//
// Every operation is rounded by itself, in the order written here, so that vectors of any width
// give the same bits. The formulas' sources stand in Sources/Training.

#ifndef CK_OPTIMISERS_H
#define CK_OPTIMISERS_H

// A rule with its numbers, which are numbers of the precision that it is used in.
struct ck_optimiser {
  // 0: gradient descent, next = p - rate·g;
  // 1: momentum, m' = keep1·m + g, next = p - rate·m';
  // 2: Adam, m' = keep1·m + take1·g, v' = keep2·v + take2·(g·g),
  //    next = p - (rate·(m'/correction1))/(sqrt(v'/correction2) + epsilon).
  int rule;
  double rate, keep1, take1, keep2, take2, correction1, correction2, epsilon;
};

// Moves n parameters p by their derivatives g. next, next_m and next_v overlap nothing else; what
// a rule does not remember may be null.
void ck_move_doubles(const struct ck_optimiser *optimiser, long n, const double *p,
                     const double *g, const double *m, const double *v, double *next,
                     double *next_m, double *next_v);
void ck_move_floats(const struct ck_optimiser *optimiser, long n, const float *p, const float *g,
                    const float *m, const float *v, float *next, float *next_m, float *next_v);

// Whether all of n numbers are finite.
int ck_all_finite_doubles(const double *x, long n);
int ck_all_finite_floats(const float *x, long n);

// The same at one level.
struct ck_optimiser_functions {
  void (*move_doubles)(const struct ck_optimiser *, long, const double *, const double *,
                       const double *, const double *, double *, double *, double *);
  void (*move_floats)(const struct ck_optimiser *, long, const float *, const float *,
                      const float *, const float *, float *, float *, float *);
  int (*all_finite_doubles)(const double *, long);
  int (*all_finite_floats)(const float *, long);
};

#endif
