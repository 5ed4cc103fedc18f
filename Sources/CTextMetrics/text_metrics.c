#include "text_metrics.h"

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
double text_metrics_width(const char *string, double size) {
  const unsigned char *text = (const unsigned char *)string;
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

bool text_metrics_has_font(const char *families) {
  static const char *const names[] = {"helvetica", "arial", "liberation sans"};
  const size_t length = strcspn(families, ",");
  for (size_t i = 0; i < COUNT(names); i++)
    if (length == strlen(names[i]) && strncasecmp(families, names[i], length) == 0) return true;
  return false;
}

bool text_metrics_has_text(const char *text) { return text_metrics_width(text, units_per_em) >= 0; }
