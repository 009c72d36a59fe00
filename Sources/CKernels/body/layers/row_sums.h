// Sums over the rows of a piece in eight lanes: lane l takes the rows r with r mod 8 = l.
//
// Lanes stay in memory from piece to piece. A row that is not there leaves its lane as it is: an
// addition of +0 would not, where a lane is -0.

CK_INLINE CK_V CK(only_rows)(long first, long rows, CK_V changed, CK_V lanes) {
  static const CK_S numbers[CK_LANES] = {0, 1, 2, 3, 4, 5, 6, 7};
  return CK(select)(CK(load)(numbers) < CK(splat)((CK_S)(rows - first)), changed, lanes);
}

// lanes + Σ a[r]·b[r], by fma.
CK_INLINE CK_V CK(add_products)(CK_V lanes, const CK_S *a, const CK_S *b, long rows) {
  long r = 0;
  for (; r + CK_LANES <= rows; r += CK_LANES)
    lanes = CK(fma)(CK(load)(a + r), CK(load)(b + r), lanes);
  if (r == rows) return lanes;
  return CK(only_rows)(r, rows, CK(fma)(CK(load)(a + r), CK(load)(b + r), lanes), lanes);
}

// lanes + Σ a[r].
CK_INLINE CK_V CK(add_rows)(CK_V lanes, const CK_S *a, long rows) {
  long r = 0;
  for (; r + CK_LANES <= rows; r += CK_LANES) lanes = lanes + CK(load)(a + r);
  return r == rows ? lanes : CK(only_rows)(r, rows, lanes + CK(load)(a + r), lanes);
}

// The lanes of `count` columns, in memory; the first piece of a block begins them.
static void CK(add_columns)(const CK_S *columns, long stride, long count, long rows, int is_first,
                            CK_S *lanes) {
  for (long c = 0; c < count; c += 1) {
    CK_V before = is_first ? CK(splat)(0) : CK(load)(lanes + c * CK_LANES);
    CK(store)(lanes + c * CK_LANES, CK(add_rows)(before, columns + c * stride, rows));
  }
}

// The lanes of the weights of a layer, by node and source.
static void CK(add_weights)(const CK_S *deltas, long nodes, const CK_S *sources, long inputs,
                            long stride, long rows, int is_first, CK_S *lanes) {
  for (long node = 0; node < nodes; node += 1) {
    for (long source = 0; source < inputs; source += 1) {
      CK_V before = is_first ? CK(splat)(0) : CK(load)(lanes);
      CK(store)(lanes, CK(add_products)(before, deltas + node * stride, sources + source * stride,
                                        rows));
      lanes += CK_LANES;
    }
  }
}

// Lanes to numbers, in pairs.
static void CK(finish_lanes)(const CK_S *lanes, long count, CK_S *sums) {
  for (long i = 0; i < count; i += 1) sums[i] = CK(lane_tree)(CK(load)(lanes + i * CK_LANES));
}
