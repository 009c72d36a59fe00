// Made by Scripts/derive-polynomials.py, which says how; do not edit.

#ifndef CK_POLYNOMIALS_H
#define CK_POLYNOMIALS_H

// ln 2 in two parts: the first has 42 bits, so that its product with any exponent is exact.
#define CK_LN2_HIGH 0x1.62e42fefa3800p-1
#define CK_LN2_LOW 0x1.ef35793c76730p-45
// ln 2 as a double and what that lacks.
#define CK_LN2 0x1.62e42fefa39efp-1
#define CK_LN2_REST 0x1.abc9e3b39803fp-56
#define CK_INVERSE_LN2 0x1.71547652b82fep+0

// (e^r - 1 - r)/r^2 on |r| <= ln(2)/2: absolute error below 2^-58.5,
// which is 2^-61.0 of e^r.
#define CK_EXP_0 0x1.0000000000000p-1
#define CK_EXP_1 0x1.5555555555558p-3
#define CK_EXP_2 0x1.5555555555555p-5
#define CK_EXP_3 0x1.111111110f8b6p-7
#define CK_EXP_4 0x1.6c16c16c17db3p-10
#define CK_EXP_5 0x1.a01a01afc89e5p-13
#define CK_EXP_6 0x1.a01a01909287ap-16
#define CK_EXP_7 0x1.71ddf7803a29ap-19
#define CK_EXP_8 0x1.27e535a697314p-22
#define CK_EXP_9 0x1.af61729cf25a2p-26
#define CK_EXP_10 0x1.1e9b92e1260b4p-29

// (2·artanh(s/2) - s)/s^3 in z = s^2 <= 0.4^2: absolute error below 2^-57.6,
// which is 2^-60.2 of the logarithm.
#define CK_LOG_0 0x1.5555555555555p-4
#define CK_LOG_1 0x1.999999999a180p-7
#define CK_LOG_2 0x1.249249239ca25p-9
#define CK_LOG_3 0x1.c71c73329388ep-12
#define CK_LOG_4 0x1.745c936ce87f7p-14
#define CK_LOG_5 0x1.3b2d97181822cp-16
#define CK_LOG_6 0x1.0e43e74ca3b0ap-18
#define CK_LOG_7 0x1.18bb0599c95fap-20

// The series of ln((1 + s)/(1 - s)) from its third term on, for the logarithm in two
// doubles; the coefficients 2/3 and 2/5 are in two parts. Absolute error below 2^-55.8,
// which is 2^-72.1 of the logarithm.
#define CK_LOG_2_3_HIGH 0x1.5555555555555p-1
#define CK_LOG_2_3_LOW 0x1.5555555555555p-55
#define CK_LOG_2_5_HIGH 0x1.999999999999ap-2
#define CK_LOG_2_5_LOW -0x1.999999999999ap-56
#define CK_LOG_TAIL_0 0x1.2492492492492p-2
#define CK_LOG_TAIL_1 0x1.c71c71c71cef4p-3
#define CK_LOG_TAIL_2 0x1.745d1744b7a8ap-3
#define CK_LOG_TAIL_3 0x1.3b13b22a62674p-3
#define CK_LOG_TAIL_4 0x1.1110aea40b637p-3
#define CK_LOG_TAIL_5 0x1.e20cd8b593d1dp-4
#define CK_LOG_TAIL_6 0x1.aa28af202ce34p-4
#define CK_LOG_TAIL_7 0x1.ce5e79471ebd3p-4

// For floats: (e^r - 1)/r on |r| <= ln(2)/2: absolute error below 2^-32.0,
// which is less than 2^-33.0 of e^r.
#define CK_FLOAT_EXP_0 0x1.ffffffffec3e3p-1
#define CK_FLOAT_EXP_1 0x1.000000287e4d8p-1
#define CK_FLOAT_EXP_2 0x1.5555559595382p-3
#define CK_FLOAT_EXP_3 0x1.5554acd6aec8dp-5
#define CK_FLOAT_EXP_4 0x1.111086056f59ep-7
#define CK_FLOAT_EXP_5 0x1.6d753aa5f2c31p-10
#define CK_FLOAT_EXP_6 0x1.a1aa82632b7e5p-13

// For floats: 2·artanh(s/2)/s in z = s^2 <= (2/3)^2: absolute error below 2^-33.2,
// of the logarithm as well.
#define CK_FLOAT_LOG_0 0x1.ffffffff22deep-1
#define CK_FLOAT_LOG_1 0x1.555559a256720p-4
#define CK_FLOAT_LOG_2 0x1.9996228d107abp-7
#define CK_FLOAT_LOG_3 0x1.25145851374f3p-9
#define CK_FLOAT_LOG_4 0x1.b610fc9f27b4bp-12
#define CK_FLOAT_LOG_5 0x1.f438e7ff23d1ap-14

#endif
