"""Write anew what is drawn out of the golden texts: ``python -m tests.golden.update``. Review the change as a diff."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "plugins"))

from tests.golden.cases import cases, files, outcome


def main() -> None:
    """Every file anew."""
    with tempfile.TemporaryDirectory() as folder:
        for path in files():
            anew = (replace(case, outcome=outcome(case, Path(folder))) for case in cases(path))
            path.write_text("\n".join(map(str, anew)), encoding="utf-8")


if __name__ == "__main__":
    main()
