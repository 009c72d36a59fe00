// Rows of a table into the columns of a piece, converted to its precision.

// One column, `from` and `row_stride` being those of the table.
#define CK_TAKE(name, type)                                                              \
  static void CK(take_##name)(const struct ck_rows *rows, long column, CK_S *to) {       \
    const type *from = (const type *)rows->columns + column * rows->column_stride;       \
    long count = rows->count, step = rows->row_stride;                                   \
    if (rows->chosen) {                                                                  \
      for (long r = 0; r < count; r += 1) to[r] = (CK_S)from[rows->chosen[r] * step];    \
    } else if (step == 1) {                                                              \
      for (long r = 0; r < count; r += 1) to[r] = (CK_S)from[rows->first + r];           \
    } else {                                                                             \
      for (long r = 0; r < count; r += 1) to[r] = (CK_S)from[(rows->first + r) * step];  \
    }                                                                                    \
  }

CK_TAKE(doubles, double)
CK_TAKE(floats, float)

#undef CK_TAKE

// How many vectors hold so many rows.
CK_INLINE long CK(vectors)(long rows) { return (rows + CK_LANES - 1) / CK_LANES; }

// Inputs and observed columns of a piece; rows that fill the last vector are zeros.
static void CK(layers_load)(const struct ck_plan *plan, const struct ck_rows *rows, void *memory) {
  CK_S *piece = memory;
  long padded = CK(vectors)(rows->count) * CK_LANES;
  for (long c = 0; c < plan->inputs + plan->outputs; c += 1) {
    CK_S *to = c < plan->inputs ? piece + plan->layer[0].sources + c * plan->stride
                                : piece + plan->observed + (c - plan->inputs) * plan->stride;
    if (rows->is_float) {
      CK(take_floats)(rows, c, to);
    } else {
      CK(take_doubles)(rows, c, to);
    }
    for (long r = rows->count; r < padded; r += 1) to[r] = 0;
  }
}
