#!/usr/bin/env python3
"""Writes Tests/References/elementary.txt: values of the elementary functions to far more digits
than a double has, made by mpmath, which shares no code with ChainRule. Read by
Tests/KernelsTests/ElementaryReference.swift.

    /usr/bin/python3 Scripts/references/elementary.py [--check]

Needs mpmath (Debian: python3-mpmath). One case a line; X, Y and BITS are doubles as 16
hexadecimal digits:
    NAME X BITS OFFSET        f(X) is the double BITS plus OFFSET units of BITS' last place
    pow X Y BITS OFFSET
    fma A B C BITS            A·B + C rounded once, by exact integer arithmetic
A value beyond the largest double has BITS of infinity and offset 0. HARD below holds the points
that erred most in a sweep of 10^8 random points a function, against 64-bit significands.
"""
import random
import struct
from fractions import Fraction

from mpmath import mp, mpf
import mpmath

from support import publish_text

mp.prec = 1400
INFINITY = 0x7FF0000000000000
random.seed(2)


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern & (2 ** 64 - 1)))[0]


def neighbours(x, reach=2):
    """x and the doubles beside it."""
    return [double(bits(x) + step) for step in range(-reach, reach + 1)] if x != 0 else [5e-324]


def last_place(x):
    """The spacing of doubles from |x| upwards, as an exact mpf."""
    exponent = max((bits(x) >> 52) & 0x7FF, 1)
    return mpf(2) ** (exponent - 1075)


def nearest(exact):
    """The double nearest to an mpf, ties to even, and what is left in its last places."""
    if exact == 0:
        return 0, "0"
    size = abs(exact)
    exponent = max(int(mpmath.floor(mpmath.log(size, 2))), -1022)
    for e in (exponent - 1, exponent, exponent + 1):
        e = max(e, -1022)
        place = mpf(2) ** (e - 52)
        count = int(mpmath.nint(size / place))
        if count < 2 ** 53 or (count == 2 ** 53 and e == 1023):
            break
    pattern = ((e + 1022) << 52) + count
    if pattern >= INFINITY:
        return (bits(-0.0) if exact < 0 else 0) | INFINITY, "0"
    value = double(pattern)
    place = last_place(value)
    offset = (size - mpf(value)) / place
    if exact < 0:
        value, offset = -value, -offset
    return bits(value), mpmath.nstr(offset, 6)


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x)) if x > 0 else mpmath.exp(x) / (1 + mpmath.exp(x))


FUNCTIONS = {
    "exp": mpmath.exp,
    "expm1": mpmath.expm1,
    "ln": mpmath.log,
    "log1p": mpmath.log1p,
    "softplus": lambda x: max(x, 0) + mpmath.log1p(mpmath.exp(-min(abs(x), mpf(2000)))),
    "sigmoid": sigmoid,
    "tanh": mpmath.tanh,
    "sigmoid_derivative": lambda x: sigmoid(x) * sigmoid(-x),
    "tanh_derivative": lambda x: mpmath.sech(x) ** 2,
}

LN2 = 0.6931471805599453
# Where bodies or results change: results become subnormal, zero, one, infinite; small arguments
# are returned as they are; ranges are cut; the reduction goes from one power of two to the next.
EDGES = {
    "exp": [709.782712893384, 709.0, -708.3964185322641, -745.1332191019411, -744.4400719213812],
    "expm1": [709.782712893384, -37.42994775023705, -60.0, 37.42994775023705, 2.0 ** -54, -2.0 ** -54,
              0.5 * LN2, -0.5 * LN2, 1.5 * LN2],
    "ln": [0.7071067811865476, 1.4142135623730951, 1.0, 2.0, 0.5, 2.2250738585072014e-308,
           1.7976931348623155e308, 1e-323],
    "log1p": [2.0 ** -54, -2.0 ** -54, -0.2928932188134525, 0.41421356237309515, -0.9999999999999998,
              1.0, 2.0 ** 52, 2.0 ** 53, 2.0 ** 54, 1.7976931348623155e308, 1.2711610061536462e308],
    "softplus": [0.0, -40.0, 50.0, 36.7368005696771, -36.7368005696771, -0.8813735870195430,
                 0.8813735870195430, -708.3964185322641, -745.1332191019411, 1e300],
    "sigmoid": [0.0, 36.7368005696771, 37.42994775023705, -37.42994775023705, -708.3964185322641,
                -745.1332191019411, 745.1332191019411, 709.782712893384, -709.782712893384],
    "tanh": [2.0 ** -28, -2.0 ** -28, 19.061547465398498, 18.714973875118524, 0.17328679513998632,
             -0.5198603854199589, 25.0],
    "sigmoid_derivative": [0.0, 36.0, 37.42994775023705, 708.3964185322641, -745.1332191019411],
    "tanh_derivative": [0.0, 18.0, 18.714973875118524, 19.061547465398498, 354.89135644669204,
                        -373.2597567, 373.2597567],
}
SPAN = {"exp": (-746, 710), "expm1": (-45, 710), "ln": (0, 4), "log1p": (-1, 4),
        "softplus": (-746, 60), "sigmoid": (-746, 60), "tanh": (-22, 22),
        "sigmoid_derivative": (-746, 746), "tanh_derivative": (-374, 374)}

