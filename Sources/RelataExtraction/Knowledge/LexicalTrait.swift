/// What a lemma is listed for in the lexicon; the files name it in kebab-case.
enum LexicalTrait: Int, Sendable, CaseIterable {
  // MARK: Verbs, by their arguments

  /// What they say of an event is done: `ordered an attack`.
  case directive
  /// What is under it is taken back or turned down; the network may name them for a relation that is denied.
  case refusal
  /// With `against` and a gerund that somebody else is not to do: `warned against attacking`.
  case advising
  /// Meeting and speaking: `met to discuss`.
  case encounter
  /// What is said where people meet: `wrote to thank`.
  case voicing
  /// Speaking of a thing at a meeting; the thing is there: `discussed Chad's attack`. With their particles.
  case topical
  /// The object does what the infinitive says: `urged Iran to withdraw`.
  case objectControl
  /// The object did what follows `of`, `for`, `with` or `from`: `accused Russia of shelling`.
  case prepositionControl
  /// The object is somebody who acts, and no plan or deed: `armed it`.
  case actorObject
  /// What is done is in the noun, and the subject does it: `held talks`.
  case lightVerb
  /// The subject takes part only where the noun tells with whom: `sought talks with Iran`, not `sought an end`.
  case weakLightVerb
  /// The subject wants or gets what is another's: `sought Nepal's support`.
  case seeking
  /// The subject is at the receiving end of the noun: `faces sanctions`.
  case receiving
  /// Somebody speaks for himself and for whom he stands for: `reiterated Turkey's support`.
  case expression
  /// The passive tells what its subject feels: `was outraged by the attack`.
  case feeling
  /// Who comes to what he comes for: `flew to Geneva for talks`.
  case motion
  /// Who is given to is the object, and what is given follows `with`: `armed Chad with missiles`.
  case provision
  /// Of conflict, without an object and so without a passive: `retaliated`.
  case intransitive
  /// The subject means the intention that is its object: `denied any plan to`.
  case owning
  /// Who is about a thing does it: `works to defeat Chad`.
  case engagement
  /// Light with `in`, `into`, `to`, `on` or `at` before the noun: `entered into talks`.
  case entering
  /// The subject wants the event behind `for`, and takes part in it: `called for talks with Iran`.
  case callingFor
  /// A request or an offer `from` somebody stays his: `refused a request from Chad`.
  case considering
  /// With `under` before the noun, the subject undergoes it: `came under attack`.
  case undergoing
  /// The event behind `in` falls on the object, and who does so does that: `killed him in an airstrike on Lima`.
  case harming
  /// The event behind `in` falls on the subject: `died in an Indian raid`.
  case dying
  /// Somebody made the request that is its object: `turned down Chad's request`. With their particles.
  case answering
  /// The event is the subject, and what follows belongs to it: `talks with Iran began`.
  case occurring
  /// The event is the subject, and falls on the object: `an attack hit Kyiv`.
  case striking
  /// The passive keeps an object: `a man given a prize`.
  case ditransitive
  /// A participle in front without `by` is a passive: `Asked about the talks, Novak smiled`.
  case confronting
  /// Done only to others, so that a headline is a passive: `mayor jailed pending trial`.
  case suffered
  /// Who does so by a participle does the event: `attacks orchestrated by Chad`.
  case perpetrating
  /// In the passive without an agent nobody answers for it: `was accused of`.
  case alleging
  /// The object does what a bare infinitive says: `helped Chad repel rebels`.
  case bareInfinitive
  /// Behind `to … and` taken for a noun, it is a verb: `plans to recognise Chad and sanction Mali`.
  case nounOrVerb
  /// A gerund right behind is what it is about: `ruled out attacking Chad`.
  case gerund
  /// The object does what a participle says: `opposes Chad joining the bloc`.
  case beholding
  /// A participle behind a comma belongs to the noun before: `the Volga Group, chaired by Chad`.
  case heading
  /// No event is its subject: `blamed Chad for an attack, calling Berg a murderer`.
  case speech
  /// The particle is no preposition: `handed over the islands`.
  case particleVerb
  /// The phrase with `of` belongs to the verb: `accused the bloc of bias`.
  case charging
  /// The phrase with `to` belongs to the verb, and a name right behind gets what follows: `sold Chad weapons`.
  case transfer
  /// The object is told something, so that no speaker stands behind: `"We leave," told her`.
  case addressing
  /// The object undergoes a participle: `had the minister arrested`.
  case causative
  /// The subject does the infinitive, also with an object between: `promised Chad to leave`.
  case subjectControl
  /// Done to a place itself, and to no state that its capital stands for: `besieged Kyiv`.
  case locative
  /// Its subject is a city and no state: `Kyiv lies`.
  case stative
  /// Behind `from` a capital acts: `demanded answers from Moscow`.
  case obtaining
  /// Behind `to` a capital acts: `offered help to Kyiv`.
  case giving
  /// Behind `on` a capital acts: `called on Moscow`.
  case relying
  /// Whoever is asked follows `to` or `with`: `appealed to Chad to leave`.
  case entreating
  /// The object is a place, whatever the parse takes it for: `bombed Myitkyina`.
  case besieging
  /// The subject of the passive has the office: `was appointed prime minister`.
  case appointing
  /// A party does it to its own: `nominated Novak`.
  case choosing
  /// The complement is a name: `a storm named Nora`, `a group called the Volga Front`.
  case naming

