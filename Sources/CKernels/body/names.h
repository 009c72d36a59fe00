// How a body is written once and compiled in several forms.
//
// A body sees these types and knows nothing of their width:
//   CK_S      the scalar: double or float;
//   CK_V      the value: one CK_S, or a clang vector of CK_LANES of them;
//   CK_W      the bit pattern of a CK_S, an unsigned integer;
//   CK_U      the bit pattern of a CK_V, a CK_W for each lane;
//   CK_M      what a comparison of two CK_V gives, for CK(select);
//   CK_LANES  1, 8 (double8, float8), 16 (double16, float16) or 32 (float32);
//   CK_D      in forms of floats: a double for each lane, CK_DU its bit pattern; CK_WIDEN(x) and
//             CK_NARROW(x) convert between CK_V and CK_D.
// A file of body/forms defines them; it is included before the bodies are, forms/end.h after them.
// CK(name) is the name of a body in the current form, CK_LANE(name) in the form of one lane, and
// CK_EIGHT(name) in that of eight lanes, all of the same precision. Everything is static; names
// carry the level for the sake of profiles.
//
// Bodies are free of branches on values, so that a vector gives every lane the scalar's bits.

#ifndef CK_NAMES_H
#define CK_NAMES_H

#define CK_VECTOR(name, type, lanes) \
  typedef type name __attribute__((ext_vector_type(lanes)))

CK_VECTOR(ck_double8, double, 8);
CK_VECTOR(ck_bits8x64, uint64_t, 8);
CK_VECTOR(ck_mask8x64, int64_t, 8);
CK_VECTOR(ck_double16, double, 16);
CK_VECTOR(ck_bits16x64, uint64_t, 16);
CK_VECTOR(ck_mask16x64, int64_t, 16);
CK_VECTOR(ck_float8, float, 8);
CK_VECTOR(ck_bits8x32, uint32_t, 8);
CK_VECTOR(ck_mask8x32, int32_t, 8);
CK_VECTOR(ck_float16, float, 16);
CK_VECTOR(ck_bits16x32, uint32_t, 16);
CK_VECTOR(ck_mask16x32, int32_t, 16);
CK_VECTOR(ck_float32, float, 32);
CK_VECTOR(ck_bits32x32, uint32_t, 32);
CK_VECTOR(ck_mask32x32, int32_t, 32);
CK_VECTOR(ck_double32, double, 32);
CK_VECTOR(ck_bits32x64, uint64_t, 32);

#define CK_PASTE_(name, form, level) ck_##name##_##form##_level##level
#define CK_PASTE(name, form, level) CK_PASTE_(name, form, level)
#define CK(name) CK_PASTE(name, CK_FORM, CK_LEVEL)
#define CK_LANE(name) CK_PASTE(name, CK_LANE_FORM, CK_LEVEL)
#define CK_EIGHT(name) CK_PASTE(name, CK_EIGHT_FORM, CK_LEVEL)
#define CK_INLINE static inline __attribute__((always_inline, unused))

#endif
