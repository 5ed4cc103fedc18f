#pragma once
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>

// An archive in memory, as a file for minizip: it is the caller's, and outlives what is opened on it.
typedef struct {
  const unsigned char *_Nullable bytes;
  size_t size;
  size_t position;
} cminizip_memory;

static inline void *_Nullable cminizip_open(void *_Nullable memory, const void *_Nullable name, int mode) {
  ((cminizip_memory *)memory)->position = 0;
  return memory;
}

static inline uLong cminizip_read(void *_Nullable memory, void *_Nullable stream, void *_Nullable buffer, uLong size) {
  cminizip_memory *self = (cminizip_memory *)memory;
  size_t rest = self->size - self->position;
  if (size > rest) size = (uLong)rest;
  memcpy(buffer, self->bytes + self->position, size);
  self->position += size;
  return size;
}

static inline ZPOS64_T cminizip_tell(void *_Nullable memory, void *_Nullable stream) { return ((cminizip_memory *)memory)->position; }

static inline long cminizip_seek(void *_Nullable memory, void *_Nullable stream, ZPOS64_T offset, int origin) {
  cminizip_memory *self = (cminizip_memory *)memory;
  ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_CUR ? self->position : origin == ZLIB_FILEFUNC_SEEK_END ? self->size : 0;
  if (offset > self->size - base) return -1;
  self->position = (size_t)(base + offset);
  return 0;
}

static inline int cminizip_close(void *_Nullable memory, void *_Nullable stream) { return 0; }

static inline unzFile _Nullable cminizip_open_memory(cminizip_memory *_Nonnull memory) {
  zlib_filefunc64_def functions;
  memset(&functions, 0, sizeof functions);
  functions.zopen64_file = cminizip_open;
  functions.zread_file = cminizip_read;
  functions.ztell64_file = cminizip_tell;
  functions.zseek64_file = cminizip_seek;
  functions.zclose_file = cminizip_close;
  functions.zerror_file = cminizip_close;
  functions.opaque = memory;
  return unzOpen2_64("", &functions);
}
