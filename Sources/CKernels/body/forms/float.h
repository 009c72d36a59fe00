// The form of the bodies for one float.

#define CK_FORM float
#define CK_LANE_FORM float
#define CK_EIGHT_FORM float8
#define CK_LANES 1
#define CK_S float
#define CK_V float
#define CK_U uint32_t
#define CK_W uint32_t
#define CK_M int
#define CK_SIGN_BIT 0x80000000u
#define CK_NAN_BITS 0x7fc00000u
#define CK_SOFTWARE_FMA "float/software_fma.h"
#define CK_FUNCTIONS ck_float_functions
#define CK_D double
#define CK_DU uint64_t
#define CK_WIDEN(x) ((double)(x))
#define CK_NARROW(x) ((float)(x))
