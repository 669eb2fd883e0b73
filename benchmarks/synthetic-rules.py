#!/usr/bin/env python3
"""Writes a rule file of generated rules: a realistic load on top of the built-in ones.

    benchmarks/synthetic-rules.py --count 900 --output rules.toml
    benchmarks/run.py PICKET --rules rules.toml

The shapes and their shares follow public rule sets. The same seed gives the
same file; no rule describes a real credential.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WORDS = Path(__file__).resolve().parent / "words.txt"

LOWER = "abcdefghijklmnopqrstuvwxyz"
UPPER = LOWER.upper()
CONSONANTS = "bcdfghjklmnpqrstvwxyz"

TOKEN_CLASSES = ("[A-Za-z0-9]", "[A-Za-z0-9_-]", "[a-z0-9]", "[0-9a-f]", "[A-Z2-7]", "[A-Za-z0-9+/]", "[A-Z0-9]")
KEY_CLASSES = ("[0-9a-f]", "[a-z0-9]", "[A-Za-z0-9]")
ENVIRONMENTS = ("live", "test", "prod", "api", "pat", "key")
OPERATOR = r"""[ \t"'`]{0,3}(?:=>|:=|=|:|,)[ \t"'`=]{0,5}"""  # between a name and its value
END = r"""(?:[\s"'`;,]|\\[nr]|$)"""
WEAK_OWNERS = ("client", "app", "api", "auth", "access", "private", "service", "session", "bearer", "master")
WEAK_WORDS = ("key", "token", "secret", "pass", "password", "passwd", "cred", "credential")


@dataclass(frozen=True)
class Rule:
    """One generated rule."""

    kind: str
    regex: str


@dataclass
class Draw:
    """Random choices that are the same for the same seed in every Python."""

    randomness: random.Random
    words: list[str]  # in the order in which they are used up
    used: set[str] = field(default_factory=set)

    def below(self, limit: int) -> int:
        return int(self.randomness.random() * limit)

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)

    def one_of(self, choices: Sequence[str]) -> str:
        return choices[self.below(len(choices))]

    def letters(self, alphabet: str, count: int) -> str:
        return "".join(self.one_of(alphabet) for _ in range(count))

    def fresh(self, make: Callable[[], str]) -> str:
        """Returns a literal that no earlier rule has."""
        while (literal := make()) in self.used:
            pass
        self.used.add(literal)
        return literal

    def word(self) -> str:
        """Returns the next word of the list; after its end, two joined."""
        if self.words:
            return self.words.pop()
        return self.fresh(lambda: self.letters(CONSONANTS, 2) + self.letters(LOWER, 5))


def length(draw: Draw, low: int, high: int) -> str:
    """Returns a quantifier: mostly exact, as most tokens are."""
    first = draw.between(low, high)
    return f"{{{first}}}" if draw.below(4) else f"{{{first},{min(high, first + draw.between(4, 20))}}}"


def prefix_literal(draw: Draw) -> str:
    """Returns 4 to 9 bytes such as `abc_`, `xy-live-`, `XKQB` or `vtr_pat_`."""
    shapes = (
        lambda: f"{draw.letters(LOWER, draw.between(3, 6))}_",
        lambda: f"{draw.letters(CONSONANTS, 2)}-{draw.one_of(ENVIRONMENTS)}-",
        lambda: f"{draw.letters(LOWER, draw.between(2, 3))}_{draw.one_of(ENVIRONMENTS)}_",
        lambda: f"{draw.letters(LOWER, draw.between(4, 6))}-",
        lambda: draw.letters(UPPER, draw.between(4, 6)),
        lambda: f"{draw.letters(CONSONANTS, 4)}.",
    )
    return shapes[draw.below(len(shapes))]()


def prefix_rule(draw: Draw) -> Rule:
    literal = draw.fresh(lambda: prefix_literal(draw)).replace(".", r"\.")
    return Rule("prefix", rf"\b({literal}{draw.one_of(TOKEN_CLASSES)}{length(draw, 20, 60)})(?![A-Za-z0-9_-])")


