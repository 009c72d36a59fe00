// Sums over a block of rows, in eight lanes whatever the precision.

// Eight lanes to one number, in pairs (l, l + 4), then (l, l + 2), then (l, l + 1).
CK_INLINE CK_S CK(lane_tree)(CK_V lane) {
  CK_S a = lane[0] + lane[4], b = lane[1] + lane[5];
  CK_S c = lane[2] + lane[6], d = lane[3] + lane[7];
  return (a + c) + (b + d);
}
