#ifndef TEXT_METRICS_H
#define TEXT_METRICS_H

#include <stdbool.h>

// How wide text is in Helvetica or Arial, by a table, and so the same on every machine.

/// Whether the table holds for a font, by the first of its families.
bool text_metrics_has_font(const char *_Nonnull families);

/// Whether every character of a text (UTF-8) is in the table.
bool text_metrics_has_text(const char *_Nonnull text);

/// The width of a text (UTF-8) in points, as Pango tells it; less than 0 where the table lacks a character.
double text_metrics_width(const char *_Nonnull text, double size);

#endif