def provider_rule(draw: Draw) -> Rule:
    value = f"{draw.one_of(KEY_CLASSES)}{length(draw, 32, 40)}"
    return Rule("provider", rf"(?i)[\w.-]{{0,40}}?(?:{draw.word()})(?:[ \t\w.-]{{0,20}}){OPERATOR}({value}){END}")


def infix_rule(draw: Draw) -> Rule:
    literal = draw.fresh(lambda: draw.one_of(".-_:") + draw.letters(LOWER, draw.between(3, 5)) + draw.one_of(".-_:"))
    escaped = literal.replace(".", r"\.")
    head = f"{draw.one_of(KEY_CLASSES)}{{{draw.between(8, 16)}}}"
    return Rule("infix", rf"\b({head}{escaped}{draw.one_of(TOKEN_CLASSES)}{length(draw, 20, 40)})\b")


def weak_rule(draw: Draw) -> Rule:
    name = draw.fresh(lambda: f"{draw.one_of(WEAK_OWNERS)}[_.-]?{draw.one_of(WEAK_WORDS)}")
    minimum = draw.between(10, 24)
    return Rule("weak", rf"(?i)[\w.-]{{0,40}}?(?:{name})[\w.-]{{0,10}}{OPERATOR}([\w.=/+-]{{{minimum},80}}){END}")


def short_rule(draw: Draw) -> Rule:
    alphabet = draw.one_of((LOWER, UPPER))
    literal = draw.fresh(lambda: draw.letters(alphabet, draw.between(2, 3)))
    return Rule("short", rf"\b({literal}{draw.one_of(('[0-9a-f]', '[a-z0-9]', '[A-Z0-9]'))}{{32}})\b")


# Kind of rule and its share in percent.
SHARES: tuple[tuple[Callable[[Draw], Rule], int], ...] = (
    (prefix_rule, 55),
    (provider_rule, 25),
    (infix_rule, 8),
    (weak_rule, 7),
    (short_rule, 5),
)


def read_words() -> list[str]:
    """Returns the words of words.txt, whose head tells where they come from."""
    lines = WORDS.read_text().splitlines()
    return [line.split()[0] for line in lines if line and not line.startswith("#")]


def rules(count: int, seed: str) -> Iterator[Rule]:
    """Yields `count` rules in the shares above, prefixes fill the rest."""
    draw = Draw(random.Random(f"picket synthetic rules {seed}"), read_words()[::-1])
    for make, share in SHARES[1:]:
        for _ in range(count * share // 100):
            yield make(draw)
    for _ in range(count - sum(count * share // 100 for _, share in SHARES[1:])):
        yield prefix_rule(draw)


def entry(rule: Rule, number: int) -> str:
    """Returns a rule as TOML. No regex here holds three quotation marks in a row."""
    return f"""[[rules]]
id = "synthetic-{rule.kind}-{number:04}"
name = "Synthetic {rule.kind} {number}"
category = "secret"
severity = "high"
confidence = "{"medium" if rule.kind == "weak" else "high"}"
regex = '''{rule.regex}'''
secretGroup = 1
why = "A generated rule that loads the scanner."
fix = "None: it is not a real credential."
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=900, help="how many rules (default: 900)")
    parser.add_argument("--seed", default="1", help="another seed, other rules (default: 1)")
    parser.add_argument("--output", type=Path, help="file to write (default: standard output)")
    options = parser.parse_args()
    if not 1 <= options.count <= 1_000:
        parser.error("--count goes from 1 to 1000: there are 80 different names of the weak kind")
    head = f"# {options.count} generated rules, seed {options.seed}: written by synthetic-rules.py for benchmarks.\n"
    made = enumerate(rules(options.count, options.seed), start=1)
    text = "\n".join([head, *(entry(rule, number) for number, rule in made)])
    if options.output is None:
        sys.stdout.write(text)
    else:
        options.output.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
