// The form of the bodies for sixteen floats, split by the compiler where registers are shorter.

#define CK_FORM float16
#define CK_LANE_FORM float
#define CK_EIGHT_FORM float8
#define CK_LANES 16
#define CK_S float
#define CK_V ck_float16
#define CK_U ck_bits16x32
#define CK_W uint32_t
#define CK_M ck_mask16x32
#define CK_SIGN_BIT 0x80000000u
#define CK_NAN_BITS 0x7fc00000u
#define CK_SOFTWARE_FMA "float/software_fma.h"
#define CK_FUNCTIONS ck_float_functions
#define CK_STATE struct ck_descent_floats
#define CK_D ck_double16
#define CK_DU ck_bits16x64
#define CK_WIDEN(x) __builtin_convertvector(x, CK_D)
#define CK_NARROW(x) __builtin_convertvector(x, CK_V)