HARD = {
    "exp": """
        0x1.08701192778c8p+8 0x1.196b61e00b6b8p+6 0x1.6311194abe438p-2 0x1.78389154fcd14p-2
        0x1.8626b0768aee6p-2 0x1.89fba2610a1b2p-2 0x1.811e898866dc8p-2 0x1.e899d10a04ecap+1
        0x1.82dba46506aeep-2 -0x1.0a13fac1556b4p+0 0x1.87147c84298d2p-2 0x1.81e8815f8bf6ep-2
        0x1.892943cbd622cp-2 -0x1.0a29724e6a7dep+0 -0x1.0a206c49da8a4p+0 0x1.89dcd431058f8p-2
        0x1.8601c785b5d4p-2 0x1.ea4497a7e006ap+1 -0x1.2688ba8608018p+7 0x1.89533324e9f56p-2
        0x1.c4cc67bdab90cp+0 0x1.37ab04a1e5298p+1 0x1.8432f029270e2p-2 -0x1.78044252b3f06p+8
        -0x1.6253c99e72651p+9 -0x1.6261d96e80a96p+9 -0x1.6263002116d8p+9 -0x1.6267007d62999p+9
        -0x1.626def19116a8p+9 -0x1.628ac5115bed3p+9
    """,
    "expm1": """
        0x1.76e044a7dd42ep-2 0x1.82d2347508098p-2 0x1.832bcaeced888p-2 0x1.7a3f30f48d00ep-2
        0x1.7a3a08f2c1f4ep-2 0x1.7e979c4d4fd8ap-2 0x1.7aa5f5c6bd854p-2 0x1.7f777dd79aa3ep-2
        0x1.6335f5a431aa2p-2 0x1.82d787542538cp-2 0x1.7bfaf6b1ab608p-2 0x1.7b83c4649ae44p-2
        0x1.771a343708a1ap-2 0x1.7c52b58da2deep-2 0x1.78444f12554dcp-2 0x1.77f4537b1166ap-2
        0x1.7662b276d7fa6p-2 0x1.81e3710d47f2cp-2 0x1.6390a942a031cp-2 0x1.7aa1daa37f13cp-2
        0x1.83e886e47ce86p-2 0x1.85eeb5138a80ap-2 0x1.74bf77202b6e6p-2 0x1.8874545650316p-2
    """,
    "ln": """
        0x1.703f22cc112e3p-1 0x1.6c62ca87900a7p-1 0x1.706e82e58e695p+0 0x1.67a8db69261d9p-1
        0x1.67c1dbab70babp+0 0x1.678d0688be6a1p-1 0x1.6fcd765c63cf1p-1 0x1.6d32107f41133p-1
        0x1.69d6afa2c88adp+0 0x1.67f4cf7563a47p-1 0x1.6c264acc8f60bp-1 0x1.60a6c4387dca1p+0
        0x1.65f92f5d532f9p-1 0x1.69f613617c881p-1 0x1.63f9aa116e46dp-1 0x1.5c5a591276a35p-1
        0x1.6c3a957d03339p+0 0x1.622c1d58fe269p-1 0x1.67e74e939c559p-1 0x1.66fd47d541cf3p+0
        0x1.75896f6784c05p-1 0x1.64421037a9abdp-1 0x1.6d6ae7dfc225bp-1 0x1.6c8a0b9f89dabp+0
    """,
    "log1p": """
        -0x1.26f41f8077d32p-2 -0x1.304be3d07292ap-2 0x1.a264fa94d6bccp-2 -0x1.267199da7a442p-2
        -0x1.2b040cf5e249fp-2 -0x1.2a67fe665d6c5p-2 -0x1.2757639e5f6d5p-2 -0x1.2e796496b07dep-2
        -0x1.2a89842d4daefp-2 0x1.a856aa7d53b34p-2 0x1.92352bbccad24p-2 -0x1.230cf7d3ea58ap-2
        -0x1.28ebebb69bp-2 -0x1.345d152aeaecap-2 -0x1.27f97172f2135p-2 -0x1.2886372f4b5f4p-2
        -0x1.20e4b18a97812p-2 0x1.c8a83ff869ec4p-2 0x1.9aa55dbc18efcp-2 0x1.96299f1ec3c3cp-2
        -0x1.2f45cecd75cdap-2 0x1.9640aa3bdceacp-2 -0x1.2a7ca3c3cb352p-2 -0x1.2ee2482b091f2p-2
    """,
    "softplus": """
        -0x1.c005f627eaaccp-1 -0x1.c2f6ed71e8d4ep-1 -0x1.bf5857dba61dep-1 -0x1.bfd27b992a066p-1
        -0x1.bf3c0016b336cp-1 -0x1.c23d8a054fc5p-1 -0x1.bb2b5175473fep-1 -0x1.c2020869170dp-1
        -0x1.ba607c8886bbp-1 -0x1.be60d221973f4p-1 -0x1.b5566a5aed7c8p-1 -0x1.b3103b8714f5ep-1
        -0x1.f17b42fc735ecp-1 -0x1.b31b4eca543d9p+5 -0x1.ba7801fdaaf68p-1 -0x1.b1655f0032e4p-1
        -0x1.c96b7490e037bp+5 -0x1.b18225d829124p-1 -0x1.bd35163ae8572p-1 -0x1.708283536892p+5
        -0x1.b88247ac00646p-1 -0x1.c21730ad11718p-1 -0x1.a7e53c52a61ep-1 -0x1.b97621dc2b308p-1
        -0x1.6253f8e81ca64p+9 -0x1.6269a912725e9p+9 -0x1.62666bacc11adp+9 -0x1.62540a6ed489bp+9
        -0x1.6253fbec03e4ep+9 -0x1.624300c85fbfap+9
    """,
    "sigmoid": """
        -0x1.54c7869c9acadp+5 -0x1.a296d2c585ba7p+5 -0x1.54ee8641be0c6p+5 -0x1.a29f9dd52274p+5
        -0x1.6b348130405ap+5 -0x1.7bbf33d81fb4fp+5 -0x1.54f6513f67d4cp+5 -0x1.6b33eda09e125p+5
        -0x1.5502dcf5464b2p+5 -0x1.c963c0afafc02p+5 -0x1.54f88b01fe3cep+5 -0x1.51c42d8a5b786p+4
        -0x1.7bceaee39ba11p+5 -0x1.fcefcf7afa318p+2 -0x1.54cae4ee9899ep+5 -0x1.54ca1b7f8cfc2p+5
        -0x1.a271308244736p+5 -0x1.be545eb2638f6p+5 -0x1.c9672e731cffap+5 -0x1.adb301d110501p+5
        -0x1.be1ed2df5fb99p+5 -0x1.8646195691b58p+5 -0x1.977845546fc4ap+5 -0x1.86e38e403203bp+5
        -0x1.6261977609175p+9 -0x1.6242df36675f5p+9 -0x1.62541bbebb6e6p+9 -0x1.6288e7854918dp+9
        -0x1.626366c5dc3b5p+9 -0x1.62338972468f7p+9
    """,
    "tanh": """
        0x1.62a719520f678p-3 -0x1.6253f08ac2afap-3 -0x1.46a29dcdf19fp-3 -0x1.5fc46a2444be7p-3
        -0x1.61a881e03a5p-3 -0x1.4929ada6a96e4p-3 0x1.48a867e84dfbp-3 0x1.55d726a7b73cp-3
        -0x1.623d400941b2ap-3 -0x1.523f0bbd92b47p-3 -0x1.5c34f5c61a564p-3 -0x1.42f947c65f66p-3
        0x1.5ac7c41fb6388p-3 -0x1.471f799ae0558p-3 -0x1.4be7b829ae7cp-3 0x1.5ea746babd608p-3
        -0x1.6648372d4719p-3 -0x1.628093252ccedp-3 -0x1.61500d5ee96bp-3 0x1.4a095f87aedcp-3
        -0x1.57993753c75p-3 -0x1.57a4903aca9cp-3 0x1.6203a61dfbf2cp-3 -0x1.518a9a4a5afcp-3
    """,
    "sigmoid_derivative": """
        -0x1.a27c00fddc25p+5 -0x1.c968480a47861p+5 0x1.2b5793c45bbe8p+3 0x1.57440b659f91p+3
        0x1.86e9526997368p+5 -0x1.c96085c2df8d1p+5 0x1.c94b599c02496p+5 0x1.9778a472a99dp+5
        -0x1.54faf3ea50bdcp+5 0x1.9733ebd7dfe7ap+5 0x1.977282c918ddcp+5 0x1.54f4fd424baf6p+5
        -0x1.be3f2a6d3fe2fp+5 -0x1.4a8603b3eafc8p+2 -0x1.a276d68a9885cp+5 -0x1.bdd691e492765p+5
        0x1.86e95f09bcf08p+5 0x1.be2afb5860fe4p+5 0x1.977d966fa0e32p+5 -0x1.be56842e8c184p+5
        0x1.a2764b5ac04eep+5 -0x1.976661d83b614p+5 -0x1.979143ce98d6ep+5 -0x1.be2a7d1d2e512p+5
        -0x1.626adb0b144f3p+9 -0x1.626b15d9435e5p+9 -0x1.62625d9ba635ap+9 -0x1.6288d2de2442ep+9
        -0x1.6241c28760c3fp+9 -0x1.62732771f862ap+9
    """,
    "tanh_derivative": """
        0x1.be402fb4aa2fep+4 0x1.550608278d894p+4 -0x1.7bd0d2e479d3ep+4 -0x1.a295119f3e3dfp+4
        0x1.51c4364e89634p+3 -0x1.7bba604014e24p+4 0x1.7baf9eb6a9ab6p+4 0x1.1f2994f2c1e08p+1
        0x1.c9402166b15bcp+4 -0x1.7b6c3fe84e5b4p+4 -0x1.c0e66b3f21456p+3 0x1.7bba908b5dcf8p+4
        -0x1.7bc646bbb982p+4 0x1.977b421509ae2p+4 0x1.adbe2e1f8cae4p+4 -0x1.54fadaba178fep+4
        0x1.991a34c10b0ap+2 -0x1.7bc2cc36c576p+4 0x1.a2a35cc42f8fep+4 -0x1.973ad89cc0836p+4
        -0x1.be5e5707c038ep+4 -0x1.54eb75b8f8459p+4 -0x1.c96ab6645882p+4 -0x1.972d71de9ed44p+4
        -0x1.6304f9ddea6p+8 -0x1.62fb42ed781f7p+8 -0x1.62fb0944e6c83p+8 -0x1.631c8b6f9289ep+8
        -0x1.633a7d4111c0ep+8 -0x1.633a9d582199dp+8
    """,
}
HARD_POWERS = [
    "0x1.aed81b1c5b6e1p+780 0x1.51bd297881a06p-2",
    "0x1.3f5b590f9d839p+1001 0x1.a45172114baf5p-3",
    "0x1.563775a12d1ap-4 0x1.91721b76df7p+2",
    "0x1.144828af94514p+2 -0x1.6bca17e5d67c8p-1",
    "0x1.4eb928713a4f4p-1 -0x1.5af8ba91a1eb8p+9",
    "0x1.f6d93e8ebf1ecp+13 0x1.7a6b248c07fd9p+4",
    "0x1.7ade86979a974p+313 -0x1.ecff161d2defdp-3",
    "0x1.73988c5821d66p+0 0x1.9243b2be29ccp+4",
    "0x1.ffffffffb48e4p-1 0x1.58718868266a3p+41",
    "0x1.0000a59fa4238p+0 0x1.ac4dfd4028d34p+25",
    "0x1.54bc60a05c828p-3 0x1.125ec9cb6887p+6",
    "0x1.ffffec3de5d6ap-1 -0x1.182086670c7dcp+28",
    "0x1.fffffffffa0c1p-1 -0x1.5694139c86cbdp+47",
    "0x1.0000000000601p+0 -0x1.695691ff45a26p+50",
    "0x1.3ca685d39174ap+513 0x1.9db2cf1df4e44p+0",
    "0x1.071815ed9387fp+0 -0x1.7c2c7a842bc38p+14",
    "0x1.c36cdfb0f29b9p-836 0x1.acd1bc33cf1d9p-1",
    "0x1.33a1f624d649cp-194 0x1.5c8c7083618fdp-4",
    "0x1.6c6c28379a3bcp+2 -0x1.6074ec727785p+0",
    "0x1.00000000073bfp+0 0x1.4410b063aabefp+46",
    "0x1.fffffffffd691p-1 0x1.1e61f1853b78fp+47",
    "0x1.000000000002dp+0 0x1.3648d6f319febp+55",
    "0x1.ffffffffffff8p-1 0x1.560c1f46f8f65p+58",
    "0x1.fffffffffaf78p-1 -0x1.217f0c10f7b44p+47",
]


