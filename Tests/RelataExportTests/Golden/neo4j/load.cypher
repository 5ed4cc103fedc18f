// Loads nodes.csv and relationships.csv from Neo4j's import folder; run again, it updates what is there.
CREATE CONSTRAINT relata_entity IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
MERGE (entity:Entity {id: row.`id:ID`})
SET entity.`name` = row.`name`,
    entity.`type` = row.`type`,
    entity.`iso` = row.`iso`,
    entity.`aliases` = row.`aliases`,
    entity.`count` = toInteger(row.`count:long`),
    entity.`mention_document` = row.`mention_document`,
    entity.`mention_start` = toInteger(row.`mention_start:long`),
    entity.`mention_end` = toInteger(row.`mention_end:long`),
    entity.`mention_text` = row.`mention_text`;

MATCH (entity:Entity {type: 'person'}) SET entity:Person;
MATCH (entity:Entity {type: 'state'}) SET entity:State;
MATCH (entity:Entity {type: 'organization'}) SET entity:Organization;
MATCH (entity:Entity {type: 'place'}) SET entity:Place;

LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row.`:TYPE` = 'ACCUSES'
MATCH (source:Entity {id: row.`:START_ID`}), (target:Entity {id: row.`:END_ID`})
MERGE (source)-[relation:`ACCUSES` {id: row.id}]->(target)
SET relation.key = row.key,
    relation.`type` = row.`type`,
    relation.`label` = row.`label`,
    relation.`polarity` = row.`polarity`,
    relation.`modality` = row.`modality`,
    relation.`attributed` = row.`attributed`,
    relation.`topic` = row.`topic`,
    relation.`time` = row.`time`,
    relation.`plover` = row.`plover`,
    relation.`quad` = row.`quad`,
    relation.`symmetric` = toBoolean(row.`symmetric:boolean`),
    relation.`weight` = toInteger(row.`weight:long`),
    relation.`sources` = toInteger(row.`sources:long`),
    relation.`confidence` = toFloat(row.`confidence:double`),
    relation.`evidence_count` = toInteger(row.`evidence_count:long`),
    relation.`evidence_document` = row.`evidence_document`,
    relation.`evidence_date` = row.`evidence_date`,
    relation.`evidence_source` = row.`evidence_source`,
    relation.`evidence_start` = toInteger(row.`evidence_start:long`),
    relation.`evidence_end` = toInteger(row.`evidence_end:long`),
    relation.`evidence_text` = row.`evidence_text`;

LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row.`:TYPE` = 'LEADS'
MATCH (source:Entity {id: row.`:START_ID`}), (target:Entity {id: row.`:END_ID`})
MERGE (source)-[relation:`LEADS` {id: row.id}]->(target)
SET relation.key = row.key,
    relation.`type` = row.`type`,
    relation.`label` = row.`label`,
    relation.`polarity` = row.`polarity`,
    relation.`modality` = row.`modality`,
    relation.`attributed` = row.`attributed`,
    relation.`topic` = row.`topic`,
    relation.`time` = row.`time`,
    relation.`plover` = row.`plover`,
    relation.`quad` = row.`quad`,
    relation.`symmetric` = toBoolean(row.`symmetric:boolean`),
    relation.`weight` = toInteger(row.`weight:long`),
    relation.`sources` = toInteger(row.`sources:long`),
    relation.`confidence` = toFloat(row.`confidence:double`),
    relation.`evidence_count` = toInteger(row.`evidence_count:long`),
    relation.`evidence_document` = row.`evidence_document`,
    relation.`evidence_date` = row.`evidence_date`,
    relation.`evidence_source` = row.`evidence_source`,
    relation.`evidence_start` = toInteger(row.`evidence_start:long`),
    relation.`evidence_end` = toInteger(row.`evidence_end:long`),
    relation.`evidence_text` = row.`evidence_text`;

LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row.`:TYPE` = 'MEETS'
MATCH (source:Entity {id: row.`:START_ID`}), (target:Entity {id: row.`:END_ID`})
MERGE (source)-[relation:`MEETS` {id: row.id}]->(target)
SET relation.key = row.key,
    relation.`type` = row.`type`,
    relation.`label` = row.`label`,
    relation.`polarity` = row.`polarity`,
    relation.`modality` = row.`modality`,
    relation.`attributed` = row.`attributed`,
    relation.`topic` = row.`topic`,
    relation.`time` = row.`time`,
    relation.`plover` = row.`plover`,
    relation.`quad` = row.`quad`,
    relation.`symmetric` = toBoolean(row.`symmetric:boolean`),
    relation.`weight` = toInteger(row.`weight:long`),
    relation.`sources` = toInteger(row.`sources:long`),
    relation.`confidence` = toFloat(row.`confidence:double`),
    relation.`evidence_count` = toInteger(row.`evidence_count:long`),
    relation.`evidence_document` = row.`evidence_document`,
    relation.`evidence_date` = row.`evidence_date`,
    relation.`evidence_source` = row.`evidence_source`,
    relation.`evidence_start` = toInteger(row.`evidence_start:long`),
    relation.`evidence_end` = toInteger(row.`evidence_end:long`),
    relation.`evidence_text` = row.`evidence_text`;

LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row.`:TYPE` = 'PRAISES'
MATCH (source:Entity {id: row.`:START_ID`}), (target:Entity {id: row.`:END_ID`})
MERGE (source)-[relation:`PRAISES` {id: row.id}]->(target)
SET relation.key = row.key,
    relation.`type` = row.`type`,
    relation.`label` = row.`label`,
    relation.`polarity` = row.`polarity`,
    relation.`modality` = row.`modality`,
    relation.`attributed` = row.`attributed`,
    relation.`topic` = row.`topic`,
    relation.`time` = row.`time`,
    relation.`plover` = row.`plover`,
    relation.`quad` = row.`quad`,
    relation.`symmetric` = toBoolean(row.`symmetric:boolean`),
    relation.`weight` = toInteger(row.`weight:long`),
    relation.`sources` = toInteger(row.`sources:long`),
    relation.`confidence` = toFloat(row.`confidence:double`),
    relation.`evidence_count` = toInteger(row.`evidence_count:long`),
    relation.`evidence_document` = row.`evidence_document`,
    relation.`evidence_date` = row.`evidence_date`,
    relation.`evidence_source` = row.`evidence_source`,
    relation.`evidence_start` = toInteger(row.`evidence_start:long`),
    relation.`evidence_end` = toInteger(row.`evidence_end:long`),
    relation.`evidence_text` = row.`evidence_text`;
