// The words that the bodies are written in: lanes, bits, selects, exact sums and products.

typedef struct {
  CK_V hi, lo;
} CK(pair);

// CK_LANES numbers from and to memory of any alignment.
CK_INLINE CK_V CK(load)(const CK_S *p) {
  CK_V v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
CK_INLINE void CK(store)(CK_S *p, CK_V v) { __builtin_memcpy(p, &v, sizeof v); }

CK_INLINE CK_U CK(bits)(CK_V x) {
  union {
    CK_V v;
    CK_U u;
  } cast;
  cast.v = x;
  return cast.u;
}

CK_INLINE CK_V CK(from_bits)(CK_U u) {
  union {
    CK_V v;
    CK_U u;
  } cast;
  cast.u = u;
  return cast.v;
}

CK_INLINE CK_V CK(select)(CK_M m, CK_V a, CK_V b) { return m ? a : b; }
CK_INLINE CK_U CK(select_bits)(CK_M m, CK_U a, CK_U b) { return m ? a : b; }
CK_INLINE CK_V CK(splat)(CK_S x) { return (CK_V)(x); }
CK_INLINE CK_U CK(splat_bits)(CK_W u) { return (CK_U)(u); }

CK_INLINE CK_V CK(abs)(CK_V x) { return CK(from_bits)(CK(bits)(x) & ~CK_SIGN_BIT); }

// The magnitude of one with the sign of `s`.
CK_INLINE CK_V CK(copy_sign)(CK_V magnitude, CK_V s) {
  return CK(from_bits)((CK(bits)(magnitude) & ~CK_SIGN_BIT) | (CK(bits)(s) & CK_SIGN_BIT));
}

// One NaN for all: results have the same bits whatever a processor does to a NaN's payload.
CK_INLINE CK_V CK(nan)(void) { return CK(from_bits)(CK(splat_bits)(CK_NAN_BITS)); }
CK_INLINE CK_V CK(keep_nan)(CK_V x, CK_V y) { return CK(select)(x == x, y, CK(nan)()); }

// a + b = hi + lo exactly, if |a| >= |b| or a = 0 (T. J. Dekker, 1971, DOI 10.1007/BF01397083).
CK_INLINE CK(pair) CK(fast_two_sum)(CK_V a, CK_V b) {
  CK(pair) r;
  r.hi = a + b;
  r.lo = b - (r.hi - a);
  return r;
}

// a + b = hi + lo exactly (D. E. Knuth, The Art of Computer Programming 2, section 4.2.2).
CK_INLINE CK(pair) CK(two_sum)(CK_V a, CK_V b) {
  CK(pair) r;
  r.hi = a + b;
  CK_V part = r.hi - a;
  r.lo = (a - (r.hi - part)) + (b - part);
  return r;
}

// Three forms of a·b + c, rounded once:
//   fma        for any operands;
//   fma_near   where neither a result nor the low part of the product can overflow or underflow
//              (or where such a lane is not selected), which the software can do faster;
//   fma_exact  where a·b is known to be exact, so that two instructions give the same.
#if CK_HARDWARE_FMA

CK_INLINE CK_V CK(fma)(CK_V a, CK_V b, CK_V c) { return __builtin_elementwise_fma(a, b, c); }
CK_INLINE CK_V CK(fma_near)(CK_V a, CK_V b, CK_V c) { return __builtin_elementwise_fma(a, b, c); }
CK_INLINE CK_V CK(fma_exact)(CK_V a, CK_V b, CK_V c) { return __builtin_elementwise_fma(a, b, c); }

#elif CK_LANES > 1
#include "lanes_fma.h"
#else
#include CK_SOFTWARE_FMA
#endif

// a·b = hi + lo exactly, away from overflow and underflow.
CK_INLINE CK(pair) CK(two_product)(CK_V a, CK_V b) {
  CK(pair) r;
  r.hi = a * b;
  r.lo = CK(fma_near)(a, b, -r.hi);
  return r;
}