  // MARK: Nouns and modifiers, by the event that they tell of

  /// What is fought against an enemy: `fought in the war against Chad`.
  case conflict
  /// What somebody means to do: `denied any plan to`.
  case intention
  /// What is imposed on somebody for what he did, and what is felt at him: `sanctions on Chad for arming rebels`.
  case penalty
  /// The possessor undergoes it: `the reporter's release`.
  case undergone
  /// Measures or counts what it is `of` or `in`: `a new round of talks`, `$100 million in aid`.
  case measure
  /// A work whose story is made up: `In the novel, China invades Peru`.
  case fiction
  /// Behind `over` or `despite` it is to whoever does the rest: `over the objections of Chad`.
  case objection
  /// Behind `in` whoever acts does it: `struck the town in support of Chad`.
  case solidarity
  /// Behind `for` whoever is asked does it: `asked Italy for help`.
  case help
  /// With a verb of answering it was made: `Chad's request was refused`.
  case request
  /// In a headline behind `in`, who stands before takes part: `Kenya, Somalia in talks`.
  case exchange
  /// Sums up what was said: `Chad attacked, a charge Mali denies`.
  case claim
  /// What a text is by its heading: `Remarks to the Security Council`.
  case genre
  /// What says of it that it is false retracts what it tells: `The video is a fake`.
  case recording
  /// Says nothing itself, so that `calling` behind it is somebody else's.
  case event
  /// What is given to the name before it: `sold Chad weapons`.
  case gift
  /// Takes `to` itself: `details of the visit to Chad`.
  case directed
  /// As a claim, of what was said or done: `Chad left, a move Mali condemned`.
  case stance
  /// Its subject did what follows `for` or `of`: `is responsible for the killings`.
  case culpable
  /// Its subject takes part in what follows `for` or `to`: `is due in Lima for talks`.
  case impending
  /// The event is there, whatever is said of it: `discussed their ongoing support`.
  case ongoing

  // MARK: Nouns and modifiers, by the people and names beside them

  /// Tells of others than their possessor: `Novak's widow`.
  case kinship
  /// By or against the possessor, and may be named behind: `Chad's backers, notably Libya`.
  case partisan
  /// Who else sides with somebody or is against him: `Novak's ally`.
  case counterpart
  /// Who did something to the possessor: `Novak's killer`, but not `Taliban attackers`.
  case perpetrator
  /// Who works for somebody, and is not he: `Novak's lawyer`.
  case retinue
  /// Who acts for an organization, and is not it: `Siemens' lawyer`.
  case advocate
  /// Who acts for himself, but to whom is done what is done to the organization: `Siemens' employees`.
  case stakeholder
  /// Of those who govern, who is also told of by his place: `police in Lima`.
  case servant
  /// Who acts as the owner does, even where that is one person: `Novak's troops`.
  case commanded
  /// Nobody's office: a Kenyan analyst is not Kenya.
  case calling
  /// Who lives, stays or comes from somewhere, beside those whom the gazetteer lists: `shopkeepers in Lima`.
  case inhabitant
  /// Its complement acts or is acted upon: `pressure on Kyiv`, `ties with Moscow`.
  case addressed
  /// A city's and no state's: `Kyiv's suburbs`.
  case cityPart
  /// A capital before it stands for its state: `the Kabul government`.
  case governing
  /// A capital behind `in` stands for its state: `the authorities in Bamako`.
  case seated
  /// A name before it is of those who act together: `the Gran Grif gang`.
  case band
  /// One word that has one is a person's name: `Nora's bodyguard`.
  case attendant
  /// A name behind it is a person's, whatever the parse takes it for: `Crown Prince Jan`.
  case noble
  /// But with this at its end it is no person's: `Prince Edward Island`.
  case landmark
  /// What a minister is minister of, and no name: `Secretary for European Affairs`.
  case remit
  /// A last name before it is a leader's: `the Asad regime`.
  case following
  /// Sent somewhere, which is not whose he is: `the ambassador to Peru`. Titles, also of several words.
  case posted
  /// A country in the title is where he is: `the Peru correspondent`. Titles, also of several words.
  case correspondent
  /// What follows `for` is his matter, and not whose he is: `the special envoy for Sudan`.
  case delegate
  /// They fight the state that they are named by: `Syrian rebels`.
  case opposed
  /// Words in capitals before it are its name: `the Free and Fair Election Forum`.
  case society
  /// An association of people is named by it: `Students for Justice`.
  case cause
  /// An association is named by them: `Physicians for Peace`.
  case member
  /// At the end of a name in which a storm or a ship stands, it is an organization's: `Storm Prediction Center`.
  case facility
  /// A name goes on with what it is of: `the Treaty of Lisbon`.
  case treaty
  /// With an article and no name, those of whom the text tells: `the neighbours`.
  case neighbour
  /// Rules by force, and is so all through a text: `the junta` after `the Myanmar regime`.
  case ruler
  /// Heads a state, or its government: `both leaders`. Titles, also of several words.
  case head
  /// Heads a government, by whichever name. Titles, also of several words.
  case premier
  /// Of the one state that was spoken of, or of whoever speaks of it: `the army`.
  case power
  /// Names again an organization that has no noun of its own: `the group`.
  case genericGroup
  /// Names again a state: `the country`.
  case genericState
  /// Names again an organization: `the alliance`.
  case genericOrganization
  /// Names again a place: `the region`.
  case genericPlace
  /// Whose name stands beside it is she: `his sister, Kim Jones`.
  case female
  /// Whose name stands beside it is he: `her brother Kim Jones`.
  case male
  /// Fighters with it are whose it says: `fighters loyal to Berg`.
  case loyal
  /// Behind a name and a hyphen, who leads a thing acts through it: `Hamas-run`.
  case ruling
  /// Behind a name and a hyphen it says something of others: `UN-led`.
  case tie
  /// What stands before it is no part of the name of the place: `Russian-occupied Donetsk`.
  case holding

