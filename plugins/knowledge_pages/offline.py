"""The site for reading without a connection: one package a language, and the worker that keeps them.

A package holds every page and the search index of a language as one file named by its content. A browser either
has all packages of an edition or goes on with the edition it has; it never shows half of one and half of another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: What search and pages consist of besides pictures and sheets.
TEXT_SUFFIXES = (".html", ".json", ".js", ".webmanifest")


@dataclass(frozen=True, slots=True)
class OfflineContent:
    """What a browser keeps.

    :ivar worker: source of the service worker, without its edition
    :ivar assets: addresses of the files that pages load, whose names change with their content
    :ivar files: address of a text file below the site's root → its content; a page's address ends in a slash
    """

    worker: str
    assets: tuple[str, ...]
    files: Mapping[str, str]


def offline_files(content: OfflineContent, languages: Iterable[str]) -> Mapping[str, str]:
    """Packages and worker: address → text.

    :param content: what is to be kept
    :param languages: language tags; what lies outside their folders goes into a package of its own
    """
    packages = {_name(group, text): text for group, text in _packages(content.files, tuple(languages)).items()}
    edition = {"assets": sorted(content.assets), "packages": sorted(packages), "version": _version(content, packages)}
    head = f"const EDITION = {json.dumps(edition, ensure_ascii=False, sort_keys=True)};\n"
    return {**packages, "sw.js": head + content.worker}


def page_address(file: str) -> str:
    """The address under which a file is asked for: a folder's page without its file name."""
    return file.removesuffix("index.html") if file.endswith("/index.html") or file == "index.html" else file


def _packages(files: Mapping[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    groups: dict[str, dict[str, str]] = {tag: {} for tag in ("shared", *languages)}
    for address in sorted(files):
        groups[_group(address, languages)][address] = files[address]
    return {group: json.dumps(found, ensure_ascii=False, sort_keys=True) for group, found in groups.items() if found}


def _group(address: str, languages: tuple[str, ...]) -> str:
    """The language whose folder a file lies in; the search index has folders by language too."""
    folders = address.split("/")[:-1]
    return next((folder for folder in folders[:2] if folder in languages), "shared")


def _name(group: str, text: str) -> str:
    return f"offline/{group}.{hashlib.blake2b(text.encode(), digest_size=6).hexdigest()}.json"


def _version(content: OfflineContent, packages: Iterable[str]) -> str:
    facts = "\n".join((content.worker, *sorted(content.assets), *sorted(packages)))
    return hashlib.blake2b(facts.encode(), digest_size=6).hexdigest()
