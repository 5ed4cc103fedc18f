#include "CKnowledge.h"

static const unsigned char states[] = {
#embed "gazetteer/states.yaml"
};
static const unsigned char organizations[] = {
#embed "gazetteer/organizations.yaml"
};
static const unsigned char parties[] = {
#embed "gazetteer/parties.yaml"
};
static const unsigned char places[] = {
#embed "gazetteer/places.yaml"
};
static const unsigned char people[] = {
#embed "gazetteer/people.yaml"
};
static const unsigned char titles[] = {
#embed "gazetteer/titles.yaml"
};
static const unsigned char things[] = {
#embed "gazetteer/things.yaml"
};
static const unsigned char institutions[] = {
#embed "gazetteer/institutions.yaml"
};
static const unsigned char given_names[] = {
#embed "gazetteer/given-names.yaml"
};
static const unsigned char relations[] = {
#embed "ontology/relations.yaml"
};
static const unsigned char domains[] = {
#embed "ontology/domains.yaml"
};
static const unsigned char cooperation[] = {
#embed "ontology/cooperation.yaml"
};
static const unsigned char conflict[] = {
#embed "ontology/conflict.yaml"
};
static const unsigned char facts[] = {
#embed "ontology/facts.yaml"
};
static const unsigned char embedding[] = {
#embed "lexicon/embedding.yaml"
};
static const unsigned char verbs[] = {
#embed "lexicon/verbs.yaml"
};
static const unsigned char nouns[] = {
#embed "lexicon/nouns.yaml"
};
static const unsigned char ends[] = {
#embed "lexicon/ends.yaml"
};
static const unsigned char names[] = {
#embed "lexicon/names.yaml"
};
static const unsigned char name_repairs[] = {
#embed "patterns/name-repairs.yaml"
};
static const unsigned char predicate_repairs[] = {
#embed "patterns/predicate-repairs.yaml"
};
static const unsigned char subject_repairs[] = {
#embed "patterns/subject-repairs.yaml"
};
static const unsigned char phrase_repairs[] = {
#embed "patterns/phrase-repairs.yaml"
};
static const unsigned char clause_repairs[] = {
#embed "patterns/clause-repairs.yaml"
};
static const unsigned char coordination_repairs[] = {
#embed "patterns/coordination-repairs.yaml"
};
static const unsigned char constructions[] = {
#embed "patterns/constructions.yaml"
};

static const unsigned char sectors[] = {
#embed "sectors/sectors.yaml"
};

static const relata_file gazetteer[] = {
    {"built-in states.yaml", states, sizeof states},
    {"built-in organizations.yaml", organizations, sizeof organizations},
    {"built-in parties.yaml", parties, sizeof parties},
    {"built-in places.yaml", places, sizeof places},
    {"built-in people.yaml", people, sizeof people},
    {"built-in titles.yaml", titles, sizeof titles},
    {"built-in things.yaml", things, sizeof things},
    {"built-in institutions.yaml", institutions, sizeof institutions},
    {"built-in given-names.yaml", given_names, sizeof given_names},
};

static const relata_file ontology[] = {
    {"built-in relations.yaml", relations, sizeof relations},
    {"built-in domains.yaml", domains, sizeof domains},
    {"built-in cooperation.yaml", cooperation, sizeof cooperation},
    {"built-in conflict.yaml", conflict, sizeof conflict},
    {"built-in facts.yaml", facts, sizeof facts},
};

static const relata_file lexicon[] = {
    {"built-in embedding.yaml", embedding, sizeof embedding},
    {"built-in verbs.yaml", verbs, sizeof verbs},
    {"built-in nouns.yaml", nouns, sizeof nouns},
    {"built-in ends.yaml", ends, sizeof ends},
    {"built-in names.yaml", names, sizeof names},
};

static const relata_file patterns[] = {
    {"built-in name-repairs.yaml", name_repairs, sizeof name_repairs},
    {"built-in predicate-repairs.yaml", predicate_repairs, sizeof predicate_repairs},
    {"built-in subject-repairs.yaml", subject_repairs, sizeof subject_repairs},
    {"built-in phrase-repairs.yaml", phrase_repairs, sizeof phrase_repairs},
    {"built-in clause-repairs.yaml", clause_repairs, sizeof clause_repairs},
    {"built-in coordination-repairs.yaml", coordination_repairs, sizeof coordination_repairs},
    {"built-in constructions.yaml", constructions, sizeof constructions},
};

int relata_gazetteer_files(void) { return sizeof gazetteer / sizeof gazetteer[0]; }

relata_file relata_gazetteer_file(int index) { return gazetteer[index]; }

int relata_ontology_files(void) { return sizeof ontology / sizeof ontology[0]; }

relata_file relata_ontology_file(int index) { return ontology[index]; }

int relata_lexicon_files(void) { return sizeof lexicon / sizeof lexicon[0]; }

relata_file relata_lexicon_file(int index) { return lexicon[index]; }

int relata_pattern_files(void) { return sizeof patterns / sizeof patterns[0]; }

relata_file relata_pattern_file(int index) { return patterns[index]; }

relata_file relata_sectors_file(void) { return (relata_file){"built-in sectors.yaml", sectors, sizeof sectors}; }
