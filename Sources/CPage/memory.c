// The memory that Embedded Swift asks for: an allocator and the four memory functions.
//
// The allocator keeps one list of free blocks for each power of two from 16 bytes on; a block
// carries its class in the 16 bytes before it. Freed blocks are used again, never split or joined:
// simple, and enough for a page that trains one small network after the other.

#include "CPage.h"

#if defined(__wasm__)

typedef __SIZE_TYPE__ size_t;
typedef __UINTPTR_TYPE__ uintptr_t;

extern unsigned char __heap_base;  // set by wasm-ld: the first byte after data and stack

enum { header = 16, classes = 28, page = 65536 };

struct block {
  struct block *next;
};

static struct block *free_blocks[classes];
static uintptr_t heap_end;

static void *take(size_t size) {
  if (heap_end == 0) heap_end = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
  uintptr_t start = heap_end, available = __builtin_wasm_memory_size(0) * (uintptr_t)page;
  if (start + size > available) {
    size_t pages = (start + size - available + page - 1) / page;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
  }
  heap_end = start + size;
  return (void *)start;
}

static void *allocate(size_t size) {
  int c = 0;
  while (((size_t)16 << c) < size) {
    if (++c == classes) __builtin_trap();
  }
  struct block *b = free_blocks[c];
  if (b) {
    free_blocks[c] = b->next;
    return b;
  }
  unsigned char *start = take(header + ((size_t)16 << c));
  ((int *)(start + header))[-1] = c;   // the class, for free
  return start + header;
}

void *malloc(size_t size) { return allocate(size); }

void free(void *pointer) {
  if (!pointer) return;
  int c = ((int *)pointer)[-1];
  if (c < 0) {  // an over-aligned block: the address that was allocated stands before it
    free((void *)((uintptr_t *)pointer)[-2]);
    return;
  }
  struct block *b = pointer;
  b->next = free_blocks[c];
  free_blocks[c] = b;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment <= 16) {
    *result = allocate(size);
    return 0;
  }
  uintptr_t start = (uintptr_t)allocate(size + alignment + header);
  uintptr_t aligned = (start + header + alignment - 1) & ~(uintptr_t)(alignment - 1);
  ((uintptr_t *)aligned)[-2] = start;
  ((int *)aligned)[-1] = -1;
  *result = (void *)aligned;
  return 0;
}

void *memcpy(void *restrict to, const void *restrict from, size_t n) {
  unsigned char *t = to;
  const unsigned char *f = from;
  for (; n >= 8; n -= 8, t += 8, f += 8) {
    unsigned long long word;
    __builtin_memcpy_inline(&word, f, 8);
    __builtin_memcpy_inline(t, &word, 8);
  }
  while (n--) *t++ = *f++;
  return to;
}

void *memmove(void *to, const void *from, size_t n) {
  unsigned char *t = to;
  const unsigned char *f = from;
  if (t == f || n == 0) return to;
  if (t < f || t >= f + n) return memcpy(to, from, n);
  while (n--) t[n] = f[n];
  return to;
}

void *memset(void *to, int value, size_t n) {
  unsigned char *t = to;
  while (n--) *t++ = (unsigned char)value;
  return to;
}

int memcmp(const void *a, const void *b, size_t n) {
  const unsigned char *x = a, *y = b;
  for (; n--; x++, y++) {
    if (*x != *y) return *x < *y ? -1 : 1;
  }
  return 0;
}

#endif
