#pragma once
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// An archive in memory, or in a file that is open where there are no bytes, as a file for minizip: it is the caller's, and outlives what
// is opened on it.
typedef struct {
  const unsigned char *_Nullable bytes;
  int descriptor;
  size_t size;
  size_t position;
} cminizip_stream;

static inline void *_Nullable cminizip_open(void *_Nullable stream, const void *_Nullable name, int mode) {
  ((cminizip_stream *)stream)->position = 0;
  return stream;
}

static inline uLong cminizip_read(void *_Nullable opaque, void *_Nullable stream, void *_Nullable buffer, uLong size) {
  cminizip_stream *self = (cminizip_stream *)opaque;
  size_t rest = self->size - self->position;
  if (size > rest) size = (uLong)rest;
  uLong done = 0;
  if (self->bytes) {
    memcpy(buffer, self->bytes + self->position, size);
    done = size;
  }
  while (done < size) {
    ssize_t count = pread(self->descriptor, (unsigned char *)buffer + done, size - done, (off_t)(self->position + done));
    if (count <= 0) break;
    done += (uLong)count;
  }
  self->position += done;
  return done;
}

static inline ZPOS64_T cminizip_tell(void *_Nullable opaque, void *_Nullable stream) { return ((cminizip_stream *)opaque)->position; }

static inline long cminizip_seek(void *_Nullable opaque, void *_Nullable stream, ZPOS64_T offset, int origin) {
  cminizip_stream *self = (cminizip_stream *)opaque;
  ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_CUR ? self->position : origin == ZLIB_FILEFUNC_SEEK_END ? self->size : 0;
  if (offset > self->size - base) return -1;
  self->position = (size_t)(base + offset);
  return 0;
}

static inline int cminizip_close(void *_Nullable opaque, void *_Nullable stream) { return 0; }

static inline unzFile _Nullable cminizip_open_stream(cminizip_stream *_Nonnull stream) {
  zlib_filefunc64_def functions;
  memset(&functions, 0, sizeof functions);
  functions.zopen64_file = cminizip_open;
  functions.zread_file = cminizip_read;
  functions.ztell64_file = cminizip_tell;
  functions.zseek64_file = cminizip_seek;
  functions.zclose_file = cminizip_close;
  functions.zerror_file = cminizip_close;
  functions.opaque = stream;
  return unzOpen2_64("", &functions);
}
