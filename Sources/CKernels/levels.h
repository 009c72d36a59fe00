// The levels that exist on this target, one table each, and the one that was chosen.
//
// How a function is added. Say it is a layer kernel:
//   1. its body, written once with the words of body/names.h and body/arithmetic.h, in a file that
//      body/layers/layers.h includes (descents: body/descents/descents.h);
//   2. a member of `struct ck_layer_kernels` in include/ck_layers.h, which has one table for each
//      precision, and its public declaration;
//   3. the member's initialiser, at the end of body/layers/block.h (descents, optimisers: in the
//      table.h of their folder);
//   4. the public function in layers.c, which calls `kernels(is_float)->member(…)`.

#ifndef CK_LEVELS_H
#define CK_LEVELS_H

#include <stdint.h>

#include "CKernels.h"

// Everything that is compiled once for each level.
struct ck_level_table {
  int level;
  const struct ck_double_functions *doubles;
  const struct ck_float_functions *floats;
  const struct ck_layer_functions *layers;
  const struct ck_descent_functions *descents;
  const struct ck_optimiser_functions *optimisers;
};

// Level 0: the target's baseline instructions, with fma in software. Everywhere.
extern const struct ck_level_table ck_level0_table;

// Level 1: fma in hardware. x86-64-v3 (AVX2, FMA: 2013 and later), or any arm64.
#if defined(__x86_64__) || defined(__aarch64__)
#define CK_HAS_LEVEL_1 1
extern const struct ck_level_table ck_level1_table;
#else
#define CK_HAS_LEVEL_1 0
#endif

// Level 2: x86-64-v4 (AVX-512: eight doubles or sixteen floats in a register).
#if defined(__x86_64__)
#define CK_HAS_LEVEL_2 1
extern const struct ck_level_table ck_level2_table;
#else
#define CK_HAS_LEVEL_2 0
#endif

// The table of a level, or a null pointer if this processor lacks it.
const struct ck_level_table *ck_level_table_at(int level);

// The table that calls go through: the best level's, unless a test forces another.
const struct ck_level_table *ck_chosen_level(void);

#endif
