#include "font_lookup.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// What is used of Fontconfig, with its own names. It is opened when it is asked, as Graphviz's plugin opens it: most pictures need no fonts,
// and finding them would take longer than drawing.
struct fontconfig {
  void *(*pattern)(void);
  int (*add)(void *pattern, const char *object, const unsigned char *value);
  int (*substitute)(void *config, void *pattern, int kind);
  void (*defaults)(void *pattern);
  void *(*match)(void *config, void *pattern, int *result);
  int (*get)(void *pattern, const char *object, int index, unsigned char **value);
  void (*destroy)(void *pattern);
};

static bool open_fontconfig(struct fontconfig *library) {
  static const char *const names[] = {"libfontconfig.so.1", "libfontconfig.1.dylib", "/opt/homebrew/lib/libfontconfig.1.dylib"};
  static const char *const symbols[] = {
    "FcPatternCreate", "FcPatternAddString", "FcConfigSubstitute", "FcDefaultSubstitute", "FcFontMatch", "FcPatternGetString", "FcPatternDestroy"};
  void *handle = NULL;
  for (size_t i = 0; i < sizeof names / sizeof names[0] && !handle; i++) handle = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
  if (!handle) return false;
  void **slots = (void **)library;
  for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++)
    if (!(slots[i] = dlsym(handle, symbols[i]))) return false;
  return true;
}

bool font_lookup(const char *families, char *found, size_t room) {
  struct fontconfig library;
  if (!room || !open_fontconfig(&library)) return false;
  void *wanted = library.pattern();
  if (!wanted) return false;
  for (const char *start = families; *start;) {
    while (*start == ' ' || *start == ',') start++;
    const size_t length = strcspn(start, ",");
    char *family = length ? strndup(start, length) : NULL;
    if (family) library.add(wanted, "family", (const unsigned char *)family);
    free(family);
    start += length;
  }
  library.substitute(NULL, wanted, 0);
  library.defaults(wanted);
  int result = 0;
  void *match = library.match(NULL, wanted, &result);
  unsigned char *name = NULL;
  const bool is_found = match && library.get(match, "family", 0, &name) == 0 && name;
  if (is_found) {
    strncpy(found, (const char *)name, room - 1);
    found[room - 1] = 0;
  }
  if (match) library.destroy(match);
  library.destroy(wanted);
  return is_found;
}
