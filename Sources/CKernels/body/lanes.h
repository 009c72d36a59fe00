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
CK_BY_LANES(relu)
CK_BY_LANES(softplus_derivative)
CK_BY_LANES(sigmoid_derivative)
CK_BY_LANES(tanh_derivative)
CK_BY_LANES(relu_derivative)

#undef CK_BY_LANES
