// Whole descents of small networks in one call: one network, or many starts of it at once.
//
// A step of a small network takes less time than a call from Swift and what it brings, so these
// make many steps. They compute what the layer kernels and the optimiser's move compute, in the
// order of Sources/Network/ReferenceOrder.swift, bit for bit: full-batch gradient descent,
// parameter − rate·derivative as a product and a difference, on a loss of residuals.

#ifndef CK_DESCENTS_H
#define CK_DESCENTS_H

#include "ck_activation.h"

#ifdef __cplusplus
extern "C" {
#endif

// Of r = observed − predicted: Σ r², ½ Σ r², Σ r² / (rows · outputs).
enum ck_residual_loss { ck_ssr, ck_half_ssr, ck_mse };

// A layered network, its rows, and how it descends.
struct ck_small_network {
  long layers;
  const long *sizes;              // inputs, then the nodes of each layer: layers + 1 numbers
  const unsigned char *activations;  // an `enum ck_activation` for each layer
  int loss;                       // an `enum ck_residual_loss`
  long rows;                      // at most 256: one block
  long parameters;                // weights by layer, node, source; then biases
  const unsigned char *frozen;    // for each parameter, whether it stays
  double rate;                    // of a float network: a float
  double tolerance;               // the same; stop when no parameter moves more; below 0: never
  int any_sizes;                  // for tests: take the loop for any sizes where there is another
};

enum ck_stop {
  ck_steps_made,   // all that were asked for
  ck_tolerance,    // in the last step no parameter moved by more than the tolerance
  ck_not_finite    // the next state has a loss, derivative or parameter that is not finite
};

// The state of a descent: parameters, gradient and loss belong together, and are finite.
struct ck_descent_doubles {
  double *parameters, *gradient;
  double loss;
};
struct ck_descent_floats {
  float *parameters, *gradient;
  float loss;
};

// Makes at most `steps` changes and writes the loss after each. Returns how many were made.
//
// `columns` are the inputs, then the observed values, each `rows` long, one after another.
// `memory` has `ck_descent_memory` bytes on a boundary of 128.
long ck_descend_doubles(const struct ck_small_network *network, const double *columns,
                        struct ck_descent_doubles *state, long steps, double *losses,
                        void *memory, enum ck_stop *stop);
long ck_descend_floats(const struct ck_small_network *network, const float *columns,
                       struct ck_descent_floats *state, long steps, float *losses,
                       void *memory, enum ck_stop *stop);
long ck_descent_memory(const struct ck_small_network *network);

// Descents from `ck_starts_at_once` starts or fewer, each in a lane of a vector. Those whose stop
// is not `ck_steps_made` are left alone; of the others each makes at most `steps` changes.
//
// parameters: of one start after another. steps_made: grows. stops: in and out. losses: of the
// parameters. A start that is not finite has the stop `ck_not_finite` and no steps.
void ck_descend_starts_doubles(const struct ck_small_network *network, const double *columns,
                               long starts, double *parameters, double *losses, long steps,
                               long *steps_made, unsigned char *stops, void *memory);
void ck_descend_starts_floats(const struct ck_small_network *network, const float *columns,
                              long starts, float *parameters, float *losses, long steps,
                              long *steps_made, unsigned char *stops, void *memory);
long ck_starts_memory(const struct ck_small_network *network);
enum { ck_starts_at_once_doubles = 16, ck_starts_at_once_floats = 32 };

// The descents at one level.
struct ck_descent_functions {
  long (*descend_doubles)(const struct ck_small_network *, const double *,
                          struct ck_descent_doubles *, long, double *, void *, enum ck_stop *);
  long (*descend_floats)(const struct ck_small_network *, const float *,
                         struct ck_descent_floats *, long, float *, void *, enum ck_stop *);
  void (*descend_starts_doubles)(const struct ck_small_network *, const double *, long, double *,
                                 double *, long, long *, unsigned char *, void *);
  void (*descend_starts_floats)(const struct ck_small_network *, const float *, long, float *,
                                float *, long, long *, unsigned char *, void *);
};

#ifdef __cplusplus
}
#endif

#endif
