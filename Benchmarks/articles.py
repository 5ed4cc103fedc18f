"""Articles without end about the same persons and states, for measuring: the same number gives the same article.

    python3 Benchmarks/articles.py COUNT [--words 300] [--first 0] > articles.jsonl
"""

import argparse
import json
import random
import sys

STATES = ["Peru", "Chile", "Kenya", "Ghana", "Norway", "Sweden", "Japan", "Vietnam", "Poland", "Lithuania", "Brazil", "Jordan", "Morocco", "Canada", "Portugal", "Nepal"]
PERSONS = [
    "Ada Quill", "Ivo Novak", "Mara Quint", "Teodor Lunde", "Ines Castel", "Rafael Osei", "Yuki Tamaro", "Lena Birk", "Omar Dahl", "Sofia Renner", "Pavel Moss", "Grace Adu",
]
ORGANIZATIONS = ["NATO", "the European Union", "the United Nations", "the African Union", "the Harbour Party", "the Grain Council"]
PLACES = ["Vienna", "Geneva", "Nairobi", "Lima", "Oslo", "Accra"]
SENTENCES = [
    "{person} met {other} in {place} on {day}, and the two spoke for an hour about the price of grain.",
    "{state} accused {rival} of sending ships into its waters, which the government there denied.",
    "The foreign minister of {state} said that {rival} would not sign the treaty before the summer.",
    "{organization} condemned the attack on a convoy near the border and called on {state} to hold back.",
    "{person}, who leads {organization}, praised {other} for what had been agreed.",
    "Officials in {state} are to hold talks with {rival} next week, although no date has been named.",
    "{state} has imposed sanctions on {rival} after the talks in {place} broke down.",
    "“We will not leave the table,” {person} told reporters in {place} on {day}.",
    "{state} will send aid to {rival} once the harbour is open again, a spokesman said.",
    "Analysts doubt that {organization} supports the plan that {person} put forward in {place}.",
    "Troops of {state} withdrew from the valley on {day}, two days later than had been promised.",
    "Asked about the pipeline, {other} said she had heard nothing from {state} since the winter.",
    "The harbour has been closed since the storm, and prices in the market went up by a third.",
    "{person} threatened to leave {organization} unless the budget is changed.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def article(number, words=300):
    """The article of a number, as a dictionary that `relata extract` understands."""
    rng = random.Random(number)
    cast = {
        "states": rng.sample(STATES, 4), "persons": rng.sample(PERSONS, 3), "organizations": rng.sample(ORGANIZATIONS, 2), "places": rng.sample(PLACES, 2)}
    # Some articles call a person by surname alone: who it is, the others tell.
    if rng.randrange(4) == 0:
        cast["persons"][0] = cast["persons"][0].split()[-1]
    paragraphs, sentences, count = [], [], 0
    while count < words:
        state, rival = rng.sample(cast["states"], 2)
        person, other = rng.sample(cast["persons"], 2)
        sentence = rng.choice(SENTENCES).format(
            state=state, rival=rival, person=person, other=other, organization=rng.choice(cast["organizations"]), place=rng.choice(cast["places"]),
            day=rng.choice(DAYS))
        sentences.append(sentence[0].upper() + sentence[1:])
        count += len(sentence.split())
        if len(sentences) == 4:
            paragraphs.append(" ".join(sentences))
            sentences = []
    paragraphs.append(" ".join(sentences))
    day = number % 365
    return {
        "id": f"article-{number:09d}", "title": f"Report {number} from {cast['places'][0]}", "date": f"2031-{day // 31 + 1:02d}-{day % 28 + 1:02d}",
        "source": "The Measured Times", "text": "\n\n".join(p for p in paragraphs if p) + "\n"}


def write(path, numbers, words=300):
    """JSON Lines of the articles of these numbers."""
    with open(path, "w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps(article(number, words), ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    for number in range(options.first, options.first + options.count):
        sys.stdout.write(json.dumps(article(number, options.words), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
