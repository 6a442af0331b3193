"""What settings may be: each room names its own; a value that cannot be meant is told before anything is made of it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from knowledge.problems import Problem, did_you_mean

#: Where settings stand, as far as a plugin can know.
FILE = "pelicanconf.py"

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
Test = Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a room."""

    name: str
    #: Whether a value can be meant.
    allowed: Test
    #: What to write, in words.
    cure: str


def setting_faults(settings: Mapping[str, object], known: Iterable[Setting]) -> tuple[Problem, ...]:
    """Values that cannot be meant; a setting that is not there has its default."""
    return tuple(
        Problem(FILE, 1, "setting", f"{one.name} is {settings[one.name]!r}", f"Write {one.cure}.")
        for one in known
        if one.name in settings and not one.allowed(settings[one.name])
    )


def unknown_settings(settings: Mapping[str, object], prefix: str, known: Iterable[Setting]) -> tuple[Problem, ...]:
    """Names that begin like the settings of a room, and are none."""
    names = [one.name for one in known]
    strange = sorted(name for name in settings if name.startswith(prefix) and name not in names)
    return tuple(
        Problem(FILE, 1, "setting", f"There is no setting {name}", did_you_mean(name, names)) for name in strange
    )


def stop_at(faults: Iterable[Problem]) -> None:
    """Print what is wrong, if anything is, and end.

    :raises SystemExit: something is
    """
    told = sorted(faults)
    for fault in told:
        sys.stderr.write(f"{fault}\n")
    if told:
        raise SystemExit(1)


def require(settings: Mapping[str, object], room: str, known: Iterable[Setting] = ()) -> None:
    """A room can work: the heart has read, and the room's settings can be meant.

    :raises SystemExit: it cannot; why has been printed
    """
    faults = list(setting_faults(settings, known))
    if "library" not in settings:
        cure = f"Write “knowledge” into PLUGINS beside “{room}”."
        faults.append(Problem(FILE, 1, "setting", f"The plugin {room} needs the plugin knowledge", cure))
    stop_at(faults)


# -- what values may be --------------------------------------------------------------------------------


def is_flag(value: object) -> bool:
    """``True`` or ``False``, and not their names."""
    return isinstance(value, bool)


def is_count(value: object) -> bool:
    """A number from 1 on."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_path(value: object) -> bool:
    """A path, as text or as pathlib's."""
    return isinstance(value, str | os.PathLike) and str(value) != ""


def is_file(value: object) -> bool:
    """The path of a file that is there."""
    return is_path(value) and Path(str(value)).is_file()


def is_folder(value: object) -> bool:
    """The path of a folder that is there."""
    return is_path(value) and Path(str(value)).is_dir()


def is_free_folder(value: object) -> bool:
    """The path of a folder that is there, or may be made."""
    return is_path(value) and (Path(str(value)).is_dir() or not Path(str(value)).exists())


def is_list_of(test: Test) -> Test:
    """A list or tuple, each of which passes a test, none twice."""

    def passes(value: object) -> bool:
        return isinstance(value, list | tuple) and all(map(test, value)) and len(set(map(repr, value))) == len(value)

    return passes


def is_filled(test: Test) -> Test:
    """A list or text that passes a test, and is not empty."""
    return lambda value: bool(value) and test(value)


def is_one_of(names: Iterable[str]) -> Test:
    """One of some names."""
    known = tuple(names)
    return lambda value: value in known


def is_or_none(test: Test) -> Test:
    """``None``, or what passes a test."""
    return lambda value: value is None or test(value)


def is_tag(value: object) -> bool:
    """A language tag that CLDR knows, written as it is: ``kk``, ``pt-BR``."""
    if not isinstance(value, str) or not _TAG.fullmatch(value):
        return False
    try:
        Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def is_name(value: object) -> bool:
    """A text that is not empty."""
    return isinstance(value, str) and bool(value.strip())


def is_site_address(value: object) -> bool:
    """Empty, or a whole web address without query and fragment."""
    if not isinstance(value, str) or value != value.strip() or any(char in value for char in '?#<>" '):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return value == "" or (parts.scheme in ("http", "https") and bool(parts.hostname))


def is_edit_url(value: object) -> bool:
    """Empty, or a whole web address with ``{path}`` where the path of a file goes."""
    if not isinstance(value, str) or value.count("{path}") > 1:
        return False
    return value == "" or ("{path}" in value and is_site_address(re.split(r"[?#]", value.replace("{path}", ""))[0]))


def is_time_zone(value: object) -> bool:
    """The name of a time zone."""
    try:
        return isinstance(value, str) and ZoneInfo(value).key == value
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False


#: The heart's own settings.
HEART: tuple[Setting, ...] = (
    Setting(
        "KNOWLEDGE_LANGUAGES",
        is_or_none(is_list_of(is_tag)),
        'a list of language tags such as ["en", "kk"], each once',
    ),
    Setting("KNOWLEDGE_TRANSLATIONS", is_path, "the path of a folder"),
    Setting("KNOWLEDGE_STRICT", is_flag, "True or False"),
    Setting("KNOWLEDGE_CACHE", is_free_folder, "the path of a folder"),
    Setting("KNOWLEDGE_JOBS", is_count, "a number from 1 on"),
    Setting("KNOWLEDGE_REPORT", is_or_none(is_path), "the path of a file, or None"),
)
#: What a strict site cannot do without.
STRICT: tuple[Setting, ...] = (
    Setting("KNOWLEDGE_TRANSLATIONS", is_folder, "the path of a folder that is there"),
    Setting("TIMEZONE", is_time_zone, "the name of a time zone: Asia/Almaty"),
    Setting("SITENAME", is_name, "the name of the site"),
    Setting("SITEURL", is_site_address, "the whole address, https://kb.example.org, or an empty text"),
)
