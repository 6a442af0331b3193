"""``python -m knowledge_search DOCUMENTS.jsonl DIR [CACHE]``: as ``invoke index``, without the task runner."""

from __future__ import annotations

import sys
from pathlib import Path

from knowledge_search.documents import read_documents
from knowledge_search.index import write_index

_USAGE = "python -m knowledge_search DOCUMENTS.jsonl DIR [CACHE]"


def main(arguments: list[str]) -> int:
    """Write the index; 0 when every line was a document, 1 with the problems said otherwise, 2 when misused."""
    if len(arguments) not in (2, 3):
        sys.stderr.write(f"usage: {_USAGE}\n")
        return 2
    try:
        documents, problems = read_documents(Path(arguments[0]))
        for problem in problems:
            sys.stderr.write(f"{problem}\n")
        if problems:
            return 1
        cache = Path(arguments[2]) if len(arguments) > 2 else None
        summary = write_index(documents, Path(arguments[1]), cache=cache)
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
        return 1
    counts = ", ".join(f"{tag} {count}" for tag, count in summary.documents.items())
    sys.stdout.write(f"{counts} documents; {summary.files} files, {summary.bytes:,} bytes, {summary.changed} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
