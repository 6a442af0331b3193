"""The form's own words in one language: labels, dates and the line that names the source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.addresses import Site
from knowledge.languages import Language
from knowledge.messages import Messages
from knowledge.model import Document, Kind, Use
from one_pagers.contents import Foot, Labels


@dataclass(frozen=True, slots=True)
class Wording:
    """What the site says on a sheet of one language."""

    language: Language
    messages: Messages
    site: Site

    def say(self, text: str) -> str:
        """An interface string in this language."""
        return self.messages.gettext(text)

    def checklist_kicker(self, use: Use | None) -> str:
        """``Checklist · Read – do``"""
        kinds = {Use.READ_DO: self.say("Read – do"), Use.DO_CONFIRM: self.say("Do – confirm")}
        return self._joined(self.say("Checklist"), kinds[use] if use else "")

    def use(self, use: Use | None) -> str:
        """How the list is worked through, as one sentence; empty where the editor does not say."""
        sentences = {
            Use.READ_DO: self.say("Read a step, do it, tick it. Then the next."),
            Use.DO_CONFIRM: self.say("Do the work from memory. Then stop, read, and tick what is done."),
        }
        return sentences[use] if use else ""

    def principles_kicker(self, count: int) -> str:
        """``6 principles``"""
        return self.messages.ngettext("%(count)d principle", "%(count)d principles", count) % {"count": count}

    def interview_kicker(self, count: int) -> str:
        """``Interview · 9 answers in brief``"""
        return self._joined(self.say("Interview"), self.answers(count))

    def answers(self, count: int) -> str:
        """``9 answers in brief``"""
        text = self.messages.ngettext("%(count)d answer in brief", "%(count)d answers in brief", count)
        return text % {"count": count}

    def document_kicker(self, document: Document) -> str:
        """What a document is, in one word."""
        names = {
            Kind.CHECKLIST: self.say("Checklist"),
            Kind.INTERVIEW: self.say("Interview"),
            Kind.PRINCIPLES: self.say("Principles"),
        }
        return names.get(document.kind) or self.say("Article")

    @property
    def promise(self) -> str:
        """What the site offers, in one line."""
        return self.say("Principles, checklists and interviews for people who serve customers")

    @staticmethod
    def _joined(*parts: str) -> str:
        return " · ".join(part for part in parts if part)

    @property
    def labels(self) -> Labels:
        """Words beside boxes and lines."""
        return Labels(
            tick=self.say("Tick box"),
            own=self.say("Your own steps"),
            over=self.say("Continued overleaf"),
            page=self.say("Page %(page)s of %(pages)s"),
        )

    def day(self, day: date | None) -> str:
        """A date in words; empty for none."""
        return self.language.long_date(day) if day else ""

    def foot(self, document: Document, path: str, *, titled: bool) -> Foot:
        """The foot of a sheet.

        :param path: the page that the sheet belongs to, below the site's root
        :param titled: whether the document's title is named, because the sheet's own title is another
        """
        url = self.site.absolute(path) if self.site.url else ""
        return Foot(
            name=self.say("Name"),
            date=self.say("Date"),
            source=self._source_line(document, titled=titled),
            terms=document.source.terms,
            version=self.version(document.updated),
            url=url,
            address=(url.partition("://")[2] or path).rstrip("/"),
            scan=self.say("QR code of the page %(address)s") % {"address": url},
        )

    def version(self, day: date | None) -> str:
        """The text's own date as its version; empty for none."""
        said = self.day(day)
        return self.say("Version of %(date)s") % {"date": said} if said else ""

    def _source_line(self, document: Document, *, titled: bool) -> str:
        credit = document.source.credit
        said = self.say("Source: %(source)s") % {"source": credit} if credit else ""
        inner = self.language.within_quotes(document.title)
        title = self.say("From “%(title)s”") % {"title": inner} if titled else ""
        return self._joined(title, said) or self.site.name
