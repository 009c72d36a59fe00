// The tiles that fit into a level's registers, and how a larger product is cut into them.

#define CK_TILE(T, V) \
  static __attribute__((noinline)) void CK(tile_##T##_##V)(const CK(product) *p) { CK(tile)(p, T, V); }

#if CK_LEVEL == 2
// 32 registers of one vector each.
#define CK_WIDEST 4
CK_TILE(1, 4) CK_TILE(2, 4) CK_TILE(3, 4) CK_TILE(4, 4) CK_TILE(5, 4) CK_TILE(6, 4)
CK_TILE(1, 2) CK_TILE(2, 2) CK_TILE(3, 2) CK_TILE(4, 2)
CK_TILE(5, 2) CK_TILE(6, 2) CK_TILE(7, 2) CK_TILE(8, 2)
CK_TILE(1, 1) CK_TILE(2, 1) CK_TILE(3, 1) CK_TILE(4, 1)
CK_TILE(5, 1) CK_TILE(6, 1) CK_TILE(7, 1) CK_TILE(8, 1)
#elif CK_LEVEL == 1
// A vector is two of 16 registers (AVX2) or four of 32 (NEON).
#define CK_WIDEST 1
CK_TILE(1, 1) CK_TILE(2, 1) CK_TILE(3, 1) CK_TILE(4, 1) CK_TILE(5, 1) CK_TILE(6, 1)
#else
// fma is a call.
#define CK_WIDEST 1
CK_TILE(1, 1)
#endif

typedef void (*CK(tile_function))(const CK(product) *);

// Tiles of V vectors by their height T, from 1 on.
#if CK_LEVEL == 2
static const CK(tile_function) CK(tiles_4)[] = {
    CK(tile_1_4), CK(tile_2_4), CK(tile_3_4), CK(tile_4_4), CK(tile_5_4), CK(tile_6_4)};
static const CK(tile_function) CK(tiles_2)[] = {
    CK(tile_1_2), CK(tile_2_2), CK(tile_3_2), CK(tile_4_2),
    CK(tile_5_2), CK(tile_6_2), CK(tile_7_2), CK(tile_8_2)};
static const CK(tile_function) CK(tiles_1)[] = {
    CK(tile_1_1), CK(tile_2_1), CK(tile_3_1), CK(tile_4_1),
    CK(tile_5_1), CK(tile_6_1), CK(tile_7_1), CK(tile_8_1)};
#define CK_TALLEST(width) ((width) == 4 ? 6 : 8)
#define CK_TILES(width) ((width) == 4 ? CK(tiles_4) : (width) == 2 ? CK(tiles_2) : CK(tiles_1))
#elif CK_LEVEL == 1
static const CK(tile_function) CK(tiles_1)[] = {CK(tile_1_1), CK(tile_2_1), CK(tile_3_1),
                                                CK(tile_4_1), CK(tile_5_1), CK(tile_6_1)};
#define CK_TALLEST(width) 6
#define CK_TILES(width) CK(tiles_1)
#else
static const CK(tile_function) CK(tiles_1)[] = {CK(tile_1_1)};
#define CK_TALLEST(width) 1
#define CK_TILES(width) CK(tiles_1)
#endif

// A product of `height` × `width` vectors. Heights are shared out evenly, since a low tile waits
// for its own fmas.
static void CK(multiply)(const CK(product) *whole, long height, long width) {
  CK(product) p = *whole;
  for (long v = 0, wide; v < width; v += wide) {
    wide = CK_WIDEST;
    while (wide > width - v) wide /= 2;
    long tiles = (height + CK_TALLEST(wide) - 1) / CK_TALLEST(wide);
    for (long t = 0; t < height; tiles -= 1) {
      long tall = (height - t + tiles - 1) / tiles;
      p.factors = whole->factors + t * whole->factor_across;
      p.x = whole->x + v * CK_LANES;
      p.out = whole->out + t * whole->out_across + v * CK_LANES;
      if (whole->numbers) p.numbers = whole->numbers + t;
      CK_TILES(wide)[tall - 1](&p);
      t += tall;
    }
  }
}

#undef CK_TILE
#undef CK_TILES
#undef CK_TALLEST
#undef CK_WIDEST
