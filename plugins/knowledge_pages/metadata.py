"""Structured data after schema.org, made of nothing but what stands on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.addresses import document_path, topic_path, unit_path
from knowledge.model import Checklist, Document, Exchange, Kind, Principle
from knowledge_pages.page import Layout, Page
from knowledge_pages.site_context import SiteContext

Data = Mapping[str, object]
_CONTEXT = "https://schema.org"


def structured_data(context: SiteContext, page: Page) -> tuple[Data, ...]:
    """What a page says of itself to machines; nothing where it is not indexed or the site has no address.

    Types: https://schema.org/Article, BreadcrumbList, FAQPage, DefinedTermSet, DefinedTerm, HowTo, WebSite.
    """
    if page.noindex or not context.site.url:
        return ()
    found = (*_content(context, page), *_breadcrumbs(context, page))
    return tuple({"@context": _CONTEXT, **data} for data in found)


def _content(context: SiteContext, page: Page) -> tuple[Data, ...]:
    if page.layout is Layout.DOCUMENT and page.document is not None:
        return _document(context, page.document)
    if isinstance(page.unit, Principle) and page.document is not None:
        return (_term(context, page.document, page.unit, alone=True),)
    if isinstance(page.unit, Checklist) and page.document is not None:
        return (_how_to(context, page.document, page.unit),)
    if page.layout is Layout.HOME:
        return (_website(context, page),)
    return ()


def _document(context: SiteContext, document: Document) -> tuple[Data, ...]:
    article = () if document.is_page else (_article(context, document),)
    questions = (_questions(context, document),) if document.exchanges else ()
    terms = (_terms(context, document),) if document.kind is Kind.PRINCIPLES and document.principles else ()
    return (*article, *questions, *terms)


def _article(context: SiteContext, document: Document) -> Data:
    url = context.site.absolute(document_path(document))
    return _without_empty(
        {
            "@type": "Article",
            "url": url,
            "headline": document.title,
            "description": document.summary,
            "inLanguage": document.language,
            "datePublished": document.date.isoformat() if document.date else "",
            # A text that was not changed since says what it said that day.
            "dateModified": changed.isoformat() if (changed := document.modified or document.date) else "",
            "author": _organisation(context),
            "publisher": _organisation(context),
            "image": _image(context, document),
            "isBasedOn": _source(document),
            "about": [_topic(context, topic, document.language) for topic in document.topics],
        }
    )


def _topic(context: SiteContext, topic: str, language: str) -> Data:
    url = context.site.absolute(topic_path(topic, language))
    return {"@type": "Thing", "name": context.library.topic_name(topic, language), "url": url}


def _source(document: Document) -> Data | None:
    source = document.source
    if not (source.url or source.title or source.author):
        return None
    author = {"@type": "Person", "name": source.author} if source.author else None
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    facts = {
        "@type": "CreativeWork",
        "name": source.title,
        "author": author,
        "publisher": publisher,
        "copyrightYear": source.year,
        "url": source.url,
    }
    return _without_empty(facts)


def _questions(context: SiteContext, document: Document) -> Data:
    url = context.site.absolute(document_path(document))
    return {
        "@type": "FAQPage",
        "url": url,
        "inLanguage": document.language,
        "name": document.title,
        "mainEntity": [_question(url, exchange) for exchange in document.exchanges if exchange.answers],
    }


def _question(url: str, exchange: Exchange) -> Data:
    """The question with its short answer: an answer's first sentence stands alone; the page has the rest."""
    address, answer = f"{url}#{exchange.id}", exchange.answers[0].short
    return {
        "@type": "Question",
        "url": address,
        "name": exchange.question,
        "acceptedAnswer": {"@type": "Answer", "text": answer},
    }


def _terms(context: SiteContext, document: Document) -> Data:
    return {
        "@type": "DefinedTermSet",
        "name": document.title,
        "inLanguage": document.language,
        "hasDefinedTerm": [_term(context, document, principle) for principle in document.principles],
    }


def _term(context: SiteContext, document: Document, principle: Principle, alone: bool = False) -> Data:
    url = context.site.absolute(unit_path(document, principle))
    collection = context.site.absolute(document_path(document))
    facts: dict[str, object] = {
        "@type": "DefinedTerm",
        "url": url,
        "name": principle.title,
        "description": principle.reason,
        "termCode": str(principle.number) if principle.number is not None else "",
    }
    if alone:
        facts["inDefinedTermSet"] = {"@type": "DefinedTermSet", "name": document.title, "url": collection}
    return _without_empty(facts)


def _how_to(context: SiteContext, document: Document, checklist: Checklist) -> Data:
    url = context.site.absolute(unit_path(document, checklist))
    return _without_empty(
        {
            "@type": "HowTo",
            "url": url,
            "name": checklist.title,
            "description": checklist.when,
            "inLanguage": document.language,
            "image": _image(context, document),
            "step": list(_steps(checklist)),
        }
    )


def _steps(checklist: Checklist) -> Iterable[Data]:
    for group in checklist.groups:
        steps = [{"@type": "HowToStep", "text": item.text} for item in group.items]
        if group.title:
            yield {"@type": "HowToSection", "name": group.title, "itemListElement": steps}
        else:
            yield from steps


def _website(context: SiteContext, page: Page) -> Data:
    home = context.site.absolute(page.path)
    return {
        "@type": "WebSite",
        "url": home,
        "name": context.site.name,
        "description": page.description,
        "inLanguage": page.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home}search/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _breadcrumbs(context: SiteContext, page: Page) -> tuple[Data, ...]:
    if not page.crumbs:
        return ()
    steps = [(crumb.title, crumb.path) for crumb in page.crumbs] + [(page.title, page.path)]
    entries = [
        {"@type": "ListItem", "position": place, "name": title, "item": context.site.absolute(path)}
        for place, (title, path) in enumerate(steps, 1)
    ]
    return ({"@type": "BreadcrumbList", "itemListElement": entries},)


def _organisation(context: SiteContext) -> Data:
    return {"@type": "Organization", "name": context.site.name, "url": context.site.absolute("")}


def _image(context: SiteContext, document: Document) -> str:
    picture = context.picture(document)
    return context.site.absolute(picture) if picture else ""


def _without_empty(facts: Mapping[str, object]) -> Data:
    return {name: value for name, value in facts.items() if value not in ("", None, [], ())}
