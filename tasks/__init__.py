"""Every command of the project: ``invoke --list`` names them, ``invoke --help NAME`` explains one.

:mod:`tasks.site`
    builds and shows the site. The names that Pelican people know (clean, build, rebuild, regenerate, serve, reserve,
    preview, livereload, publish) do what they do in ``pelican-quickstart``.
:mod:`tasks.content`
    for editors: what is wrong with texts, what they lack, and new ones.
:mod:`tasks.interchange`
    for other programs: units, search indexes and search servers, of any documents.
:mod:`tasks.development`
    for those who work on the program: set-up, style, tests' files, measurements.

The project's own modules are imported where a command needs them, so that ``invoke setup`` and ``invoke --list``
load nothing that a build needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.collection import Collection
from invoke.tasks import Task

_PROJECT = Path(__file__).resolve().parents[1]
# The plugins, and the settings of pelicanconf.py.
sys.path[:0] = [str(_PROJECT / "plugins"), str(_PROJECT)]

from publishing.terminal import speak_everywhere
from tasks import content, development, interchange, site

speak_everywhere(sys.stdout, sys.stderr)


def _all_commands() -> Collection:
    """The commands of all modules side by side: what a name does is said by the module, not by a prefix."""
    commands = Collection()
    for module in (site, content, interchange, development):
        for task in (one for one in vars(module).values() if isinstance(one, Task)):
            commands.add_task(task)
    return commands


namespace = _all_commands()
