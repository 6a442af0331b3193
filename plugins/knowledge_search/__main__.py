"""``python -m knowledge_search DOCUMENTS.jsonl DIR [CACHE [SYNONYMS]]``: as ``invoke index``, by itself."""

from __future__ import annotations

import sys
from pathlib import Path

from knowledge.problems import ContentError
from knowledge.synonyms import Synonyms, read_synonyms
from knowledge_search.documents import read_documents
from knowledge_search.index import write_index

_USAGE = "python -m knowledge_search DOCUMENTS.jsonl DIR [CACHE [SYNONYMS]]"


def main(arguments: list[str]) -> int:
    """Write the index; 0 when every line was a document, 1 with the problems said otherwise, 2 when misused.

    :param arguments: an empty text for a folder or file that is not wanted
    """
    if len(arguments) not in (2, 3, 4):
        sys.stderr.write(f"usage: {_USAGE}\n")
        return 2
    try:
        documents, problems = read_documents(Path(arguments[0]))
        for problem in problems:
            sys.stderr.write(f"{problem}\n")
        if problems:
            return 1
        cache, file = (Path(name) if name else None for name in (*arguments[2:], "", "")[:2])
        synonyms = read_synonyms(file) if file else Synonyms()
        summary = write_index(documents, Path(arguments[1]), cache=cache, synonyms=synonyms.circles)
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
        return 1
    counts = ", ".join(f"{tag} {count}" for tag, count in summary.documents.items())
    sys.stdout.write(f"{counts} documents; {summary.files} files, {summary.bytes:,} bytes, {summary.changed} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
