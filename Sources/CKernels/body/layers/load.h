// Rows of a table into the columns of a piece, converted to its precision.

// How many vectors hold so many rows.
CK_INLINE long CK(vectors)(long rows) { return (rows + CK_LANES - 1) / CK_LANES; }

// The number of row r of the table.
CK_INLINE long CK(row)(const struct ck_rows *rows, long r) {
  return rows->chosen ? rows->chosen[r] : rows->first + r;
}

// A table of one type: one column of it, whatever the strides; and `count` columns from `first` on
// where they stand side by side, in squares, zeros filling the last vectors.
#define CK_TAKE(name, type)                                                                    \
  static void CK(take_column_##name)(const struct ck_rows *rows, long column, CK_S *to) {      \
    const type *from = (const type *)rows->columns + column * rows->column_stride;             \
    if (rows->row_stride == 1 && !rows->chosen) {                                              \
      for (long r = 0; r < rows->count; r += 1) to[r] = (CK_S)from[rows->first + r];           \
    } else {                                                                                   \
      for (long r = 0; r < rows->count; r += 1)                                                \
        to[r] = (CK_S)from[CK(row)(rows, r) * rows->row_stride];                               \
    }                                                                                          \
  }                                                                                            \
                                                                                               \
  CK_INLINE CK_V CK(take_##name)(const type *from, long count) {                               \
    CK_S v[CK_LANES] = {0};                                                                    \
    if (count >= CK_LANES) {                                                                   \
      for (int l = 0; l < CK_LANES; l += 1) v[l] = (CK_S)from[l];                              \
    } else {                                                                                   \
      for (long l = 0; l < count; l += 1) v[l] = (CK_S)from[l];                                \
    }                                                                                          \
    return CK(load)(v);                                                                        \
  }                                                                                            \
                                                                                               \
  static void CK(take_rows_##name)(const struct ck_rows *rows, long first, long count,         \
                                   CK_S *to, long stride) {                                    \
    for (long r = 0; r < rows->count; r += CK_LANES) {                                         \
      const type *from[CK_LANES];                                                              \
      for (long i = 0; i < CK_LANES; i += 1) {                                                 \
        long row = CK(row)(rows, r + i < rows->count ? r + i : r);                             \
        from[i] = (const type *)rows->columns + row * rows->row_stride + first;                \
      }                                                                                        \
      for (long c = 0; c < count; c += CK_LANES) {                                             \
        CK_V v[CK_LANES];                                                                      \
        for (int i = 0; i < CK_LANES; i += 1)                                                  \
          v[i] = r + i < rows->count ? CK(take_##name)(from[i] + c, count - c) : CK(splat)(0); \
        CK(transpose_square)(v);                                                               \
        for (int i = 0; i < CK_LANES && c + i < count; i += 1)                                 \
          CK(store)(to + (c + i) * stride + r, v[i]);                                          \
      }                                                                                        \
    }                                                                                          \
  }

CK_TAKE(double, double)
CK_TAKE(float, float)

#undef CK_TAKE

// `count` columns from `first` on; rows that fill the last vector are zeros.
static void CK(take_columns)(const struct ck_rows *rows, long first, long count, CK_S *to,
                             long stride) {
  if (rows->column_stride == 1) {
    (rows->is_float ? CK(take_rows_float) : CK(take_rows_double))(rows, first, count, to, stride);
    return;
  }
  for (long c = 0; c < count; c += 1) {
    CK_S *column = to + c * stride;
    (rows->is_float ? CK(take_column_float) : CK(take_column_double))(rows, first + c, column);
    for (long r = rows->count; r < CK(vectors)(rows->count) * CK_LANES; r += 1) column[r] = 0;
  }
}

static void CK(layers_load)(const struct ck_plan *plan, const struct ck_rows *rows, void *memory) {
  CK_S *piece = memory;
  CK(take_columns)(rows, 0, plan->inputs, piece + plan->layer[0].sources, plan->stride);
  CK(take_columns)(rows, plan->inputs, plan->outputs, piece + plan->observed, plan->stride);
}
