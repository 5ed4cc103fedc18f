import RelataGraph

/// What predicates do to the status of what stands under them: `plans to meet`, `refused to sign`, `talks were cancelled`.
///
/// Verbs and nouns by their meaning, after the signatures of implicative and factive predicates (L. Karttunen, *Simple and
/// Phrasal Implicatives*, 2012), as far as news uses them.
enum EmbeddingLexicon {
  /// What an embedding says of its content.
  struct Effect: Sendable {
    var polarity: Polarity = .affirmed
    var modality: Modality = .actual
    /// Whether the subject claims it.
    var reports = false
    /// Whether it stops what was so until then.
    var ceases = false
    /// Whether a negation of the predicate negates the content, as in `did not manage to`.
    var passesNegation = true

    static let report = Effect(reports: true, passesNegation: false)
    static let factive = Effect(passesNegation: false)
    static let implied = Effect()
    static let wanted = Effect(modality: .hypothetical)
    static let planned = Effect(modality: .planned)
    static let denied = Effect(polarity: .negated)
    static let ceased = Effect(ceases: true, passesNegation: false)
    static let disclaimed = Effect(polarity: .negated, reports: true, passesNegation: false)
    static let possible = Effect(modality: .hypothetical, passesNegation: false)
  }

  /// The effect of a verb on a clause, or on an event noun that is its object.
  ///
  /// Some verbs mean one thing with an infinitive and another with a finite clause: `agreed to`, `agreed that`.
  static func effect(ofVerb lemma: String, infinitive: Bool) -> Effect? {
    verbs[lemma + (infinitive ? " to" : " that")] ?? verbs[lemma]
  }

  /// The effect of a verb on an event noun that is its object: who orders an attack has it done.
  static func effect(ofVerb lemma: String, onNoun: Void) -> Effect? { done.contains(lemma) ? .implied : effect(ofVerb: lemma, infinitive: true) }

  private static let done: Set<String> = [
    "order", "authorize", "authorise", "announce", "declare", "approve", "direct", "decree", "green-light", "command", "back",
  ]

  /// All verbs of the lexicon.
  static let verbLemmas: Set<String> = Set(verbs.keys.map { String($0.prefix { $0 != " " }) })
    .union(objectControl).union(prepositionControl).union(supports).union(weakSupports).union(seekers).union(inverses).union(providers)

  /// The effect of a noun on its clause or on what it is `of`: `the threat of war`.
  static func effect(ofNoun lemma: String) -> Effect? { nouns[lemma] }

  /// The effect of an adjective on its clause: `ready to sign`.
  static func effect(ofAdjective lemma: String) -> Effect? { adjectives[lemma] }

  /// The effect of an adjective on the event noun that it modifies: `possible talks`.
  static func effect(ofModifier lemma: String) -> Effect? { modifiers[lemma] }

  private static func table(_ rows: [(Effect, String)]) -> [String: Effect] {
    var out: [String: Effect] = [:]
    for (effect, words) in rows { for word in words.split(separator: ",") { out[word.drop { $0 == " " }.description] = effect } }
    return out
  }

  private static let verbs = table([
    (
      .report,
      """
      say, state, tell, claim, report, announce, declare, add, explain, note, argue, insist, assert, maintain, contend, write, post, tweet, repeat that, allege that, \
      reiterate, confirm, acknowledge, admit, concede, stress, emphasize, emphasise, underline, underscore, point out, suggest, indicate, believe, think, \
      feel, assess, estimate, predict, forecast, warn, caution, reveal, disclose, inform, brief, respond, reply, answer, comment, remark, observe, conclude that, \
      find, agree, accuse, blame, charge, describe, quote, cite, testify, recall, boast, joke, complain, protest, speculate, suspect, assume, mention, read, \
      affirm, proclaim, advise, notify, conjecture, opine, counter, retort, elaborate, remind, assure, promise that, lament, tout, hear, understand
      """
    ),
    (
      .factive,
      """
      know, realize, realise, regret, welcome, praise, condemn, criticize, criticise, deplore, denounce, applaud, celebrate, mark, resent, remember, \
      forget, see, watch, witness, discover, learn, prove, show, demonstrate, highlight, mean, matter, mourn, hail, thank, congratulate, investigate, probe, \
      justify, defend, support, back, follow
      """
    ),
    (
      .implied,
      """
      manage, begin, start, continue, keep, go on, proceed, succeed, help, force, make, let, get, cause, lead, bring, allow, enable, cease to be, dare, bother, \
      happen, come, remember to, be able, use, resume, launch, hold, conduct, stage, carry out, wage, mount, impose, open, reach, sign, have, take, give, \
      achieve, compel, prompt, drive, persuade, convince, induce, complete, repeat, renew, step up, intensify, escalate, expand, return, go, turn
      """
    ),
    (
      .wanted,
      """
      want, wish, hope, seek, oppose, warn to, caution to, aspire, yearn, try, attempt, aim, ask, request, demand, urge, call, appeal, press, pressure, push, propose, recommend, encourage, invite, \
      consider, contemplate, weigh, mull, debate, negotiate, explore, expect that, fear, worry, threaten, dread, doubt, need, require, desire, love, like, \
      prefer, would, beg, plead, lobby, advocate, favor, favour, offer, suggest that, tell to, order, instruct, command, advise to, pray, long, strive, \
      struggle, work, fight, campaign, vie, compete, claim to, pretend, purport, seem, appear, tend, stand, risk, imagine, envision, envisage, dream, look to, \
      allege, authorize, authorise, empower, prepare for, brace, warn of, discuss, draft, study, evaluate, examine, entertain, float, moot, raise, \
      justify to, be ready, test, wait, await, anticipate, challenge, dissuade to, oblige, should, must, pursue, tempt, bid, set out, \
      insist on, call for, ask for, push for, press for, hope for, appeal for, plead for, argue for, advocate for, wish for, look for, apply, welcome to, support to
      """
    ),
    (
      .planned,
      """
      plan, intend, schedule, set, suppose to, promise, vow, pledge, commit, undertake, swear, guarantee, decide, resolve, agree to, arrange, prepare, expect, be due, \
      be going, announce to, determine, elect, choose, opt, mean to, envisage to, slate, convene, organize, organise, be about, sign up, volunteer, consent, \
      approve, endorse to, mandate, earmark, allocate
      """
    ),
    (
      .denied,
      """
      fail, refuse, decline, reject, rule out, avoid, cancel, prevent, block, thwart, foil, avert, abandon, drop, suspend, postpone, call off, put off, \
      forget to, neglect, omit, refrain, abstain, desist, forgo, resist, deter, dissuade, discourage, hesitate, preclude, prohibit, ban, \
      sever, cut, cut off, break, withdraw, forbid, bar, veto, withhold, lack, skip, boycott, scrap, shelve, freeze, break off, miss, deny to, stop short, keep from, hold off
      """
    ),
    (.ceased, "stop, halt, cease, end, quit, finish, conclude, discontinue, wind down, scale back, curb, reduce, limit, lift, ease, relax, loosen"),
    (.disclaimed, "deny, disavow, refute, dispute, disprove, rebut, debunk, dismiss"),
  ])

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

