#pragma once
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

#ifdef __APPLE__
#define CLANGUAGEDETECTOR_LIBRARY "libcld2.dylib"
#else
#define CLANGUAGEDETECTOR_LIBRARY "libcld2.so.0"
#endif

// libcld2 has C++'s names. It is loaded with the first document, since many commands read none, and is no need of the command's.
typedef int (*clanguagedetector_detect)(const char *_Nonnull text, int size, bool is_plain_text, bool *_Nonnull is_reliable);
typedef const char *_Nullable (*clanguagedetector_code)(int language);

typedef struct {
  // bool CLD2::DetectLanguage(const char *, int, bool, bool *)
  clanguagedetector_detect _Nullable detect;
  // const char *CLD2::LanguageCode(CLD2::Language)
  clanguagedetector_code _Nullable code;
  // const char *CLD2::LanguageName(CLD2::Language)
  clanguagedetector_code _Nullable name;
} clanguagedetector;

static inline clanguagedetector clanguagedetector_load(void) {
  clanguagedetector self = {NULL, NULL, NULL};
  void *library = dlopen(CLANGUAGEDETECTOR_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library) return self;
  self.detect = (clanguagedetector_detect)dlsym(library, "_ZN4CLD214DetectLanguageEPKcibPb");
  self.code = (clanguagedetector_code)dlsym(library, "_ZN4CLD212LanguageCodeENS_8LanguageE");
  self.name = (clanguagedetector_code)dlsym(library, "_ZN4CLD212LanguageNameENS_8LanguageE");
  if (!self.detect || !self.code || !self.name) self.detect = NULL;
  return self;
}
