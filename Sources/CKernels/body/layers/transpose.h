// Columns to rows: a square of vectors by perfect shuffles.

#if CK_LANES == 8
#define CK_ZIP_LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define CK_ZIP_HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define CK_ZIP_LOW(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define CK_ZIP_HIGH(a, b) \
  __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#endif

// Interleaving vector i with vector i + CK_LANES/2, log2(CK_LANES) times, transposes: each time
// the bits of (vector, lane) turn by one place.
CK_INLINE void CK(transpose_square)(CK_V *v) {
  CK_V w[CK_LANES];
#pragma clang loop unroll(full)
  for (int stage = 1; stage < CK_LANES; stage *= 2) {
#pragma clang loop unroll(full)
    for (int i = 0; i < CK_LANES / 2; i += 1) {
      w[2 * i] = CK_ZIP_LOW(v[i], v[i + CK_LANES / 2]);
      w[2 * i + 1] = CK_ZIP_HIGH(v[i], v[i + CK_LANES / 2]);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < CK_LANES; i += 1) v[i] = w[i];
  }
}

// rows[r·row_stride + c] = columns[c·stride + r] for `count` columns and `vectors` vectors of rows;
// zeros for the columns that fill the last vector.
static void CK(transpose)(const CK_S *columns, long stride, long count, long vectors, CK_S *rows,
                          long row_stride) {
  for (long c = 0; c < count; c += CK_LANES) {
    for (long r = 0; r < vectors * CK_LANES; r += CK_LANES) {
      CK_V v[CK_LANES];
      if (c + CK_LANES <= count) {
#pragma clang loop unroll(full)
        for (int i = 0; i < CK_LANES; i += 1) v[i] = CK(load)(columns + (c + i) * stride + r);
      } else {
        for (int i = 0; i < CK_LANES; i += 1)
          v[i] = c + i < count ? CK(load)(columns + (c + i) * stride + r) : CK(splat)(0);
      }
      CK(transpose_square)(v);
#pragma clang loop unroll(full)
      for (int i = 0; i < CK_LANES; i += 1) CK(store)(rows + (r + i) * row_stride + c, v[i]);
    }
  }
}

#undef CK_ZIP_LOW
#undef CK_ZIP_HIGH
