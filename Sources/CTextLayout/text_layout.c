#include "text_layout.h"

#include <graphviz/gvplugin_textlayout.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "metrics.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

// The next character of UTF-8, or 0 at the end and where it is none that the table could have.
static uint32_t next(const unsigned char **text) {
  const unsigned char *bytes = *text;
  uint32_t scalar = 0;
  int length = 0;
  if (bytes[0] < 0x80) {
    scalar = bytes[0];
    length = scalar ? 1 : 0;
  } else if ((bytes[0] & 0xE0) == 0xC0 && (bytes[1] & 0xC0) == 0x80) {
    scalar = (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    length = 2;
  } else if ((bytes[0] & 0xF0) == 0xE0 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80) {
    scalar = (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    length = 3;
  }
  *text += length;
  return scalar;
}

static int width(uint32_t scalar) {
  for (size_t i = 0; i < COUNT(blocks); i++)
    if (scalar - blocks[i].first < blocks[i].count) return blocks[i].widths[scalar - blocks[i].first];
  return 0;
}

static int compare(const void *key, const void *element) {
  const uint32_t pair = *(const uint32_t *)key, other = ((const struct kern *)element)->pair;
  return pair < other ? -1 : pair > other;
}

static int kern(uint32_t left, uint32_t right) {
  const uint32_t pair = left << 16 | right;
  const struct kern *found = bsearch(&pair, kerning, COUNT(kerning), sizeof kerning[0], compare);
  return found ? found->units : 0;
}

// The width of a text in points, as Pango tells it: each character takes whole dots of 1/96 inch. Less than 0 where the table lacks one.
static double points(const unsigned char *text, double size) {
  const double dots_per_unit = size * 96 / 72 / units_per_em;
  int dots = 0;
  uint32_t left = next(&text);
  while (left) {
    const int units = width(left);
    if (!units) return -1;
    const uint32_t right = next(&text);
    dots += (int)((units + kern(left, right)) * dots_per_unit + 0.5);
    left = right;
  }
  return *text ? -1 : dots * 72.0 / 96;
}

bool text_layout_has_font(const char *families) {
  static const char *const names[] = {"helvetica", "arial", "liberation sans"};
  const size_t length = strcspn(families, ",");
  for (size_t i = 0; i < COUNT(names); i++)
    if (length == strlen(names[i]) && strncasecmp(families, names[i], length) == 0) return true;
  return false;
}

bool text_layout_has_text(const char *text) { return points((const unsigned char *)text, units_per_em) >= 0; }

typedef __typeof__(((gvtextlayout_engine_t *)0)->textlayout((textspan_t *)0, (char **)0)) answer;

// Graphviz guesses where this doesn't know. The numbers beside the width are those of Graphviz's own plugin for Pango.
static answer layout(textspan_t *span, char **path) {
  (void)path;
  if (!text_layout_has_font(span->font->name)) return false;
  const double wide = points((const unsigned char *)span->str, span->font->size);
  if (wide < 0) return false;
  span->layout = NULL;
  span->free_layout = NULL;
  span->size.x = (int)(wide + 1);
  span->size.y = (int)(span->font->size * 1.1 + 0.5);
  span->yoffset_layout = 0;
  span->yoffset_centerline = 0.2 * span->font->size;
  return true;
}

static gvtextlayout_engine_t engine = {layout};
// Of engines of one type Graphviz takes the one with the highest quality, and doesn't load the others.
static gvplugin_installed_t types[] = {{0, "textlayout", 1000, &engine, NULL}, {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t apis[] = {{API_textlayout, types}, {(api_t)0, NULL}};
static gvplugin_library_t library = {"relata", apis};
// Graphviz knows a plugin by this form of its name.
static const lt_symlist_t plugins[] = {{"gvplugin_relata_LTX_library", &library}, {NULL, NULL}};

const lt_symlist_t *text_layout_plugins(void) { return plugins; }
