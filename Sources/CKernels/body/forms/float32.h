// The form of the bodies for thirty-two floats: two vectors of AVX-512, whose chains of operations
// run side by side.

#define CK_FORM float32
#define CK_LANE_FORM float
#define CK_EIGHT_FORM float8
#define CK_LANES 32
#define CK_S float
#define CK_V ck_float32
#define CK_U ck_bits32x32
#define CK_W uint32_t
#define CK_M ck_mask32x32
#define CK_SIGN_BIT 0x80000000u
#define CK_NAN_BITS 0x7fc00000u
#define CK_SOFTWARE_FMA "float/software_fma.h"
#define CK_FUNCTIONS ck_float_functions
#define CK_STATE struct ck_descent_floats
#define CK_D ck_double32
#define CK_DU ck_bits32x64
#define CK_WIDEN(x) __builtin_convertvector(x, CK_D)
#define CK_NARROW(x) __builtin_convertvector(x, CK_V)
