"""Settings of the site. The names of software and site are said here, and only here."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent

# -- the site ------------------------------------------------------------------------------------------
SITENAME = "Deskbell"
SITEURL = "https://deskbell.example"
AUTHOR = SITENAME
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

# -- what is read --------------------------------------------------------------------------------------
PATH = str(HERE / "content")
KNOWLEDGE_LANGUAGES = ("en", "kk", "nb", "ro", "ru")
KNOWLEDGE_TRANSLATIONS = str(HERE / "translations")
KNOWLEDGE_STRICT = True
KNOWLEDGE_CACHE = str(HERE / ".cache")
KNOWLEDGE_JOBS = 2
READERS = {"html": None, "htm": None, "rst": None}  # Markdown only; anything else is told by the check
ARTICLE_PATHS = list(KNOWLEDGE_LANGUAGES)
PAGE_PATHS = [f"{tag}/pages" for tag in KNOWLEDGE_LANGUAGES]
STATIC_PATHS = ["images"]
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = "key"

# -- what is written: every page is made from the library (knowledge_pages), none by Pelican's own lists ----
THEME = str(HERE / "theme")
THEME_STATIC_PATHS: list[str] = []
ARTICLE_URL = PAGE_URL = "{lang}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
ARTICLE_LANG_URL = PAGE_LANG_URL = ARTICLE_URL
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = INDEX_SAVE_AS = ""
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False  # the build writes into an empty folder and puts it in place when it is whole
LOAD_CONTENT_CACHE = CACHE_CONTENT = False

# -- rooms, in the order in which they stand on one another -------------------------------------------
PLUGIN_PATHS = [str(HERE / "plugins")]
PLUGINS = [
    "knowledge",
    "site_languages",
    "one_pagers",
    "knowledge_exports",
    "knowledge_search",
    "site_assets",
    "knowledge_pages",
]
