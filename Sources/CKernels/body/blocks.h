// Loops over columns, with the bits of the scalar functions: what tests call.

// A last vector that is not full is padded with zeros.
#define CK_MAP(name)                                                          \
  static void CK(map_##name)(const CK_S *x, CK_S *y, long n) {                \
    long r = 0;                                                               \
    for (; r + CK_LANES <= n; r += CK_LANES)                                  \
      CK(store)(y + r, CK(name)(CK(load)(x + r)));                            \
    if (r == n) return;                                                       \
    CK_S last[CK_LANES] = {0};                                                \
    for (long l = 0; r + l < n; l += 1) last[l] = x[r + l];                   \
    CK(store)(last, CK(name)(CK(load)(last)));                                \
    for (long l = 0; r + l < n; l += 1) y[r + l] = last[l];                   \
  }

CK_MAP(exp)
CK_MAP(expm1)
CK_MAP(ln)
CK_MAP(log1p)
CK_MAP(softplus)
CK_MAP(relu)
CK_MAP(sigmoid)
CK_MAP(tanh)
CK_MAP(softplus_derivative)
CK_MAP(relu_derivative)
CK_MAP(sigmoid_derivative)
CK_MAP(tanh_derivative)

#undef CK_MAP

// A function and its derivative.
#define CK_MAP_BOTH(name)                                                          \
  static void CK(map_##name##_both)(const CK_S *x, CK_S *y, CK_S *dy, long n) {    \
    CK_V f, df;                                                                    \
    long r = 0;                                                                    \
    for (; r + CK_LANES <= n; r += CK_LANES) {                                     \
      CK(name##_both)(CK(load)(x + r), &f, &df);                                   \
      CK(store)(y + r, f);                                                         \
      CK(store)(dy + r, df);                                                       \
    }                                                                              \
    if (r == n) return;                                                            \
    CK_S last[CK_LANES] = {0};                                                     \
    for (long l = 0; r + l < n; l += 1) last[l] = x[r + l];                        \
    CK(name##_both)(CK(load)(last), &f, &df);                                      \
    for (long l = 0; r + l < n; l += 1) {                                          \
      y[r + l] = f[l];                                                             \
      dy[r + l] = df[l];                                                           \
    }                                                                              \
  }

CK_MAP_BOTH(softplus)
CK_MAP_BOTH(relu)
CK_MAP_BOTH(sigmoid)
CK_MAP_BOTH(tanh)

#undef CK_MAP_BOTH
