// The layer kernels, called through the chosen level's table.

#include "levels.h"

static const struct ck_layer_kernels *kernels(int is_float) {
  const struct ck_layer_functions *functions = ck_chosen_level()->layers;
  return is_float ? functions->floats : functions->doubles;
}

void ck_layers_block(const struct ck_plan *plan, const void *parameters,
                     const struct ck_rows *rows, void *piece, const struct ck_sums *sums) {
  kernels(plan->is_float)->block(plan, parameters, rows, piece, sums);
}
void ck_layers_load(const struct ck_plan *plan, const struct ck_rows *rows, void *piece) {
  kernels(plan->is_float)->load(plan, rows, piece);
}
void ck_layers_forward(const struct ck_plan *plan, const void *parameters, long rows,
                       void *piece) {
  kernels(plan->is_float)->forward(plan, parameters, rows, piece);
}
void ck_layers_losses(const struct ck_plan *plan, const struct ck_rows *rows, void *piece) {
  kernels(plan->is_float)->losses(plan, rows, piece);
}
void ck_layers_backward(const struct ck_plan *plan, const void *parameters, long rows,
                        void *piece) {
  kernels(plan->is_float)->backward(plan, parameters, rows, piece);
}
void ck_layers_add(const struct ck_plan *plan, long layer, long part, const void *piece, long rows,
                   int is_first, const struct ck_sums *sums) {
  kernels(plan->is_float)->add(plan, layer, part, piece, rows, is_first, sums);
}
void ck_layers_add_losses(const struct ck_plan *plan, const void *piece, long rows, int is_first,
                          const struct ck_sums *sums) {
  kernels(plan->is_float)->add_losses(plan, piece, rows, is_first, sums);
}
void ck_layers_finish(const struct ck_plan *plan, const struct ck_sums *sums) {
  kernels(plan->is_float)->finish(plan, sums);
}
void ck_layers_predict(const struct ck_plan *plan, long rows, void *piece) {
  kernels(plan->is_float)->predict(plan, rows, piece);
}
void ck_layers_merge(int is_float, const void *a, void *b, long n) {
  kernels(is_float)->merge(a, b, n);
}
void ck_layers_penalise(int is_float, void *gradient, const void *parameters, long n,
                        double twice_l2, double l1) {
  kernels(is_float)->penalise(gradient, parameters, n, twice_l2, l1);
}
void ck_layers_sizes(int is_float, const void *parameters, long n, double *squares,
                     double *sizes) {
  kernels(is_float)->sizes(parameters, n, squares, sizes);
}

long ck_layers_lanes(int is_float) { return is_float ? 16 : 8; }

// A part is what one call of the widest tile covers: four vectors.
long ck_layers_parts(const struct ck_plan *plan, long layer) {
  const struct ck_layer *l = &plan->layer[layer];
  if (l->order == CK_IN_LANES) return 1;
  long width = l->order == CK_BY_SOURCES ? l->inputs : l->outputs;
  long part = 4 * ck_layers_lanes(plan->is_float);
  return (width + part - 1) / part;
}
