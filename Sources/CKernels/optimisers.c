// The optimisers' moves, at the level that was chosen.

#include "levels.h"

void ck_move_doubles(const struct ck_optimiser *optimiser, long n, const double *p,
                     const double *g, const double *m, const double *v, double *next,
                     double *next_m, double *next_v) {
  ck_chosen_level()->optimisers->move_doubles(optimiser, n, p, g, m, v, next, next_m, next_v);
}

void ck_move_floats(const struct ck_optimiser *optimiser, long n, const float *p, const float *g,
                    const float *m, const float *v, float *next, float *next_m, float *next_v) {
  ck_chosen_level()->optimisers->move_floats(optimiser, n, p, g, m, v, next, next_m, next_v);
}

int ck_all_finite_doubles(const double *x, long n) {
  return ck_chosen_level()->optimisers->all_finite_doubles(x, n);
}

int ck_all_finite_floats(const float *x, long n) {
  return ck_chosen_level()->optimisers->all_finite_floats(x, n);
}
