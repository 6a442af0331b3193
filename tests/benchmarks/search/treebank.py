"""``invoke bench search --treebank FILE``: recall, precision and ranks on any CoNLL-U file, which nobody had to judge.

Documents are five neighbouring sentences each. A document is right for a word when it holds any form of the word's
lemma as the treebank has it, in the same part of speech. A sixth of the documents is not indexed: its forms that
the others lack are the words that the site has never seen. Treebanks for all languages:
https://universaldependencies.org.
"""

from __future__ import annotations

import json
import random
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from knowledge_search.documents import SearchDocument
from knowledge_search.habits import replaced
from knowledge_search.index import write_index
from knowledge_search.tables import LanguageTable, language_table
from knowledge_search.words import fold

HERE = Path(__file__).resolve().parent
_SENTENCES = 5
_SET_ASIDE = 6
_QUERIES = 1500
_FEWER = 500
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
#: Treebanks of Norwegian begin with «no».
_TAGS = {"no": "nb"}
_FIRST_TYPO, _LEAST_TYPO = 3, 5

#: Lemma and part of speech.
Word: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a treebank; several words in one («don't») have no lemma that could be asked for."""

    form: str
    words: tuple[Word, ...]
    space: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and the numbers of the documents that are right."""

    text: str
    right: frozenset[int]


@dataclass
class Corpus:
    """A treebank as documents, and where its words stand."""

    table: LanguageTable
    documents: Sequence[Sequence[Token]]
    indexed: frozenset[int]
    places: dict[Word, set[int]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[Word, set[str]] = field(default_factory=lambda: defaultdict(set))
    vocabulary: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for number, tokens in enumerate(self.documents):
            for token in tokens:
                self._note(number, token)

    def _note(self, number: int, token: Token) -> None:
        if number in self.indexed:
            self.vocabulary.add(self.folded(token.form))
            for word in token.words:
                self.places[word].add(number)
        if word := asked(token):
            self.forms[word].add(self.folded(token.form))

    def folded(self, text: str) -> str:
        """A text as the index folds it."""
        return fold(text, self.table.folding)


def asked(token: Token) -> Word | None:
    """The word of a token that a reader would search for."""
    plain = len(token.words) == 1 and len(token.form) > 2 and token.form.replace("-", "").isalpha()
    return token.words[0] if plain and token.words[0][1] in _CONTENT else None


def read_corpus(path: Path) -> Corpus:
    """A treebank, whose file is named as those of Universal Dependencies: ``kk_ktb-ud-test.conllu``."""
    sentences = list(_sentences(path.read_text(encoding="utf-8")))
    documents = [
        [token for sentence in sentences[start : start + _SENTENCES] for token in sentence]
        for start in range(0, len(sentences), _SENTENCES)
    ]
    tag = path.name.partition("_")[0]
    numbers = list(range(len(documents)))
    random.Random(path.name).shuffle(numbers)
    return Corpus(language_table(_TAGS.get(tag, tag)), documents, frozenset(numbers[len(numbers) // _SET_ASIDE :]))


def _sentences(text: str) -> Iterator[list[Token]]:
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield list(_tokens(rows))


def _tokens(rows: Sequence[Sequence[str]]) -> Iterator[Token]:
    last = 0
    for row in rows:
        number = row[0].partition("-")
        if "." in row[0] or (not number[1] and int(number[0]) <= last):
            continue
        last = int(number[2] or number[0])
        inside = [one for one in rows if one[0].isdigit() and int(number[0]) <= int(one[0]) <= last]
        words = tuple((one[2].lower(), one[3]) for one in inside if one[3] not in {"PUNCT", "SYM"})
        yield Token(row[1], words, "SpaceAfter=No" not in row[9])


def documents(corpus: Corpus) -> Iterator[SearchDocument]:
    """The documents that are indexed, named by their numbers."""
    for number in sorted(corpus.indexed):
        text = "".join(token.form + (" " if token.space else "") for token in corpus.documents[number])
        yield SearchDocument(str(number), corpus.table.tag, "article", "", text.strip(), f"/{number}/")


def queries(corpus: Corpus) -> dict[str, list[Query]]:
    """Kind of measure → queries."""
    chance = random.Random(corpus.table.tag)
    one = list(_one_word(corpus, chance))
    kinds = {"one word": one, "unseen form": _unseen(corpus, chance), "one typo": list(_typos(corpus, one, chance))}
    habits = [habit["native"] for habit in corpus.table.habits]
    habits.append({meant: key for key, meant in sorted(corpus.table.layout.items(), reverse=True)})
    for number, letters in enumerate(habits, 1):
        typed = [Query(replaced(query.text, letters), query.right) for query in one]
        kinds[f"habit {number}"] = [new for old, new in zip(one, typed, strict=True) if old.text != new.text][:_FEWER]
    return kinds | {f"known item, {count} words": list(_known(corpus, count, chance)) for count in (2, 3)}


def _one_word(corpus: Corpus, chance: random.Random) -> Iterator[Query]:
    """Forms of words that have several, each word as likely as any other."""
    here = {word: sorted(forms & corpus.vocabulary) for word, forms in corpus.forms.items()}
    words = sorted(word for word, forms in here.items() if len(forms) > 1 and len(corpus.places[word]) > 1)
    for word in chance.choices(words, k=_QUERIES):
        yield Query(chance.choice(here[word]), frozenset(corpus.places[word]))


def _unseen(corpus: Corpus, chance: random.Random) -> list[Query]:
    found = [
        Query(form, frozenset(corpus.places[word]))
        for word in sorted(corpus.forms)
        if corpus.places.get(word)
        for form in sorted(corpus.forms[word] - corpus.vocabulary)
    ]
    return chance.sample(found, min(_FEWER, len(found)))


def _typos(corpus: Corpus, one: Iterable[Query], chance: random.Random) -> Iterator[Query]:
    """One letter left out, added, changed or swapped, after the third."""
    letters = sorted({letter for form in corpus.vocabulary if form.isalpha() for letter in form})
    for query in [query for query in one if len(query.text) >= _LEAST_TYPO][:_FEWER]:
        text, place, other = query.text, chance.randrange(_FIRST_TYPO, len(query.text)), chance.choice(letters)
        start, letter, rest = text[:place], text[place], text[place + 1 :]
        slips = (
            start + rest,
            start + other + letter + rest,
            start + other + rest,
            start + rest[:1] + letter + rest[1:],
        )
        slip = chance.choice(slips)
        if slip not in corpus.vocabulary:
            yield Query(slip, query.right)


def _known(corpus: Corpus, count: int, chance: random.Random) -> Iterator[Query]:
    """Some words of one document, each in another form than there."""
    numbers = sorted(corpus.indexed)
    for number in chance.choices(numbers, k=_FEWER):
        others: dict[Word, list[str]] = {}
        for token in corpus.documents[number]:
            if (word := asked(token)) and (rest := corpus.forms[word] - {corpus.folded(token.form)}):
                others.setdefault(word, sorted(rest))
        if len(others) >= count:
            chosen = chance.sample(sorted(others), count)
            yield Query(" ".join(chance.choice(others[word]) for word in chosen), frozenset({number}))


def measured(path: Path, folder: Path, node: str) -> Iterator[tuple[str, str]]:
    """Each kind of measure and its figures.

    :param folder: for the index
    """
    corpus = read_corpus(path)
    write_index(documents(corpus), folder)
    kinds = queries(corpus)
    source = folder / "queries.json"
    said = {"language": corpus.table.tag, "queries": {kind: [one.text for one in some] for kind, some in kinds.items()}}
    source.write_text(json.dumps(said), encoding="utf-8")
    command = [node, str(HERE / "treebank.mjs"), str(folder), str(source)]
    answers = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout)
    for kind, some in kinds.items():
        yield f"{kind} ({len(some)})", _figures(kind, some, answers[kind])


def _figures(kind: str, some: Sequence[Query], answers: Sequence[Sequence[str]]) -> str:
    pairs = [(query, list(map(int, found))) for query, found in zip(some, answers, strict=True)]
    count = max(1, len(pairs))
    if kind.startswith("known"):
        ranks = [
            next((1 / rank for rank, one in enumerate(found, 1) if one in query.right), 0) for query, found in pairs
        ]
        return f"MRR@10 {sum(ranks) / count:.3f}"
    recall = sum(len(query.right.intersection(found)) / len(query.right) for query, found in pairs) / count
    answered = [(query, found) for query, found in pairs if found]
    hits = sum(len(query.right.intersection(found)) / len(found) for query, found in answered)
    return f"recall {recall:.3f}  precision {hits / max(1, len(answered)):.3f}"


def report(paths: Iterable[str], folder: Path, node: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Print the figures of each file."""
    found = {}
    for path in paths:
        found[path] = list(measured(Path(path), folder / "treebank", node))
        print(f"\n{Path(path).name}")
        for kind, figures in found[path]:
            print(f"  {kind:<28}{figures}")
    return found
