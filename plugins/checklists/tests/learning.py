"""Learns what each feature of a list is worth from the labelled lists, and says how well it does.

`python -m pelican.plugins.checklists.tests.learning` prints the table for weights.py, and for each
source and language how many lists are taken, are right, and are missed: by the table, and by tables
that were learned without the lists they are tried on. In the blog it is `plugins.checklists…`.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..recognition import LISTS, Seen, see
from ..tree import read_tree
from ..weights import ENOUGH, WEIGHTS
from ..words import words_of
from .labelled import Labelled, labelled_lists

STEPS, RATE, DECAY = 1500, 1.0, 0.002
# A false checklist is worse than a missed one, and what the agency writes counts most.
COST = {"agency": 6.0, "unusual": 2.0, "refused": 4.0, "foreign tips": 1.0, "foreign": 3.0}
SCALE = 4  # of a weight to its logarithm of odds
FOLDS = 5

Table = dict[str, float]
Features = tuple[str, ...]  # the first has no name: all lists have it


class Example(NamedTuple):
    """A labelled list, and what can be seen of it."""

    labelled: Labelled
    seen: Seen

    @property
    def features(self) -> list[str]:
        return [feature.name for feature in self.seen.features]

    @property
    def cost(self) -> float:
        """How bad it is to judge it wrongly."""
        foreign_tips = self.labelled.source == "foreign" and self.labelled.is_tips
        return COST["foreign tips" if foreign_tips else self.labelled.source]


def examples() -> list[Example]:
    """Every labelled list as it is seen."""
    return [Example(each, _see(each)) for each in labelled_lists()]


def _see(each: Labelled) -> Seen:
    blocks = read_tree(each.html).blocks
    place = max(place for place, block in enumerate(blocks) if block.kind in LISTS)
    return see(blocks[:place], blocks[place], each.title, words_of())


def learn(known: Sequence[Example]) -> Table:
    """A weight for each feature: a logistic regression, by steepest descent."""
    alike: defaultdict[Features, float] = defaultdict(float)
    tips: defaultdict[Features, float] = defaultdict(float)
    for each in known:
        features = ("", *each.features)
        alike[features] += each.cost / len(known)
        tips[features] += each.cost / len(known) * each.labelled.is_tips
    weights: Table = dict.fromkeys(sorted({name for features in alike for name in features}), 0.0)
    for _ in range(STEPS):
        slope = {name: DECAY * weight * bool(name) for name, weight in weights.items()}
        for features, cost in alike.items():
            error = cost * _chance(features, weights) - tips[features]
            for name in features:
                slope[name] += error
        weights = {name: weight - RATE * slope[name] for name, weight in weights.items()}
    return weights


def _chance(features: Features, weights: Table) -> float:
    """How likely it is that a list with these features is one of tips."""
    return 1 / (1 + math.exp(-sum(map(weights.__getitem__, features))))


def rounded(weights: Table) -> tuple[dict[str, int], int]:
    """Whole numbers to read, and how much is enough."""
    table = {name: round(SCALE * weight) for name, weight in weights.items() if name}
    return table, round(-SCALE * weights[""])


def takes(each: Example, table: dict[str, int], enough: int) -> bool:
    """Whether the list becomes a checklist by a table."""
    worth = sum(table.get(name, 0) for name in each.features)
    return not each.seen.objection and worth >= enough


def without_own(known: Sequence[Example]) -> Iterator[tuple[Example, bool]]:
    """Each list, and whether it is taken by a table that was learned without it."""
    for fold in range(FOLDS):
        table, enough = rounded(learn([e for n, e in enumerate(known) if n % FOLDS != fold]))
        for each in known[fold::FOLDS]:
            yield each, takes(each, table, enough)


def report(verdicts: Sequence[tuple[Example, bool]]) -> Iterator[str]:
    """A line for each source and language."""
    yield "source   lang  taken right  tips  precision  recall"
    kinds = {(each.labelled.source, each.labelled.lang) for each, _ in verdicts}
    for kind in sorted(kinds):
        own = [(e, t) for e, t in verdicts if (e.labelled.source, e.labelled.lang) == kind]
        taken = sum(is_taken for _, is_taken in own)
        right = sum(is_taken and each.labelled.is_tips for each, is_taken in own)
        tips = sum(each.labelled.is_tips for each, _ in own)
        shares = f"{right / taken if taken else 1:9.2f} {right / tips if tips else 1:7.2f}"
        yield f"{kind[0]:8} {kind[1]:4} {taken:6} {right:5} {tips:5}  {shares}"


def main() -> None:
    """Print the table and the figures."""
    known = examples()
    table, enough = rounded(learn(known))
    for name, weight in sorted(table.items(), key=lambda item: -item[1]):
        print(f'    "{name}": {weight},')
    print(f"ENOUGH = {enough}\n")
    print("By the table in weights.py:")
    print(*report([(each, takes(each, WEIGHTS, ENOUGH)) for each in known]), sep="\n")
    print("\nBy tables learned without the lists they are tried on:")
    print(*report([*without_own(known)]), sep="\n")


if __name__ == "__main__":
    main()
