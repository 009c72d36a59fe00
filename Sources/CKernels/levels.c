// Chooses a level once: the best that the processor has.

#include "levels.h"

// Set by whoever comes first. Two threads that arrive together store the same address.
static const struct ck_level_table *current;

const struct ck_level_table *ck_level_table_at(int level) {
  if (level == 0) return &ck_level0_table;
#if CK_HAS_LEVEL_1 && defined(__x86_64__)
  if (level == 1 && __builtin_cpu_supports("x86-64-v3")) return &ck_level1_table;
#elif CK_HAS_LEVEL_1
  if (level == 1) return &ck_level1_table;
#endif
#if CK_HAS_LEVEL_2
  if (level == 2 && __builtin_cpu_supports("x86-64-v4")) return &ck_level2_table;
#endif
  return 0;
}

static const struct ck_level_table *choose(void) {
  const struct ck_level_table *best = 0;
  for (int level = 2; !best; level -= 1) best = ck_level_table_at(level);
  __atomic_store_n(&current, best, __ATOMIC_RELEASE);
  return best;
}

const struct ck_level_table *ck_chosen_level(void) {
  const struct ck_level_table *chosen = __atomic_load_n(&current, __ATOMIC_ACQUIRE);
  return chosen ? chosen : choose();
}

int ck_level(void) { return ck_chosen_level()->level; }

int ck_force_level(int level) {
  const struct ck_level_table *wanted = ck_level_table_at(level);
  if (wanted) {
    __atomic_store_n(&current, wanted, __ATOMIC_RELEASE);
  } else {
    choose();
  }
  return ck_level();
}

const struct ck_double_functions *ck_double_functions_at(int level) {
  const struct ck_level_table *table = ck_level_table_at(level);
  return table ? table->doubles : 0;
}

const struct ck_float_functions *ck_float_functions_at(int level) {
  const struct ck_level_table *table = ck_level_table_at(level);
  return table ? table->floats : 0;
}
