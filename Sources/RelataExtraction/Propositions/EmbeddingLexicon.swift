import RelataGraph
import RelataSupport
import RelataSyntax

/// What predicates do to the status of what stands under them, as `lexicon/embedding.yaml` tells it, and how verbs and nouns distribute
/// arguments: control, light verbs, converses.
enum EmbeddingLexicon {
  /// The built-in lexicon, or what is wrong with it.
  static let builtIn = Result { () throws(KnowledgeError) in try EmbeddingTables.builtIn() }
  private static let tables = (try? builtIn.get()) ?? EmbeddingTables()

  /// The effect of a verb on a clause, or on an event noun that is its object.
  ///
  /// Some verbs mean one thing with an infinitive and another with a finite clause: `agreed to`, `agreed that`.
  static func effect(ofVerb lemma: String, infinitive: Bool) -> EmbeddingEffect? {
    tables[.verbs, lemma + (infinitive ? " to" : " that")] ?? tables[.verbs, lemma]
  }

  /// The effect of a verb on an event noun that is its object: who orders an attack has it done.
  static func effect(ofVerb lemma: String, onNoun: Void) -> EmbeddingEffect? {
    done.contains(lemma) ? .implied : effect(ofVerb: lemma, infinitive: true)
  }

  private static let done: Set<String> = [
    "order", "authorize", "authorise", "announce", "declare", "approve", "direct", "decree", "green-light", "command", "back",
  ]

  /// All verbs of the lexicon.
  static let verbLemmas: Set<String> = Set(tables.phrases(.verbs).map { String($0.prefix { $0 != " " }) })
    .union(objectControl).union(prepositionControl).union(supports).union(weakSupports).union(seekers).union(inverses).union(providers)

  /// The effect of a noun on its clause or on what it is `of`: `the threat of war`.
  static func effect(ofNoun lemma: String) -> EmbeddingEffect? { tables[.nouns, lemma] }

  /// The effect of a noun on its clause by what introduces that: `the suggestion that`, `a suggestion to`.
  static func effect(ofNoun lemma: String, before mark: String) -> EmbeddingEffect? { tables[.nouns, lemma + " " + mark] ?? tables[.nouns, lemma] }

  /// The effect of an adjective on its clause: `ready to sign`.
  static func effect(ofAdjective lemma: String) -> EmbeddingEffect? { tables[.adjectives, lemma] }

  /// The effect of an adjective on the event noun that it modifies: `possible talks`.
  static func effect(ofModifier lemma: String) -> EmbeddingEffect? { tables[.modifiers, lemma] }

  /// The effect of an adverb on its clause: `allegedly`.
  static func effect(ofAdverb form: String) -> EmbeddingEffect? { tables[.adverbs, form] }

  /// The effect of a predicate with the words between it and what it embeds: `stop` with `short of`, `verge` with `of`.
  static func effect(of lemma: String, _ upos: PartOfSpeech, with words: String) -> EmbeddingEffect? {
    switch upos {
    case .verb: tables[.verbs, lemma + " " + words]
    case .noun: tables[.nouns, lemma + " " + words]
    case .adj, .adv: tables[.adjectives, lemma + " " + words]
    default: nil
    }
  }

  /// Works whose story is made up.
  static func isFiction(_ lemma: String) -> Bool { tables[.works, lemma] != nil }

  /// Whether whoever does it takes back or turns down what stands under it: `refused to meet`, `suspended its aid`, `ended cooperation`.
  ///
  /// One-way implicatives say that it was up to the subject; of verbs that only say that a thing did not happen, these do too.
  static func isRefusal(_ lemma: String) -> Bool {
    if turningDown.contains(lemma) { return true }
    guard let effect = effect(ofVerb: lemma, infinitive: true) else { return false }
    return effect.ceases || effect.isOneWay && !effect.reports
  }

  private static let turningDown: Set<String> = [
    "refusal", "cancel", "abandon", "drop", "suspend", "suspension", "freeze", "call off", "withdraw", "withhold", "boycott", "scrap", "shelve", "veto",
    "sever",
    "cut", "cut off", "break off", "balk", "forbid", "prohibit", "ban", "block", "decide against", "opt against", "walk away", "walk", "pull out", "pull",
    "back",
  ]

  /// Verbs with `against` and a gerund that somebody else is not to do: `warned against attacking`.
  static let advising: Set<String> = ["warn", "advise", "caution", "counsel", "urge", "recommend", "argue", "campaign", "lobby", "protest", "plead"]

