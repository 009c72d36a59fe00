// The form of the bodies for sixteen doubles: two vectors of AVX-512, whose chains of operations
// run side by side.

#define CK_FORM double16
#define CK_LANE_FORM double
#define CK_EIGHT_FORM double8
#define CK_LANES 16
#define CK_S double
#define CK_V ck_double16
#define CK_U ck_bits16x64
#define CK_W uint64_t
#define CK_M ck_mask16x64
#define CK_SIGN_BIT 0x8000000000000000ull
#define CK_NAN_BITS 0x7ff8000000000000ull
#define CK_SOFTWARE_FMA "double/software_fma.h"
#define CK_FUNCTIONS ck_double_functions
#define CK_STATE struct ck_descent_doubles
