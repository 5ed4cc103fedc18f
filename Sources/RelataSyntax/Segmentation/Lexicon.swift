/// Word lists of the tokenizer and the sentence splitter.
enum Lexicon {
  /// Abbreviations before a name or number: a full stop after them ends no sentence.
  static let openAbbreviations: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Sgt", "Lt", "Col", "Gen", "Maj", "Capt", "Cpl", "Pvt", "Pfc", "Spc", "Adm", "Cmdr", "Cdr", "Brig", "Gov", "Sen",
    "Sens", "Rep", "Reps", "Rev", "Hon", "Drs", "Prof", "Pres", "Supt", "Insp", "Det", "Atty", "Amb", "Min", "Mt", "Ft", "Messrs", "Mme", "Mlle", "Fr",
    "No", "Nos", "Vol", "Fig", "Art", "Sec", "vs", "e.g", "i.e", "cf", "ca", "approx", "Op", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept",
    "Sep", "Oct", "Nov", "Dec", "Attn", "Ph",
  ]

  /// Abbreviations that may also be the last word of a sentence.
  static let closingAbbreviations: Set<String> = [
    "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun", "etc", "al", "esp", "Ave",
    "Blvd", "Rd", "Calif", "Fla", "Mass", "Conn", "Pa", "Va", "La", "Tex", "Ariz", "Wash", "Ore", "Colo", "Minn", "Wis", "Ill", "Ind", "Mich", "Tenn",
    "Ala", "Ga", "Ky", "Md", "Nev", "Okla", "Que", "Ont", "Dept", "Univ", "Assn", "Govt", "ext", "tel", "yrs", "mins", "oz", "lb", "lbs", "dept", "o.k",
  ]

  /// Prefixes that a hyphen does not part from their word.
  static let boundPrefixes: Set<String> = [
    "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini",
    "mono", "multi", "neo", "non", "omni", "over", "pan", "para", "poly", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi",
    "socio", "sub", "super", "tele", "trans", "tri", "ultra", "un", "under", "uni", "vice",
  ]

  /// Units that a number is written together with: `10am`, `5km`.
  static let units: Set<String> = [
    "am", "pm", "km", "kg", "cm", "mm", "mg", "ml", "lb", "lbs", "mph", "kph", "ft", "hrs", "hr", "mins", "min", "yrs", "yr", "k", "mm", "m", "bn", "mn", "tn",
  ]

  /// Contractions without an apostrophe, with the length of their first word.
  static let contractions: [String: Int] = [
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "doesnt": 4, "didnt": 3, "cant": 2, "wont": 2, "isnt": 2, "wasnt": 3, "couldnt": 5,
    "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "arent": 3, "werent": 4, "aint": 2, "im": 1, "ive": 1, "youre": 3, "youve": 3,
    "theyre": 4, "theyve": 4, "alot": 1, "thats": 4, "whats": 4, "theres": 5, "lets": 3,
  ]

  /// Words with an inner apostrophe that are one word.
  static let joined: Set<String> = ["o'clock", "ma'am", "y'all", "d'etat", "rock'n'roll", "'em", "'til", "'cause", "'tis", "'twas"]

  /// Capitalized words that begin sentences more often than they go on with a name: they tell `in the U.S. The` from `U.S. Army`.
  static let starters: Set<String> = [
    "A", "About", "According", "After", "Again", "All", "Also", "Although", "Among", "An", "And", "Another", "Any", "As", "At", "Because", "Before",
    "Both", "But", "By", "Despite", "During", "Each", "Earlier", "Either", "Even", "Every", "Few", "For", "From", "Further", "Furthermore", "Given",
    "Had", "Has", "Have", "He", "Her", "Here", "His", "How", "However", "I", "If", "In", "Instead", "Is", "It", "Its", "Last", "Later", "Many", "Meanwhile",
    "Moreover", "Most", "Much", "My", "Neither", "Nevertheless", "No", "Nor", "Not", "Now", "Of", "On", "Once", "One", "Only", "Or", "Other", "Others",
    "Our", "Over", "Perhaps", "Please", "She", "Since", "So", "Some", "Soon", "Still", "Such", "Thanks", "That", "The", "Their", "Then", "There", "These",
    "They", "This", "Those", "Though", "Thus", "To", "Today", "Two", "Under", "Until", "Was", "We", "Were", "What", "When", "Where", "Whether", "Which",
    "While", "Who", "Why", "With", "Within", "Without", "Yet", "You", "Your",
  ]

  static let smileys: Set<String> = [
    ":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":-D", ":P", ":p", ":-P", ":/", "=)", "=D", "<3", ":o", ":O", "^_^", "XD", ":'(",
  ]
}