def cut(name, x):
    """Far out, where the result is 0, 1, infinite or x itself, a smaller argument does as well."""
    if name in ("ln", "log1p") or (name == "softplus" and x > 0):
        return x
    return max(min(x, mpf(2000)), mpf(-2000))


def inside(name, x):
    return x > 0 if name == "ln" else x > -1 if name == "log1p" else True


def points(name):
    low, high = SPAN[name]
    found = [x for edge in EDGES[name] for x in neighbours(edge)]
    found += [float.fromhex(x) for x in HARD.get(name, "").split()]
    for k in range(-24, 25, 2):  # where the reduction of e^x changes its power of two
        found += neighbours((k + 0.5) * LN2, 1)
    for _ in range(180):
        found.append(random.uniform(low, high))
        found.append(random.uniform(-1, 1))
        found.append(random.uniform(-4, 4))
        found.append(random.uniform(-40, 40))
        # Any size, subnormals included, and sizes near one.
        found.append(double(random.getrandbits(64) & ~(1 << 62)))
        found.append(random.choice((-1, 1)) * random.uniform(1, 2) * 2.0 ** -random.randrange(1, 60))
        if name in ("ln", "log1p"):
            found.append(double(random.getrandbits(63)))
            found.append(1 + random.uniform(-1, 1) * 2.0 ** -random.randrange(1, 52))
        elif name == "tanh_derivative":
            found.append(random.uniform(354, 373.5))
        else:
            found.append(random.uniform(-745.3, -708))
    unique = dict.fromkeys(x for x in found if x == x and abs(x) != float("inf"))
    return [x for x in unique if inside(name, x)]


