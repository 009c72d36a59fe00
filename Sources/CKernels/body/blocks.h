// Loops over a block of rows, with the bits of the scalar functions.

#define CK_MAP(name)                                                                    \
  static void CK(map_##name)(const double *x, double *y, long n) {                      \
    for (long r = 0; r < n; r += 1) y[r] = CK(name)(x[r]);                              \
  }

CK_MAP(softplus)
CK_MAP(relu)
CK_MAP(sigmoid)
CK_MAP(tanh)
CK_MAP(softplus_derivative)
CK_MAP(relu_derivative)
CK_MAP(sigmoid_derivative)
CK_MAP(tanh_derivative)

static void CK(multiply_add)(double a, const double *x, double *y, long n) {
  for (long r = 0; r < n; r += 1) y[r] = CK(fma)(a, x[r], y[r]);
}

// Eight lanes to one number, in pairs (l, l + 4), then (l, l + 2), then (l, l + 1).
CK_INLINE double CK(lane_tree)(const double *lane) {
  double a = lane[0] + lane[4], b = lane[1] + lane[5];
  double c = lane[2] + lane[6], d = lane[3] + lane[7];
  return (a + c) + (b + d);
}

static double CK(lane_dot)(const double *x, const double *y, long n) {
  double lane[8] = {0, 0, 0, 0, 0, 0, 0, 0};
  long r = 0;
  for (; r + 8 <= n; r += 8)
    for (long l = 0; l < 8; l += 1) lane[l] = CK(fma)(x[r + l], y[r + l], lane[l]);
  for (long l = 0; r + l < n; l += 1) lane[l] = CK(fma)(x[r + l], y[r + l], lane[l]);
  return CK(lane_tree)(lane);
}

static double CK(lane_sum)(const double *x, long n) {
  double lane[8] = {0, 0, 0, 0, 0, 0, 0, 0};
  long r = 0;
  for (; r + 8 <= n; r += 8)
    for (long l = 0; l < 8; l += 1) lane[l] = lane[l] + x[r + l];
  for (long l = 0; r + l < n; l += 1) lane[l] = lane[l] + x[r + l];
  return CK(lane_tree)(lane);
}
