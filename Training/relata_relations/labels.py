"""What the scorer tells apart, each list in the order of its indices."""

TYPES = (
    "meets agrees-with supports guarantees concedes-to cooperates-with aids retreats-from demands-of accuses investigates rejects opposes "
    "threatens sanctions protests-against mobilizes-against coerces attacks annexed controls claims leads represents member-of part-of allied-with"
).split()
SYMMETRIC = {"meets", "agrees-with", "cooperates-with", "allied-with"}
#: More entities than this stand in a symmetric relation to one another by one sentence: nothing is said of them pair by pair.
MOST_TOGETHER = 8
MODALITIES = ["actual", "planned", "hypothetical"]
POLARITIES = ["affirmed", "negated"]
KINDS = ["person", "state", "organization", "place"]
#: How an entity is mentioned; the last two are of entities that are not in the sentence, but in the one before or elsewhere.
FORMS = ["name", "demonym", "role", "group", "pronoun", "noun", "before", "elsewhere"]
PROPOSERS = ["frame", "fact", "reported"]
STEPS = [
    "passive", "copula", "coordination", "member", "possessor", "participle", "control", "modifier", "apposition", "noun control", "relative clause",
    "adverbial clause", "shared subject", "shared object", "shared complement", "shared possessor", "attached to the object", "attached to the verb",
    "attached to the complement", "light verb", "event subject", "casualty", "visited", "asked", "charge", "claim", "means", "adjective", "responsible",
    "in support", "over objections", "led by", "in", "coreference", "group", "role", "speaker", "together", "nearest", "event", "whose", "each other",
    "only other", "by way of",
]
#: The relations of Universal Dependencies on the way from one end to the other, without subtypes.
DEPENDENCIES = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat goeswith iobj list mark "
    "nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
).split()
