"""Career advice in any amount, for every generator to build: the same words every time.

The posts have what makes work for a blog like this one: straight quotes, dashes and capitals to be
set, a list of tips to be ticked, headings, links, and in one of ten a link to another post. Each
has a title of its own, so that each needs a card of its own.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

ELSEWHERE = "@other-post"  # where a text names the address of `other`
START, YEARS = datetime(2009, 1, 5), 15
AUDIENCES = ("candidates", "hiring managers")
TOPICS = (
    "Interviews",
    "Job offers",
    "Letters & CVs",
    "Leaving well",
    "Hiring",
    "The first months",
)
TAGS = (
    "assessment,board roles,bonus,career break,company car,confidentiality,counter-offer,culture,"
    "dress,exit interview,family business,feedback,first impression,gardening leave,headhunters,"
    "job title,languages,lunch,motivation letter,non-compete,notice period,panel,presentation,"
    "probation,references,relocation,remote work,restructuring,salary,small talk"
).split(",")
TITLES = (
    "How to talk about {tag} without regret",
    "What {n} years of searches taught us about {tag}",
    "Is {tag} really worth a second meeting?",
    '"Let\'s discuss {tag}": {n} answers that work',
    "Why {tag} isn't what it seems",
    "A calm word on {tag} & timing",
    "When {tag} comes up on day {n}",
)
SUMMARY = (
    "What to think of {tag}, whom to ask, and when it's better to wait -- "
    "from our files on {topic}."
)
PEOPLE = (
    "the chair of the board,a tired recruiter,your future manager,the finance director,"
    "an old colleague,the founder's daughter,someone from HR,the second candidate,our researcher,"
    "a partner at home,the head of sales,a former minister"
).split(",")
THINGS = (
    "the notice period,a company car,the tone of the first call,one honest reference,"
    "the title on the card,the bonus scheme,a quiet office,the last annual report,"
    "the reason for leaving,an unpaid weekend,the VAT number of a one-man firm,"
    "the commute to Antwerp,a good night's sleep,the R&D budget,the chair's temper,"
    "a promise made over lunch"
).split(",")
MOMENTS = (
    "before the contract is signed,in the third round,once the lift doors close,"
    "after a restructuring,on a Friday afternoon,in the first hundred days,when nobody takes notes,"
    "at the end of a long search,while the offer is on the table,in a year like 2009,"
    "as soon as money is mentioned,between two meetings"
).split(",")
SENTENCES = (
    "{person} put it to me like this: \"I don't mind {thing}, but I won't wait for {thing}.\"",
    "It isn't {thing} that decides such a matter; more often it's {thing}.",
    "Ask {person} about {thing}, and you'll hear another story {moment}.",
    "We've seen {thing} -- and {thing} -- outweigh a salary {moment}.",
    "In {n} of our searches {thing} came up {moment}, and nobody was ready for it.",
    '"That\'s fair," {person} said {moment}, "as long as {thing} isn\'t forgotten."',
    "Don't confuse {thing} with {thing}: {person} never does.",
    "The HR team, the CFO & {person} each read {thing} in their own way...",
    "There's a *quiet* rule that {person} won't mention {thing} {moment}.",
    "**Preparation** helps, yet {thing} can't be rehearsed {moment}.",
    "What you'd call {thing}, {person} calls {thing}, and both of you are right.",
    "Whoever has lived through {thing} {moment} knows that {person} isn't the enemy.",
    "Since the '90s the EU has had rules for {thing}; {person} follows them, mostly.",
    "You'll find that {person} remembers {thing} long after {thing} is settled.",
)
LEAD_INS = (
    "Here are a few tips for {tag} that have served others well:",
    "These are the steps that I'd take {moment}:",
    "So here's my advice on {tag}:",
    "A few tips, then, for whoever faces {tag} {moment}:",
)
TIPS = (
    "Write down what {thing} is worth to you {moment}.",
    "Ask {person} how {thing} was handled the last time.",
    "Don't bring up {thing} {moment}.",
    "Keep {thing} out of the first letter.",
    "Read {thing} twice, and let {person} read it too.",
    "Call {person} {moment}, not a day later.",
    "Take {n} minutes for {thing} before you answer.",
    "Say openly that {thing} matters more than {thing}.",
    "Wait until {person} mentions {thing}.",
    "Thank {person} -- briefly -- {moment}.",
)
REASONS = (
    "It's easier than {thing} {moment}.",
    "{person} will notice, & so will you.",
    '"I\'d rather know," as {person} says.',
    "You can't mend {thing} {moment}.",
    "",
)
TO_ANOTHER = "We wrote about this once before, in [{title}]({other}), and we'd still sign it."
FAREWELL_LINK = "https://www.example.com/searches"  # once in each post
FAREWELL = (
    "If you'd like to talk about {tag}, [call us](https://www.example.com/contact?about={slug}"
    f"&from=letters) or look at [what we're searching for]({FAREWELL_LINK})."
)
SLOT = re.compile(r"\{(\w+)\}")


class CorpusPost(NamedTuple):
    """A post before any generator's own form is given to it."""

    slug: str
    title: str
    date: datetime
    topic: str
    tags: list[str]
    audience: str
    summary: str
    text: str  # Markdown
    other: "CorpusPost | None"  # the post that it links to as ELSEWHERE

    @property
    def name(self) -> str:
        """The name of its file, without an ending."""
        return f"{self.date:%Y-%m-%d}-{self.slug}"


