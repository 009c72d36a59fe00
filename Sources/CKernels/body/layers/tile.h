// The one loop that forward, backward and the gradient of dense layers share: a tile of T × V
// vectors stays in registers while a chain of products is added to it,
//
//   out[t][v] = start[t][v] + factor[0][t]·x[0][v] + factor[1][t]·x[1][v] + …,
//
// each by one fma, in this order. A factor is one number for all lanes. What chain, factors and
// lanes are:
//                    chain          t         factor      lanes
//   forward          sources        nodes     weights     rows
//   backward         nodes          sources   weights     rows
//   CK_BY_SOURCES    rows           nodes     δ           sources
//   CK_BY_NODES      rows           sources   sources     nodes

enum CK(start) { CK(from_zero), CK(from_numbers), CK(from_sums) };

typedef struct {
  long length;                          // of the chain
  const CK_S *factors;
  long factor_along, factor_across;     // from one of the chain to the next, from one t to the next
  const CK_S *x;
  long x_along;
  CK_S *out;
  long out_across;
  enum CK(start) start;                 // 0, numbers[t] in every lane, or what stands in `out`
  const CK_S *numbers;
} CK(product);

CK_INLINE void CK(tile)(const CK(product) *p, const int T, const int V) {
  CK_V sums[8][4];
#pragma clang loop unroll(full)
  for (int t = 0; t < T; t += 1) {
#pragma clang loop unroll(full)
    for (int v = 0; v < V; v += 1) {
      sums[t][v] = p->start == CK(from_numbers) ? CK(splat)(p->numbers[t])
                   : p->start == CK(from_sums)
                       ? CK(load)(p->out + t * p->out_across + v * CK_LANES)
                       : CK(splat)(0);
    }
  }
  const CK_S *factors = p->factors, *x = p->x;
  long factor_along = p->factor_along, factor_across = p->factor_across, x_along = p->x_along;
  for (long k = p->length; k > 0; k -= 1) {
    CK_V xs[4];
#pragma clang loop unroll(full)
    for (int v = 0; v < V; v += 1) xs[v] = CK(load)(x + v * CK_LANES);
#pragma clang loop unroll(full)
    for (int t = 0; t < T; t += 1) {
      CK_V factor = CK(splat)(factors[t * factor_across]);
#pragma clang loop unroll(full)
      for (int v = 0; v < V; v += 1) sums[t][v] = CK(fma)(factor, xs[v], sums[t][v]);
    }
    x += x_along;
    factors += factor_along;
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < T; t += 1) {
#pragma clang loop unroll(full)
    for (int v = 0; v < V; v += 1) CK(store)(p->out + t * p->out_across + v * CK_LANES, sums[t][v]);
  }
}
