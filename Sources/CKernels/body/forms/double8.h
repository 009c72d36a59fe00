// The form of the bodies for eight doubles, split by the compiler where registers are shorter.

#define CK_FORM double8
#define CK_LANE_FORM double
#define CK_LANES 8
#define CK_S double
#define CK_V ck_double8
#define CK_U ck_bits8
#define CK_M ck_mask8
