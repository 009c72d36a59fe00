// The form of the bodies for one double.

#define CK_FORM double
#define CK_LANE_FORM double
#define CK_LANES 1
#define CK_S double
#define CK_V double
#define CK_U uint64_t
#define CK_M int