def powers():
    cases = [tuple(float.fromhex(w) for w in line.split()) for line in HARD_POWERS]
    for _ in range(700):
        x = double(random.getrandbits(63))
        if x == x and x != float("inf") and x != 1:
            cases.append((x, random.uniform(-745, 710) / float(mpmath.log(x))))
        cases.append((random.uniform(0, 2), random.uniform(-50, 50)))
        x = 1 + random.uniform(-1, 1) * 2.0 ** -random.randrange(1, 52)
        if x != 1:
            cases.append((x, random.uniform(-745, 710) / float(mpmath.log(x))))
        cases.append((random.uniform(-10, 10), float(random.randrange(-30, 31))))
    for x in (2.0, 10.0, 0.5, 3.0, -2.0, 1.0000000000000002, 0.9999999999999999, 5e-324):
        for y in (0.5, -0.5, 1.0, 2.0, 3.0, -1.0, 1023.0, 1024.0, -1074.0, -1075.0, 308.0, 1e15):
            cases.append((x, y))
    return [(x, y) for x, y in dict.fromkeys(cases)
            if x != 0 and y != 0 and (x > 0 or y == int(y))]


def power(x, y):
    # Beyond the doubles nothing more is needed than on which side.
    size = mpf(y) * mpmath.log(abs(mpf(x)))
    size = min(max(size, mpf(-2000)), mpf(2000))
    value = mpmath.exp(size)
    return -value if x < 0 and int(y) % 2 else value


