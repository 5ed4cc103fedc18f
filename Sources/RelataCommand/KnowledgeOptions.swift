import ArgumentParser
import RelataExport
import RelataExtraction

/// What a user knows besides what is built in.
struct KnowledgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Relation types and frames of your own, instead of the built-in ones, or on top of them where the file says `extends: built-in`. May be repeated.",
      valueName: "file"))
  var ontology: [String] = []

  @Option(help: ArgumentHelp("Entities, aliases, titles and never-merge pairs of your own, on top of the built-in ones. May be repeated.", valueName: "file"))
  var gazetteer: [String] = []

  @Option(
    help: ArgumentHelp(
      "What words of your own do in a sentence, on top of the built-in ones: light verbs, factive verbs, nouns of kinship. May be repeated.", valueName: "file"
    ))
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp(
      "Patterns of your own over trees, behind the built-in ones: constructions that tell a relation, and repairs of what the parser gets wrong. May be repeated.",
      valueName: "file"))
  var patterns: [String] = []

  /// The files that are read.
  var files: [String] { ontology + gazetteer + lexicon + patterns }

  /// The ontology with the lexicon and the patterns that its frames stand on.
  ///
  /// - Throws: `InputError`, `KnowledgeError`
  func readOntology() throws -> Ontology {
    let words = lexicon.isEmpty ? nil : try Lexicon.builtIn().extended(by: try lexicon.map(KnowledgeOptions.read))
    let shapes = patterns.isEmpty ? nil : try PatternGrammar.builtIn().extended(by: try patterns.map(KnowledgeOptions.read))
    return ontology.isEmpty ? try .builtIn(words, shapes) : try .reading(try ontology.map(KnowledgeOptions.read), words, shapes)
  }

  /// - Throws: `InputError`, `KnowledgeError`
  func readGazetteer() throws -> Gazetteer { try KnowledgeOptions.gazetteer(gazetteer) }

  static func gazetteer(_ files: [String]) throws -> Gazetteer {
    files.isEmpty ? try .builtIn() : try Gazetteer.builtIn().extended(by: try files.map(read))
  }

  private static func read(_ path: String) throws -> (path: String, text: String) {
    (path, try InputFile.text(path))
  }
}

/// What the gazetteer knows of the actors of events.
enum KnownActors {
  /// - Parameter gazetteers: Files of a user's own.
  /// - Throws: `InputError`, `KnowledgeError`
  static func lookup(_ gazetteers: [String]) throws -> ActorLookup {
    let gazetteer = try KnowledgeOptions.gazetteer(gazetteers)
    return { id, date in
      guard gazetteer.entries[id] != nil else { return nil }
      return KnownActor(country: gazetteer.country(of: id, at: date), organizations: gazetteer.organizations(of: id, at: date))
    }
  }
}
