#ifndef CREPORTPAGE_H
#define CREPORTPAGE_H

#include <stddef.h>

/// A part of the page as it stands in the executable.
typedef struct {
  const void *_Nonnull bytes;
  size_t size;
} relata_page_part;

relata_page_part relata_page_template(void);
relata_page_part relata_page_style(void);
/// The layout library, a script of its own.
relata_page_part relata_page_layout(void);
relata_page_part relata_page_script(void);

#endif