def posts(count: int) -> Iterator[CorpusPost]:
    """So many posts, spread evenly over the years."""
    for number in range(count):
        yield post(number, count)


def post(number: int, of: int) -> CorpusPost:
    """One of so many posts."""
    author = Author(number)
    date = START + timedelta(days=number * YEARS * 365 // of)
    title = f"{author.line(TITLES)} ({number + 1})"
    other = post(number * 7 // 10, of) if number % 10 == 3 else None
    return CorpusPost(
        slug=slugified(title),
        title=title,
        date=date,
        topic=author.topic,
        tags=author.tags,
        audience=AUDIENCES[number % 2],
        summary=author.line((SUMMARY,)),
        text="\n\n".join(author.blocks(other)),
        other=other,
    )


class Author:
    """Writes one post: what is drawn depends on its number alone."""

    def __init__(self, number: int) -> None:
        self._random = Random(number)
        self.topic = self._random.choice(TOPICS)
        self.tags = self._random.sample(TAGS, self._random.randint(2, 4))

    def line(self, patterns: tuple[str, ...]) -> str:
        """One of the patterns, each of its slots filled anew, and a capital where it begins."""
        text = SLOT.sub(self._fill, self._random.choice(patterns))
        return text[:1].upper() + text[1:]

    def _fill(self, slot: re.Match[str]) -> str:
        draw = self._random.choice
        match slot[1]:
            case "n":
                return str(self._random.randint(3, 29))
            case "tag":
                return self.tags[0]
            case "slug":
                return slugified(self.tags[0])
            case "topic":
                return self.topic
            case kind:
                return draw({"person": PEOPLE, "thing": THINGS, "moment": MOMENTS}[kind])

    def paragraph(self, sentences: int) -> str:
        """So many sentences."""
        return " ".join(self.line(SENTENCES) for _ in range(sentences))

    def tips(self) -> str:
        """The list that becomes a checklist."""
        count = self._random.randint(3, 6)
        return "\n".join(f"- {self.line(TIPS)} {self.line(REASONS)}".rstrip() for _ in range(count))

    def blocks(self, other: CorpusPost | None) -> Iterator[str]:
        """The paragraphs, headings and tips in their order."""
        yield self.paragraph(5)
        yield "## What it's about"
        yield self.paragraph(4)
        yield self.paragraph(3)
        if other:
            yield TO_ANOTHER.format(title=other.title, other=ELSEWHERE)
        yield "## What you can do"
        yield self.line(LEAD_INS)
        yield self.tips()
        yield self.paragraph(3)
        yield self.line((FAREWELL,))


def slugified(text: str) -> str:
    """The words of an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def quoted(text: str) -> str:
    """The text as YAML reads it back, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
