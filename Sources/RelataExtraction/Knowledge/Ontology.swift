import RelataGraph

/// The relation types, and the frames by which propositions become relations.
public struct Ontology: Sendable {
  /// A relation type with what may stand at its ends.
  public struct Definition: Sendable, Hashable {
    /// Its name, label, PLOVER class and colour.
    public var type: RelationType
    /// What may stand at its ends.
    public var source: Set<EntityType>
    /// What may stand at its other end.
    public var target: Set<EntityType>
    /// The PLOVER event type of what is planned, where it differs from that of what happened.
    public var planned: String?
    /// Of what is only thought of.
    public var hypothetical: String?
    /// Of what is denied.
    public var negated: String?
    /// The PLOVER event type of a relation that its source refuses or rules out, where a mere denial is no such event.
    public var refused: String?
    /// What an event must be about to tell it, by the name of a domain.
    public var domain: String?
    /// What its events or facts are like.
    public var traits: Set<Trait> = []
    /// The relation type that is told of whoever says that another does it: who says that Chad attacked accuses Chad.
    public var alleged: String?
    /// The relation type that is told of its target where that says it: who says that a land is part of his state claims it.
    public var claimed: String?

    /// Whether it is of verbal or material conflict.
    var isConflict: Bool { type.quad == .verbalConflict || type.quad == .materialConflict }
    /// Whether it is of verbal or material cooperation.
    var isCooperation: Bool { type.quad == .verbalCooperation || type.quad == .materialCooperation }

    /// The PLOVER event type from type, polarity and modality together.
    ///
    /// PLOVER 1.3 has it that an event type with an auxiliary mode that equals another type is that type: aid promised is
    /// AGREE, an attack announced is THREATEN, aid refused is REJECT. What is denied and equals no other type keeps its own: an attack
    /// that is denied, or promised not to come, is no threat.
    ///
    /// - Parameters:
    ///   - polarity: Whether the relation is denied.
    ///   - modality: Whether it is a fact, a plan or a possibility.
    ///   - isRefused: Whether what is denied is refused, ended or ruled out, and did not just fail to happen.
    ///   - frame: What the frame says of an actual relation.
    public func plover(_ polarity: Polarity, _ modality: Modality, isRefused: Bool = false, frame: String? = nil) -> String? {
      if polarity == .negated { return negated ?? (isRefused ? refused : nil) ?? frame ?? type.plover }
      switch modality {
      case .actual: return frame ?? type.plover
      case .planned: return planned ?? type.plover
      case .hypothetical: return hypothetical ?? type.plover
      }
    }
  }

  /// Where a frame finds an end of its relation in a proposition.
  package enum Place: Sendable, Hashable {
    /// The filler of a role.
    case role(Role)
    /// The filler of a role in the proposition that fills a role: `content.agent`, `patient.of`.
    case inner(Role, Role)
    /// Who says it, by quotation or a reporting verb.
    case speaker
  }

  /// What a frame's predicates are.
  package enum Predicate: String, Sendable, Hashable, CaseIterable {
    case verbs, nouns, adjectives, prepositions
    /// Verbs under one of these auxiliaries: `must withdraw`.
    case auxiliaries
    /// Participles between two names, as they are written: `the Peruvian-led Andean Force`.
    case participles

    init(_ kind: Proposition.Kind) {
      self =
        switch kind {
        case .verb: .verbs
        case .noun: .nouns
        case .adjective: .adjectives
        case .preposition: .prepositions
        }
    }
  }

  /// One way to say a relation.
  package struct Frame: Sendable, Hashable {
    package var relation: String
    package var predicate: Predicate
    /// In the order of preference: the first that gives entities counts.
    package var source: [Place]
    package var target: [Place]
    /// Further targets, each of which makes a relation of its own.
    package var also: [Place]
    /// Whether the predicate denies the relation: `lacks the support of`.
    package var negated: Bool
    /// The least certain that the relation is, whatever the sentence says.
    package var modality: Modality?
    /// A role that must be filled, and lemmas that fill it; no lemmas for any.
    package var with: [Role: Set<String>]
    /// A role that must not be filled, or not by these lemmas.
    package var without: [Role: Set<String>]
    /// Whether the ends must be the fillers themselves, and not whose they are: one meets Russia, not its proposals.
    package var direct: Bool
    /// Whether a target that no role gives may be guessed.
    var guesses = true
    /// Whether coordinated sources stand in a symmetric relation to each other: `A and B met`, but not `A and B work`.
    package var mutual = true
    /// The relation that is told where the predicate is denied, if it is another: who does not recognise a state rejects it.
    package var denied: String?
    /// Types of the ends, where they are narrower than the relation's.
    package var sourceTypes: Set<EntityType>?
    package var targetTypes: Set<EntityType>?
    /// What the event must be about, where the relation's type leaves that open.
    package var domain: String?
    /// The PLOVER event type, where it is another than the relation's: a treaty signed is SUPPORT.
    package var plover: String?
    /// In (0, 1]: how often the frame is right where it fits.
    package var confidence: Double
    package var path: String
    package var line: Int

    /// The file, without its folders, and the line.
    var place: String { "\(path.split(separator: "/").last ?? ""):\(line)" }
  }

  /// The words by which frames find their arguments.
  public let lexicon: Lexicon
  /// How trees are mended before frames are held against them, and constructions that frames can't say.
  public let patterns: PatternGrammar
  /// The relation types by name.
  public internal(set) var definitions: [String: Definition] = [:]
  /// What events may be about, by name.
  package internal(set) var domains: [String: EventDomain] = [:]
  /// By kind of predicate and lemma.
  var frames: [Predicate: [String: [Frame]]] = [:]
  /// SHA-256 of the files that it was read from.
  public internal(set) var digest: String = ""

  /// The types of the built-in vocabulary that are in it as they are there: a relation scorer has learned them.
  var builtInTypes: Set<String> = []

  /// The relation types that tell the facts of names and titles.
  var factTypes: [Trait: String] = [:]

  init(_ lexicon: Lexicon, _ patterns: PatternGrammar) {
    self.lexicon = lexicon
    self.patterns = patterns
  }

  package func isSymmetric(_ type: String) -> Bool { definitions[type]?.type.symmetric ?? false }

  /// Whether a relation type has a trait.
  func has(_ trait: Trait, _ type: String) -> Bool { definitions[type]?.traits.contains(trait) ?? false }

  /// What an event must be about that a frame reads a relation from.
  func domain(of frame: Frame) -> String? { frame.domain ?? definitions[frame.relation]?.domain }

  /// Whether a relation is of verbal or material conflict.
  func isConflict(_ type: String) -> Bool { definitions[type]?.isConflict ?? false }

  /// The number of predicates that have a frame.
  package var predicateCount: Int { frames.values.reduce(0) { $0 + $1.count } }

  /// The verbs of all frames, without their particles.
  var verbs: Set<String> { Set((frames[.verbs] ?? [:]).keys.map { String($0.prefix { $0 != " " }) }) }

  /// The frames of a predicate.
  package func frames(_ predicate: Predicate, _ lemma: String) -> [Frame] { frames[predicate]?[lemma] ?? [] }
}
