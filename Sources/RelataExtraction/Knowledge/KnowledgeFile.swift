import RelataGraph
import RelataSupport

/// What is wrong with an ontology or a gazetteer, where, and what was expected.
public typealias KnowledgeError = YAMLError

/// An ontology and a gazetteer are YAML files.
typealias KnowledgeFile = YAMLFile