  /// Verbs of meeting and speaking, and of what is said there: `met to discuss`, `wrote to thank`.
  static let encounters: Set<String> = [
    "meet", "speak", "talk", "call", "phone", "telephone", "write", "gather", "convene", "host", "confer", "sit", "join", "visit", "hold", "travel",
  ]
  static let voicing: Set<String> = [
    "discuss", "congratulate", "thank", "review", "reaffirm", "reiterate", "express", "convey", "exchange", "consult", "underscore", "welcome", "commend",
    "condemn", "address", "talk", "affirm", "emphasize", "emphasise", "stress", "voice", "praise", "offer", "coordinate",
  ]

  /// Verbs whose object does what their infinitive says: `urged Iran to withdraw`.
  static let objectControl: Set<String> = Set(
    """
    urge ask tell order force persuade convince allow help invite pressure press push encourage warn require want expect get make let permit enable authorize \
    authorise instruct command advise beg implore compel oblige call appeal challenge lead cause lobby prompt request drive remind induce teach direct forbid \
    need like see hear watch recommend bring empower nudge tempt plead leave enlist hire pay assign commission train trust bar ban prevent stop prohibit block \
    deter discourage dissuade keep
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Verbs whose object did what follows `of`, `for`, `with` or `from`: `accused Russia of shelling`, `thanked them for hosting`.
  static let prepositionControl: Set<String> = Set(
    """
    accuse blame charge condemn criticize criticise praise thank prevent stop deter discourage bar ban keep block suspect convict prosecute try indict denounce \
    slam blast commend applaud congratulate punish sanction investigate arrest fault hail lambast castigate rebuke chide scold reprimand prohibit dissuade \
    restrain hinder rebuke censure credit forgive pardon acquit clear absolve exonerate sue fine jail imprison detain scorn deride attack
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Verbs of speaking about a thing at a meeting.
  static let topical: Set<String> = ["discuss", "debate", "raise", "address", "deliberate", "broach", "touch on", "go into", "bring up"]

  /// Verbs whose object is somebody who acts, and no plan or deed: `armed it`.
  static let actorObjects: Set<String> = Set(
    """
    accuse arm thank urge warn tell ask order invade besiege deport jail arrest detain imprison convict prosecute indict fine congratulate persuade convince \
    implore beg invite pressure phone bribe outvote topple overthrow befriend evict kidnap extradite embargo subsidize subsidise colonize colonise annex
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Verbs that say little themselves: what is done is in their noun, and their subject does it.
  static let supports: Set<String> = Set(
    """
    hold have make take give launch conduct reach sign issue express voice offer provide deliver pay consider weigh mull approve double increase stage mount wage open start begin continue resume impose \
    strike enter engage do carry pose extend show reiterate repeat renew pledge commit announce declare propose promise threaten plan organize organise \
    convene host attend join pursue undertake negotiate conclude finalize finalise broker ink send complete intensify step face lodge file table submit \
    exchange share exert apply place put commence spearhead raise establish build maintain cancel refuse lead lend call level direct set sever cut break cause inflict commit \
    perpetrate prepare schedule arrange escalate expand lift ease drop fire unleash guarantee affirm reaffirm underline confirm order authorize authorise direct decree approve renew grant award release publish pass adopt draft circulate vow
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Verbs whose subject takes part in what their noun says only where the noun tells with whom: `sought talks with Iran`, not `sought an end`.
  static let weakSupports: Set<String> = Set(
    "seek demand discuss reject avoid fail boycott win secure get receive suspend halt stop end celebrate request await expect enjoy need want draft move keep complicate"
      .split(separator: " ").map(String.init))

  /// Verbs whose subject wants or gets what is another's: `sought Nepal's support`.
  static let seekers: Set<String> = [
    "seek", "want", "need", "demand", "request", "win", "get", "receive", "secure", "enjoy", "have", "obtain", "await", "expect",
  ]

  /// Nouns of what is fought against an enemy: `fought in the war against Chad`.
  static let conflicts: Set<String> = ["war", "battle", "fight", "campaign", "struggle", "conflict", "offensive"]

  /// What those do who are about a thing: to work to defeat somebody is to oppose him.
  static let engagements: Set<String> = [
    "aim", "commitment", "effort", "committed", "commit", "work", "strive", "determination", "determined", "dedicated", "resolve",
  ]

  /// Nouns of what somebody means to do, and verbs whose subject means it: `denied any plan to`.
  static let intentions: Set<String> = [
    "plan", "intention", "intent", "attempt", "effort", "desire", "wish", "bid", "ambition", "decision", "pledge", "promise", "vow", "offer", "threat",
  ]
  static let ownings: Set<String> = [
    "deny", "abandon", "drop", "shelve", "scrap", "unveil", "outline", "reveal", "renounce", "disclose", "admit", "confirm", "defend", "detail",
  ]

  /// Nouns of who stands in a relation to their possessor, and who may be named behind them: `Chad's backers, notably Libya`. Allies are
  /// read as standing facts.
  static let parties: Set<String> = [
    "backer", "supporter", "patron", "sponsor", "defender", "advocate", "champion", "admirer", "protector", "donor", "supplier",
    "provider", "contributor", "benefactor", "lender", "guarantor", "rival", "archrival", "arch-rival", "enemy", "archenemy", "arch-enemy", "foe",
    "arch-foe", "adversary", "opponent", "critic", "nemesis", "detractor",
  ]

  /// What is imposed on somebody for what he did, and what is felt at him: `sanctions on Chad for arming rebels`.
  static let penalties: Set<String> = [
    "sanction", "fine", "penalty", "tariff", "embargo", "ban", "restriction", "duty", "measure", "punishment", "anger", "fury", "outrage", "criticism",
    "rebuke", "condemnation", "blame", "praise",
  ]

  /// Nouns whose possessor undergoes them: `the reporter's release`.
  static let undergone: Set<String> = [
    "release", "arrest", "detention", "extradition", "deportation", "execution", "expulsion", "trial", "retrial", "prosecution", "removal", "ouster",
    "imprisonment", "killing", "assassination", "murder", "capture", "liberation", "acquittal", "conviction", "abduction", "dismissal", "impeachment",
  ]

  /// Verbs by which somebody speaks for himself and for whom he stands for.
  static let expressions: Set<String> = [
    "reiterate", "express", "voice", "convey", "underline", "affirm", "reaffirm", "confirm", "promise", "pledge", "renew", "extend", "offer",
  ]

  /// Verbs whose subject is at the receiving end of their noun: `faces sanctions`, `came under attack`.
  static let inverses: Set<String> = [
    "face", "fear", "dread", "receive", "suffer", "undergo", "endure", "sustain", "get", "survive", "withstand", "repel", "resist", "incur", "attract", "draw",
    "obtain", "win",
    "secure",
  ]

  /// Nouns that measure or count what they are `of`: `a new round of talks`, `$100 million in aid`.
  static let transparent: Set<String> = [
    "million", "billion", "thousand", "trillion", "hundred", "dozen", "$", "number", "series", "round", "wave", "package", "set", "spate", "string", "kind",
    "form",
    "type", "lot", "plenty", "level", "amount", "piece", "bit", "range", "variety", "spree", "barrage", "flurry", "raft", "host", "pair", "couple", "hour",
    "day",
    "week", "month", "year", "worth", "majority", "share", "sign", "statement", "word", "message", "gesture", "expression", "sense", "pledge", "promise",
    "offer",
    "dollar", "euro", "pound", "%", "part", "process", "campaign", "snapback", "reimposition",
  ]

  /// Verbs whose passive tells what their subject feels: `was outraged by the attack`.
  static let feelings: Set<String> = [
    "encourage", "outrage", "appall", "appal", "anger", "concern", "disappoint", "impress", "please", "alarm", "worry", "sadden", "horrify", "disgust",
    "frustrate",
    "hearten", "reassure", "satisfy", "delight", "dismay", "infuriate", "enrage", "irritate", "offend", "shock",
  ]

  /// Verbs of those who come to what they come for: `flew to Geneva for talks`.
  static let motions: Set<String> = [
    "fly", "travel", "go", "head", "arrive", "come", "return", "visit", "gather", "assemble", "land", "leave", "depart", "journey", "set off", "send",
    "dispatch",
  ]

  /// Verbs that take who is given to as their object and what is given after `with`.
  static let providers: Set<String> = ["provide", "supply", "furnish", "equip", "present", "serve", "entrust", "reward", "issue", "arm", "shower", "flood"]

  /// Verbs of conflict that take no object, and so have no passive.
  static let intransitive: Set<String> = [
    "retaliate", "intervene", "interfere", "protest", "demonstrate", "withdraw", "advance", "retreat", "collaborate", "cooperate",
    "mediate", "shuttle", "negotiate", "clash", "talk",
  ]
}