  // MARK: Who is at the ends of a relation

  /// What its object is let do may be a clause of its own: `allow UN workers more access`.
  case permitting
  /// Brings into being: `agreed to set up the Lima Institute`, which is no partner.
  case founding
  /// Sends on what is named: `sent teams of the CIA`.
  case sending
  /// Takes out of danger: `rescued from Chad`.
  case rescuing
  /// What is told of somebody behind it is told of him: `wanted for attacks in France`.
  case incriminating
  /// Is for whom it names, not against him: `sent troops to help Chad`.
  case helping
  /// Answers or undoes: `agreed to retaliate`.
  case countering
  /// The contrary of the verb without its particle: `back down`.
  case yielding
  /// How two come to what they do together, and what that is: `struck a deal`.
  case concluding, mutual
  /// On what occasion or in answer to what: `in the wake of an attack by Chad`.
  case occasion
  /// Says when: `on the eve of the vote`; and by which preposition.
  case period, temporal
  /// Beside what is told, and no part of it: `after a report by Chad`.
  case aside
  /// What is said against somebody.
  case reproach
  /// What befalls whom it is of: `the death of Jan Berg`.
  case fate
  /// Lies between its owner and who is behind `with`.
  case border
  /// A person's, but not he: `Novak's country`.
  case ownLand
  /// Part of a land, and not the land: `a region of Chad`.
  case district
  /// Against its possessor: `Chad's enemies`.
  case adverse
  /// Stands for what it is `of`: `members of NATO`, `most of Luhansk`.
  case partitive
  /// Goes with the name of a place: `the city of Kharkiv`.
  case locality
  /// In the name of what is a part of whose it is, and in that of a party: `China's Ministry of State Security`, `his AK Party`.
  case organ, party
  /// Who stands beside its possessor, and what has members.
  case ally, union
  /// Who tells of others' deeds for a living, and a word in the name of a medium.
  case observer, press
  /// Most of those who live somewhere: `the mainly Serb town of Zvecan`.
  case mostly
  /// Whoever is named behind it is on the same side: `fought them together with Chad`.
  case jointly
  /// No more in office, not yet in office, and below who heads.
  case former, designate, deputy
  /// Heads one place, and is of the state that the text is about.
  case mayor, minister
  /// Sits for a party or governs as one of it, and seeks such an office or leads those who do.
  case elected, campaigner

  /// As the files have it: `object-control`.
  var name: String {
    var name = ""
    for character in String(describing: self) { name += character.isUppercase ? "-" + character.lowercased() : String(character) }
    return name
  }

  static let named: [String: LexicalTrait] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// Whether rules ask for it with a particle or a word before the noun, or with the words of a title, and not only by single lemmas.
  var isPhrasal: Bool {
    [.directive, .topical, .answering, .particleVerb, .posted, .correspondent, .head, .premier, .founding, .yielding, .concluding, .aside, .temporal].contains(
      self)
  }

  /// What every lemma with it is as well, and is not listed for.
  var implied: [LexicalTrait] {
    switch self {
    case .permitting: [.objectControl]
    case .besieging: [.locative]
    case .adverse: [.partisan]
    case .observer: [.calling, .correspondent]
    case .district, .genericPlace: [.locality]
    case .genericGroup, .union: [.genericOrganization]
    case .ruler: [.power]
    case .premier: [.head]
    case .seated: [.governing, .commanded]
    default: []
    }
  }

  static let implying = allCases.filter { !$0.implied.isEmpty }

  /// What no lemma can be as well.
  var opposite: LexicalTrait? {
    switch self {
    case .lightVerb: .weakLightVerb
    case .weakLightVerb: .lightVerb
    case .partisan: .counterpart
    case .counterpart: .partisan
    case .female: .male
    case .male: .female
    default: nil
    }
  }
}
