#ifndef CKNOWLEDGE_H
#define CKNOWLEDGE_H

#include <stddef.h>

/// A file as it stands in the executable.
typedef struct {
  const char *_Nonnull path;
  const void *_Nonnull bytes;
  size_t size;
} relata_file;

/// The files of the built-in gazetteer.
int relata_gazetteer_files(void);
relata_file relata_gazetteer_file(int index);

/// The files of the built-in ontology.
int relata_ontology_files(void);
relata_file relata_ontology_file(int index);

/// The files of the built-in lexicon.
int relata_lexicon_files(void);
relata_file relata_lexicon_file(int index);

/// The files of the built-in patterns over trees, in the order in which they are applied.
int relata_pattern_files(void);
relata_file relata_pattern_file(int index);

/// The sectors of actors in event tables.
relata_file relata_sectors_file(void);

#endif
