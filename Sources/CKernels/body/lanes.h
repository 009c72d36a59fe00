// The elementary functions for vectors where fma is software: one lane after another. Written out
// for all lanes they would be a megabyte of WebAssembly, and no faster.

#define CK_BY_LANES(name)                                                        \
  static __attribute__((noinline, unused)) CK_V CK(name)(CK_V x) {               \
    for (int l = 0; l < CK_LANES; l += 1) x[l] = CK_LANE(call_##name)(x[l]);     \
    return x;                                                                    \
  }

CK_BY_LANES(exp)
CK_BY_LANES(expm1)
CK_BY_LANES(ln)
CK_BY_LANES(log1p)
CK_BY_LANES(softplus)
CK_BY_LANES(sigmoid)
CK_BY_LANES(tanh)
CK_BY_LANES(softplus_derivative)
CK_BY_LANES(sigmoid_derivative)
CK_BY_LANES(tanh_derivative)

#undef CK_BY_LANES

// An activation and its derivative, with the bits of the two functions.
#define CK_BOTH(name)                                              \
  CK_INLINE void CK(name##_both)(CK_V x, CK_V *y, CK_V *dy) {      \
    *y = CK(name)(x);                                              \
    *dy = CK(name##_derivative)(x);                                \
  }

CK_BOTH(softplus)
CK_BOTH(sigmoid)
CK_BOTH(tanh)

#undef CK_BOTH
