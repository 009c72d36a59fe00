// How a body is written once and compiled in several forms.
//
// A body sees these types and knows nothing of their width:
//   CK_S      the scalar: double;
//   CK_V      the value: one CK_S, or a clang vector of CK_LANES of them;
//   CK_U      its bit pattern, an unsigned integer for each lane;
//   CK_M      what a comparison of two CK_V gives, for CK(select);
//   CK_LANES  1 or 8.
// A file of body/forms defines them and CK_FORM; each is included before the bodies are. CK(name)
// is the name of a body in the current form, CK_LANE(name) that of the scalar form of the same
// precision. Everything is static, and names carry the level for the sake of profiles.
//
// Bodies are free of branches on values, so that a vector gives every lane the scalar's bits.

#ifndef CK_NAMES_H
#define CK_NAMES_H

typedef double ck_double8 __attribute__((ext_vector_type(8)));
typedef uint64_t ck_bits8 __attribute__((ext_vector_type(8)));
typedef int64_t ck_mask8 __attribute__((ext_vector_type(8)));

#define CK_PASTE_(name, form, level) ck_##name##_##form##_level##level
#define CK_PASTE(name, form, level) CK_PASTE_(name, form, level)
#define CK(name) CK_PASTE(name, CK_FORM, CK_LEVEL)
#define CK_LANE(name) CK_PASTE(name, CK_LANE_FORM, CK_LEVEL)
#define CK_INLINE static inline __attribute__((always_inline, unused))

#endif