  private static let nouns = table([
    (
      .wanted,
      """
      threat, prospect, possibility, risk, fear, hope, proposal, call, demand, request, appeal, need, chance, opportunity, option, idea, suggestion, attempt, \
      effort, bid, desire, wish, aim, goal, ambition, dream, ability, capacity, capability, potential, willingness, readiness, danger, likelihood, probability, \
      pretext, excuse, reason, right, way, mandate, authority, permission, offer, invitation, recommendation, warning, push, campaign, drive, talk, springboard, \
      condition, case, question, possibility, speculation, rumor, rumour, expectation, concern, worry, precondition, alternative, prevention, deterrence, \
      obligation, duty, responsibility, pressure, discussion, consideration, motion, application, search, quest, debate
      """
    ),
    (
      .planned,
      "plan, decision, promise, pledge, vow, intention, intent, schedule, agreement, deal, preparation, resolve, determination, undertaking, order, announcement, arrangement"
    ),
    (
      .denied,
      "refusal, failure, lack, absence, suspension, cancellation, rejection, abandonment, avoidance, ban, inability, reluctance, unwillingness, postponement, collapse, opposition, resistance"
    ),
    (
      .report,
      "claim, statement, allegation, accusation, report, assertion, charge, belief, view, assessment, opinion, suggestion, conclusion, remark, comment, announcement, argument, insistence, reminder"
    ),
    (.ceased, "end, halt, cessation, stop, conclusion, reduction"),
    (.disclaimed, "denial, refutation"),
  ])

  private static let adjectives = table([
    (
      .wanted,
      "ready, willing, able, eager, keen, determined, likely, possible, free, prepared, anxious, reluctant, important, necessary, essential, vital, crucial, hopeful, unlikely, impossible, easy, difficult, hard, optimistic, open, desperate, tempted, entitled, better, good, best, quick, slow"
    ),
    (.planned, "due, set, bound, certain, sure, scheduled, poised, about, committed, expected"),
    (.implied, "true, correct, right, accurate"),
    (.denied, "false, untrue, wrong, incorrect, baseless, unfounded, groundless, unable, unwilling, hesitant, loath, unprepared, powerless"),
    (
      .factive,
      "glad, happy, sorry, proud, sad, pleased, grateful, delighted, angry, disappointed, surprised, clear, aware, obvious, evident, unacceptable, responsible, guilty"
    ),
    (.report, "convinced, confident, sure that, concerned, worried, afraid, adamant"),
  ])

  private static let modifiers = table([
    (
      .wanted,
      "possible, potential, proposed, future, hypothetical, likely, feared, alleged, would-be, eventual, further, threatened, prospective, attempted, suggested, requested, mooted, imminent, unlikely, suspected, any, hoped-for, new-found"
    ),
    (.planned, "planned, upcoming, scheduled, forthcoming, expected, coming, next, promised, impending, pledged, intended, announced, projected"),
    (.denied, "cancelled, canceled, failed, aborted, rejected, postponed, abandoned, suspended, foiled, thwarted, no"),
  ])

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
    restrain hinder rebuke censure credit forgive pardon sue fine jail imprison detain scorn deride attack
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

  /// What those do who are about a thing: to work to defeat somebody is to oppose him.
  static let engagements: Set<String> = [
    "commitment", "effort", "committed", "commit", "work", "strive", "determination", "determined", "dedicated", "resolve",
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
