#pragma once
#include <string.h>
#include <zlib.h>

// inflateInit2 is a macro. With 32 more, zlib tells gzip and zlib streams by their heads; below 0 there is no head.
static inline int czlib_begin(z_stream *_Nonnull stream, int window_bits) {
  memset(stream, 0, sizeof *stream);
  return inflateInit2(stream, window_bits);
}
