// Loops over a block of rows, with the bits of the scalar functions.

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

CK_MAP(softplus)
CK_MAP(relu)
CK_MAP(sigmoid)
CK_MAP(tanh)
CK_MAP(softplus_derivative)
CK_MAP(relu_derivative)
CK_MAP(sigmoid_derivative)
CK_MAP(tanh_derivative)

#undef CK_MAP

static void CK(multiply_add)(CK_S a, const CK_S *x, CK_S *y, long n) {
  long r = 0;
  for (; r + CK_LANES <= n; r += CK_LANES)
    CK(store)(y + r, CK(fma)(CK(splat)(a), CK(load)(x + r), CK(load)(y + r)));
  for (; r < n; r += 1) y[r] = CK_LANE(fma)(a, x[r], y[r]);
}

// Eight lanes to one number, in pairs (l, l + 4), then (l, l + 2), then (l, l + 1).
CK_INLINE CK_S CK(lane_tree)(CK_V lane) {
  CK_S a = lane[0] + lane[4], b = lane[1] + lane[5];
  CK_S c = lane[2] + lane[6], d = lane[3] + lane[7];
  return (a + c) + (b + d);
}

static CK_S CK(lane_dot)(const CK_S *x, const CK_S *y, long n) {
  CK_V lane = CK(splat)(0);
  long r = 0;
  for (; r + CK_LANES <= n; r += CK_LANES)
    lane = CK(fma)(CK(load)(x + r), CK(load)(y + r), lane);
  for (long l = 0; r + l < n; l += 1) lane[l] = CK_LANE(fma)(x[r + l], y[r + l], lane[l]);
  return CK(lane_tree)(lane);
}

static CK_S CK(lane_sum)(const CK_S *x, long n) {
  CK_V lane = CK(splat)(0);
  long r = 0;
  for (; r + CK_LANES <= n; r += CK_LANES) lane = lane + CK(load)(x + r);
  for (long l = 0; r + l < n; l += 1) lane[l] = lane[l] + x[r + l];
  return CK(lane_tree)(lane);
}
