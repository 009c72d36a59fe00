// t = e^-a for a >= 0 in two parts, of which softplus, sigmoid, tanh and their derivatives are made:
// a = |x|, for tanh 2|x|.

// Up to here the general formulas hold; beyond, t is below 2^-69 and nothing is left to add to 1.
#define CK_SETTLED 48

typedef struct {
  CK_V a;
  CK_V power, first, rest, low;  // t = (power + first + rest)·(1 + low), each far below the last
  CK(pair) t;
} CK(decay);

// For a > CK_SETTLED everything is larger by 2^200, so that it is no subnormal yet.
CK_INLINE CK(decay) CK(decay_of)(CK_V a) {
  CK(decay) e;
  e.a = a;
  CK(reduced) s = CK(reduce)(-a, CK(splat)(0));
  CK_U lift = CK(select_bits)(a > CK_SETTLED, CK(splat_bits)(1025 - 200), CK(splat_bits)(1025));
  e.power = CK(from_bits)((s.n - lift) << 52);
  e.first = e.power * s.r;
  e.rest = CK(rest_of)(s, e.power);
  CK(pair) one = CK(fast_two_sum)(CK(splat)(1), s.r);
  e.t = CK(fast_two_sum)(e.power * one.hi, e.rest);
  e.low = s.low;
  e.t.lo = CK(fma_near)(e.t.hi, s.low, CK(fma_exact)(e.power, one.lo, e.t.lo));
  return e;
}

// t·factor, rounded once, where a > CK_SETTLED; NaN for NaN.
CK_INLINE CK_V CK(settled)(CK(decay) e, double factor) {
  CK_V none = CK(keep_nan)(e.a, CK(splat)(0));
  return CK(select)(e.a <= 750, (e.t.hi + e.t.lo) * factor, none);
}

// 1 + t.
CK_INLINE CK(pair) CK(one_plus)(CK(decay) e) {
  CK(pair) d = CK(fast_two_sum)(CK(splat)(1), e.t.hi);
  d.lo = d.lo + e.t.lo;
  return d;
}

// (n.hi + n.lo)/(d.hi + d.lo), the low parts far below the high ones, and 1/d.hi.
typedef struct {
  CK_V value, inverse;
} CK(quotient);

CK_INLINE CK(quotient) CK(divide)(CK(pair) n, CK(pair) d) {
  CK(quotient) q;
  q.inverse = 1 / d.hi;
  CK_V near = n.hi * q.inverse;
  CK_V remainder = CK(fma_near)(-near, d.hi, n.hi) + (n.lo - near * d.lo);
  q.value = CK(fma_near)(remainder, q.inverse, near);
  return q;
}

// t/d², given 1/d.hi.
CK_INLINE CK_V CK(bell_of)(CK(decay) e, CK(pair) d, CK_V inverse) {
  CK(pair) square = CK(two_product)(d.hi, d.hi);
  square.lo = CK(fma_near)(2 * d.hi, d.lo, square.lo);
  CK_V inverse_square = inverse * inverse;
  CK_V q = e.t.hi * inverse_square;
  CK_V remainder = CK(fma_near)(-q, square.hi, e.t.hi) + (e.t.lo - q * square.lo);
  return CK(fma_near)(remainder, inverse_square, q);
}
