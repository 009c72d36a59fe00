// Sums over a block of rows, in eight lanes whatever the precision.

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
