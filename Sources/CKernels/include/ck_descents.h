// Whole descents of small networks in one call, alone or many starts at once.

#ifndef CK_DESCENTS_H
#define CK_DESCENTS_H

// The descents at one level.
struct ck_descent_functions {
  int level;
};

#endif