def round_fraction(exact):
    """The double nearest to a Fraction, ties to even, its bits."""
    sign, size = (1 << 63, -exact) if exact < 0 else (0, exact)
    e = size.numerator.bit_length() - size.denominator.bit_length()
    if size < Fraction(2) ** e:
        e -= 1
    e = max(e, -1022)
    count = round(size / Fraction(2) ** (e - 52))  # Python rounds ties to even
    pattern = ((e + 1022) << 52) + count if count >= 2 ** 52 else count
    return sign | min(pattern, INFINITY)


def fused():
    tiny, huge = 5e-324, 1.7976931348623157e308
    up = 1.0000000000000002
    down = 0.9999999999999999
    cases = [
        (up, up, -1.0), (up, down, -1.0), (up, -up, 1.0000000000000004), (0.1, 10.0, -1.0),
        (huge, 2.0, -huge), (huge, huge, -huge), (huge, down, huge), (huge, 1.0, huge * 2.0 ** -53),
        (huge, 1.0, double(bits(huge * 2.0 ** -53) - 1)), (tiny, 0.5, 0.0), (tiny, 0.5, tiny),
        (tiny, 0.75, -tiny), (tiny, tiny, tiny), (tiny, -tiny, tiny), (tiny, -tiny, 1.0),
        (tiny, tiny, -1.0), (tiny, -tiny, 2.2250738585072014e-308), (-tiny, 0.5, 3 * tiny),
        (2.0 ** -537, 2.0 ** -537, 0.0), (2.0 ** -538, 2.0 ** -537, tiny),
        (3 * 2.0 ** -538, 2.0 ** -537, tiny), (1.5, 2.0 ** -1022, -2.0 ** -1022),
        (2.0 ** -500, -2.0 ** -500, 2.0 ** -947), (2.0 ** 600, 2.0 ** 500, -2.0 ** 1000),
        (1e308, 10.0, -1e308), (up, 2.0 ** -1022, -2.0 ** -1074),
    ]
    for _ in range(500):
        a = double(random.getrandbits(64) & ~(1 << 62) | random.getrandbits(1) << 62)
        b = double(random.getrandbits(64) & ~(1 << 62) | random.getrandbits(1) << 62)
        c = double(random.getrandbits(64))
        cases.append((a, b, c))
        # The addend near the product, so that most of both goes away.
        a, b = random.uniform(-2, 2), random.uniform(-2, 2)
        k = random.randrange(-1074, 1000)
        c = -a * b * (1 + random.uniform(-1, 1) * 2.0 ** -random.randrange(0, 60))
        half = k // 2
        cases.append((a * 2.0 ** half, b * 2.0 ** (k - half), c * 2.0 ** half * 2.0 ** (k - half)))
        # Halfway cases of the subnormal grid, and just beside them.
        a = float(random.randrange(1, 64))
        cases.append((a * 2.0 ** -537, float(random.randrange(-64, 64)) * 2.0 ** -539,
                      random.randrange(-9, 9) * tiny))
    # Half a last place less 2^-54 of that: two roundings to nearest, one after the other, tie.
    for k in range(200):
        m = random.randrange(2 ** 52, 2 ** 53) if k % 4 else random.randrange(0, 2 ** 20)
        e = random.randrange(-500, 400) if k % 4 else -1074
        up, down = 1 + 2.0 ** -27, random.choice((-1, 1)) * (1 - 2.0 ** -27)
        cases.append((up * 2.0 ** (e // 2), down * 2.0 ** (e - 1 - e // 2), float(m | 1) * 2.0 ** e))
    return [t for t in dict.fromkeys(cases)
            if all(v == v and abs(v) != float("inf") for v in t)
            and Fraction(t[0]) * Fraction(t[1]) + Fraction(t[2]) != 0]


def main():
    lines = []

    def add(*words):
        lines.append(" ".join(map(str, words)) + "\n")

    for name, f in FUNCTIONS.items():
        for x in points(name):
            pattern, offset = nearest(f(cut(name, mpf(x))))
            add(name, "%016x" % bits(x), "%016x" % pattern, offset)
    for x, y in powers():
        pattern, offset = nearest(power(x, y))
        add("pow", "%016x" % bits(x), "%016x" % bits(y), "%016x" % pattern, offset)
    for a, b, c in fused():
        exact = Fraction(a) * Fraction(b) + Fraction(c)
        add("fma", *("%016x" % bits(v) for v in (a, b, c)), "%016x" % round_fraction(exact))
    publish_text("elementary.txt", "elementary.py", "".join(lines))


main()
