// What else Embedded Swift leaves to the platform: output, random bytes for hashing, and the
// product of two 128-bit integers (printing a Double needs it).

#include "CPage.h"

#if defined(__wasm__)

typedef __SIZE_TYPE__ size_t;

// MARK: Start. Swift's top-level code is clang's `main`; a WebAssembly command starts at `_start`.

int __main_argc_argv(int count, char **arguments);

__attribute__((export_name("_start"))) void _start(void) { __main_argc_argv(0, 0); }

// MARK: Output, through the one WASI call that a page or `wasmkit run` has to offer.

struct text {
  const void *bytes;
  size_t count;
};

__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write")))
int wasi_fd_write(int file, const struct text *texts, size_t text_count, size_t *written);

// Whole lines: `print` ends each of its own with a newline, so nothing is left behind.
int putchar(int character) {
  static char line[4096];
  static size_t count;
  line[count++] = (char)character;
  if (character == '\n' || count == sizeof line) {
    struct text text = {line, count};
    size_t written;
    wasi_fd_write(1, &text, 1, &written);
    count = 0;
  }
  return character;
}

// MARK: Hashing. Swift seeds its dictionaries with these bytes; here they are the same in every
// run, and no result of ours depends on the order of a dictionary.

void arc4random_buf(void *buffer, size_t count) {
  static unsigned long long state = 0x9E3779B97F4A7C15;
  unsigned char *bytes = buffer;
  for (size_t i = 0; i < count; i++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    bytes[i] = (unsigned char)(state >> 56);
  }
}

// MARK: 128-bit product, from four products of 32-bit halves (compiler-rt's name for it).

__int128 __multi3(__int128 a, __int128 b) {
  unsigned long long al = (unsigned long long)a, bl = (unsigned long long)b;
  unsigned long long ah = (unsigned long long)(a >> 64), bh = (unsigned long long)(b >> 64);
  unsigned long long low = 0xFFFFFFFF;
  unsigned long long p = (al & low) * (bl & low), q = (al >> 32) * (bl & low);
  unsigned long long r = (al & low) * (bl >> 32), s = (al >> 32) * (bl >> 32);
  unsigned long long middle = (p >> 32) + (q & low) + (r & low);
  unsigned long long bottom = (p & low) | (middle << 32);
  unsigned long long top = s + (q >> 32) + (r >> 32) + (middle >> 32) + al * bh + ah * bl;
  return (__int128)(((unsigned __int128)top << 64) | bottom);
}

#endif
