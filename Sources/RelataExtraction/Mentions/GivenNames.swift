/// Common given names of news, by whom they are given to; those that both bear, and those of states and cities, are left out.
enum GivenNames {
  private static let male: Set<String> = words(
    """
    aaron abdullah abraham adam adrian ahmad ahmed alan albert alejandro alexander alexei alfonso alfred ali amir anatoly anders andreas andrei andrew andrzej andy \
    anthony anton antonio antony arnold arthur augusto barack bashar benjamin benny bernard bill bob boris brad brian bruce bruno carlos charles chris \
    christian christopher clement craig daniel dave david denis dennis diego dieter dimitri dmitri dmitry dominic donald doug douglas eduardo edward emil \
    emmanuel enrique eric erik ernesto evo felipe felix fernando fidel francisco frank franz frederick friedrich fritz gary gavin geoffrey george gerald \
    gerhard gordon graham greg gregory guillermo gustavo hans harold harry hassan heinrich helmut henry herbert hosni howard hugo hussein ian ibrahim igor imran \
    ivan jack jacob jacques jair jakob james jan jared javier jean-claude jeff jeremy jerry jim jimmy joachim joe johan johannes john jonas jonathan jorge \
    jose joseph josh joshua juan juha julio karl keith kenneth kevin kofi konstantin larry lars laurent lech leonid lionel louis lucas luis luiz magnus \
    mahmoud manuel marc marcelo marcos mario mark markus martin matteo matthew mauricio max michael mick miguel mike mikhail mohamed mohammad mohammed muammar \
    mustafa narendra neil nelson nicholas nick nicolas nigel nikolai norman olaf oleg oliver omar oscar otto pablo patrick paul pavel pedro per peter petr \
    petro philip pierre rafael ralph ramzan raul recep reinhard ricardo richard rick robert roberto rodrigo roger roland ron ronald rudolf rupert ryan saddam \
    salvador sebastian serge sergei sergey sergio shinzo silvio simon slobodan stefan stephen steve steven sven ted terry theodore thomas tim timothy tom \
    tomas tony vaclav viktor vincent vitaly vladimir volodymyr walter werner wilhelm will william winston wolfgang yair yevgeny yitzhak yuri zoran
    """)

  private static let female: Set<String> = words(
    """
    agnes aisha alexandra alice alicia amanda amelia amy ana anastasia angela angelina anita ann anna anne annalena annie astrid barbara beatrice \
    beatriz begona benazir betty birgit brigitte camilla carla carmen carol caroline catherine cecilia charlotte chelsea chrystia cilia clara claudia cristina \
    daria deborah delphine diana dilma dina dora doris dorothy elena eleanor elisabeth elise elizabeth ella ellen elsa emily emine emma erna esther eva evelyn \
    fatima fiona florence francesca frances gabriela gertrude giorgia gloria golda greta hannah hanna helen helena helene helga hilary hillary ingrid irene irina \
    isabel isabella ivana ivanka jacinda jane janet jennifer jessica jill joanna josephine joyce judith julia juliana julie kaja karen karin kate katharina \
    katherine kathleen kirsten kristina larisa laura lena leonor linda lisa liz liza louise lucia lucy ludmila lydia magdalena maia margaret margarita maria \
    marianne marie marina marine marta martha mary maryam megan melania melinda mette michelle michele miriam monica monika nadia nancy natalia natasha \
    nicole nina olena olga oksana pamela patricia paula paulina penny pilar priscilla rachel rania rebecca regina rigoberta rosa rosario roxana ruth \
    samantha sandra sanna sara sarah sheikha sheila silvia simone sofia sonia sophia sophie stella stephanie susan svetlana sylvia tamara tatiana teresa theresa \
    tina ursula valentina vanessa vera veronica victoria virginia viviane yekaterina yulia yuliya zhanna zoe zuzana
    """)

  private static func words(_ text: String) -> Set<String> { Set(text.split { $0 == " " || $0 == "\n" }.map(String.init)) }

  /// - Parameter name: A word in lower case without accents.
  static func gender(of name: String) -> LocalEntity.Gender? { male.contains(name) ? .male : female.contains(name) ? .female : nil }
}
