// Layer kernels: blocks of at most 256 rows through the layers of a network, forward and back.
//
// A block goes through in pieces of some vectors of rows, so that a piece's numbers stay in the
// cache. A piece is one stretch of memory: for each input, observed output and node a column of
// `stride` numbers, one for each row; beside them, for dense layers, the same numbers row by row.
// The caller lays it out (struct ck_plan) and owns it; nothing here allocates.
//
// The order of every sum is a function of shapes alone: a node's sum starts with its bias and
// takes its sources in order by fma; δ starts with 0 and takes the nodes that the node feeds in
// order by fma; sums over rows have eight lanes (row r in lane r mod 8; lanes are added as
// (l, l + 4), (l, l + 2), (l, l + 1)),
// but those for a dense layer's weights take one row after another. Vectors are over what is
// independent, so that tiles, levels and threads never change a bit.

#ifndef CK_LAYERS_H
#define CK_LAYERS_H

#include "ck_activation.h"

#ifdef __cplusplus
extern "C" {
#endif

// How the rows' losses come from the sums of the output nodes.
enum ck_loss {
  CK_SQUARES,          // Σ (observed − activation)²
  CK_SIGMOID_ENTROPY,  // two classes, one output
  CK_SOFTMAX_ENTROPY   // a class for each output
};

// How the products for a layer's weights are added over the rows.
enum ck_order {
  CK_IN_LANES,    // eight lanes
  CK_BY_SOURCES,  // one row after another, vectors over the layer's sources
  CK_BY_NODES     // one row after another, vectors over its nodes
};

// One layer. Places are offsets in numbers: of a parameter in the flat vector, of a first column
// in a piece, of a first number of what is kept between pieces.
struct ck_layer {
  long inputs, outputs;
  enum ck_activation activation;
  enum ck_order order;
  long weights, biases;         // parameters
  long sources, nodes;          // columns: what it receives; its sums, then its activations
  long slopes, deltas;          // columns: derivatives of its activations; δ
  long by_rows, row_stride;     // sources (CK_BY_SOURCES) or δ (CK_BY_NODES), row by row
  long weight_sums, bias_sums;  // what is kept: lanes of the sums, or (CK_BY_NODES) by source
};

// A network as the kernels see it, for one precision.
struct ck_plan {
  int is_float;
  enum ck_loss loss;
  int is_mean;       // whether δ is divided by the number of terms
  double factor;     // CK_SQUARES: δ = factor × residual
  long layers;
  const struct ck_layer *layer;
  long stride;       // the most rows of a piece, a multiple of the lanes
  long inputs, outputs;
  long observed;     // the columns of what was observed, in a piece
  long losses;       // one column for the rows' losses
  long loss_sums;    // the loss's lanes, kept between pieces
};

// Rows of a table: number c of row r stands at columns[c·column_stride + r·row_stride]; inputs
// come first, then what was observed.
struct ck_rows {
  const void *columns;
  int is_float;
  long column_stride, row_stride;
  const long *chosen;  // the rows to take, or null for those from `first` on
  long first, count;
  double terms;        // by what a mean is divided
};

// Where a block's sums come to stand: one for each parameter in the flat order, and the sum of the
// rows' losses; and what is kept until the block's last piece: lanes, and weights by source. Without
// a gradient (a null pointer) only the loss is computed.
struct ck_sums {
  void *gradient, *loss, *kept;
};

// Takes a whole block through. `piece` is the memory of one piece.
void ck_layers_block(const struct ck_plan *plan, const void *parameters,
                     const struct ck_rows *rows, void *piece, const struct ck_sums *sums);

// The steps of that, for callers that share them out. Rows are those of one piece.
void ck_layers_load(const struct ck_plan *plan, const struct ck_rows *rows, void *piece);
void ck_layers_forward(const struct ck_plan *plan, const void *parameters, long rows, void *piece);
// The rows' losses into their column, and δ of the output.
void ck_layers_losses(const struct ck_plan *plan, const struct ck_rows *rows, void *piece);
void ck_layers_backward(const struct ck_plan *plan, const void *parameters, long rows,
                        void *piece);
// Adds a piece to a layer's sums; the first piece of a block begins them. A dense layer's weights
// are split into `ck_layers_parts`, which are independent of each other; part 0 has all else.
void ck_layers_add(const struct ck_plan *plan, long layer, long part, const void *piece, long rows,
                   int is_first, const struct ck_sums *sums);
long ck_layers_parts(const struct ck_plan *plan, long layer);
// Adds a piece's losses; the first piece of a block begins them.
void ck_layers_add_losses(const struct ck_plan *plan, const void *piece, long rows, int is_first,
                          const struct ck_sums *sums);
// After the last piece: lanes are added up, and every sum goes to its parameter's place.
void ck_layers_finish(const struct ck_plan *plan, const struct ck_sums *sums);

// Turns the output columns of a piece into predictions: the sigmoid or softmax of an entropy.
void ck_layers_predict(const struct ck_plan *plan, long rows, void *piece);

// b[i] = a[i] + b[i].
void ck_layers_merge(int is_float, const void *a, void *b, long n);

// Adds a penalty's derivatives: twice λ₂ × w by fma, where λ₂ is not 0, then λ₁ × sign(w).
void ck_layers_penalise(int is_float, void *gradient, const void *parameters, long n,
                        double twice_l2, double l1);
// Σ w² and Σ |w| in doubles; number i goes to lane i mod 8, lanes are added as those of rows.
void ck_layers_sizes(int is_float, const void *parameters, long n, double *squares,
                     double *sizes);

// The numbers of a vector: `stride` is a multiple of it.
long ck_layers_lanes(int is_float);

// The layer kernels of one precision.
struct ck_layer_kernels {
  void (*block)(const struct ck_plan *, const void *, const struct ck_rows *, void *,
                const struct ck_sums *);
  void (*load)(const struct ck_plan *, const struct ck_rows *, void *);
  void (*forward)(const struct ck_plan *, const void *, long, void *);
  void (*losses)(const struct ck_plan *, const struct ck_rows *, void *);
  void (*backward)(const struct ck_plan *, const void *, long, void *);
  void (*add)(const struct ck_plan *, long, long, const void *, long, int, const struct ck_sums *);
  void (*add_losses)(const struct ck_plan *, const void *, long, int, const struct ck_sums *);
  void (*finish)(const struct ck_plan *, const struct ck_sums *);
  void (*predict)(const struct ck_plan *, long, void *);
  void (*merge)(const void *, void *, long);
  void (*penalise)(void *, const void *, long, double, double);
  void (*sizes)(const void *, long, double *, double *);
};

// The layer kernels at one level.
struct ck_layer_functions {
  const struct ck_layer_kernels *doubles, *floats;
};

#ifdef __cplusplus
}
#endif

#endif
