// The penalty's derivatives: 2·λ₂ × w by fma, then ± λ₁, the sign of w.

CK_INLINE CK_V CK(penalised)(CK_V g, CK_V w, CK_S twice_l2, CK_S l1) {
  if (twice_l2 != 0) g = CK(fma)(CK(splat)(twice_l2), w, g);
  return CK(select)(w > 0, g + l1, CK(select)(w < 0, g - l1, g));
}

static void CK(layers_penalise)(void *gradient, const void *parameters, long n, double twice_l2,
                                double l1) {
  CK_S *g = gradient;
  const CK_S *w = parameters;
  long i = 0;
  for (; i + CK_LANES <= n; i += CK_LANES)
    CK(store)(g + i, CK(penalised)(CK(load)(g + i), CK(load)(w + i), (CK_S)twice_l2, (CK_S)l1));
  if (i == n) return;
  CK_S last_g[CK_LANES] = {0}, last_w[CK_LANES] = {0};
  for (long l = 0; i + l < n; l += 1) (last_g[l] = g[i + l], last_w[l] = w[i + l]);
  CK(store)(last_g, CK(penalised)(CK(load)(last_g), CK(load)(last_w), (CK_S)twice_l2, (CK_S)l1));
  for (long l = 0; i + l < n; l += 1) g[i + l] = last_g[l];
}

// Σ w² and Σ |w| in doubles, by product and addition: number i goes to lane i mod 8.
static void CK(layers_sizes)(const void *parameters, long n, double *squares, double *sizes) {
  const CK_S *w = parameters;
  double square[8] = {0}, size[8] = {0};
  long i = 0;
  for (; i + 8 <= n; i += 8) {
    for (int l = 0; l < 8; l += 1) {
      square[l] = square[l] + (double)w[i + l] * (double)w[i + l];
      size[l] = size[l] + __builtin_fabs((double)w[i + l]);
    }
  }
  for (int l = 0; i + l < n; l += 1) {
    square[l] = square[l] + (double)w[i + l] * (double)w[i + l];
    size[l] = size[l] + __builtin_fabs((double)w[i + l]);
  }
  for (int half = 4; half > 0; half /= 2) {
    for (int l = 0; l < half; l += 1) {
      square[l] = square[l] + square[l + half];
      size[l] = size[l] + size[l + half];
    }
  }
  *squares = square[0];
  *sizes = size[0];
}
