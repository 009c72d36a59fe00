// Whole descents, called through the chosen level's table, and the memory they need.

#include "levels.h"

static inline const struct ck_descent_functions *functions(void) {
  return ck_chosen_level()->descents;
}

long ck_descend_doubles(const struct ck_small_network *network, const double *columns,
                        struct ck_descent_doubles *state, long steps, double *losses,
                        void *memory, enum ck_stop *stop) {
  return functions()->descend_doubles(network, columns, state, steps, losses, memory, stop);
}

long ck_descend_floats(const struct ck_small_network *network, const float *columns,
                       struct ck_descent_floats *state, long steps, float *losses, void *memory,
                       enum ck_stop *stop) {
  return functions()->descend_floats(network, columns, state, steps, losses, memory, stop);
}

void ck_descend_starts_doubles(const struct ck_small_network *network, const double *columns,
                               long starts, double *parameters, double *losses, long steps,
                               long *steps_made, unsigned char *stops, void *memory) {
  functions()->descend_starts_doubles(network, columns, starts, parameters, losses, steps,
                                      steps_made, stops, memory);
}

void ck_descend_starts_floats(const struct ck_small_network *network, const float *columns,
                              long starts, float *parameters, float *losses, long steps,
                              long *steps_made, unsigned char *stops, void *memory) {
  functions()->descend_starts_floats(network, columns, starts, parameters, losses, steps,
                                     steps_made, stops, memory);
}

static long nodes(const struct ck_small_network *network) {
  long sum = 0;
  for (long l = 1; l <= network->layers; l += 1) sum += network->sizes[l];
  return sum;
}

// In both forms of a descent: the sources (inputs, then every node's values), a slope and a delta
// for every node, the observed columns; for each parameter two values and two derivatives, which
// are vectors where there are many starts. One network has numbers there, and room to spare.
//
// per_column: the vectors that hold the rows of a column; bytes: of a vector.
static long memory(const struct ck_small_network *network, long per_column, long bytes) {
  long columns = network->sizes[0] + 3 * nodes(network) + network->sizes[network->layers];
  return bytes * (columns * per_column + 4 * network->parameters);
}

long ck_descent_memory(const struct ck_small_network *network) {
  return memory(network, (network->rows + 7) / 8, 64);
}

long ck_starts_memory(const struct ck_small_network *network) {
  return memory(network, network->rows, 128);
}
