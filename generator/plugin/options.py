"""What MkDocs knows of a book before it is built: its folder, and our settings in `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.errors import SettingsError
from generator.settings import Settings, read_settings


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a method untyped
    """What `mkdocs.yml` says under `briefbook`; `settings.py` tells what is right."""

    text = config_options.Optional(config_options.Type(object))
    captures = config_options.Optional(config_options.Type(object))
    review = config_options.Optional(config_options.Type(object))
    pipelines = config_options.Optional(config_options.Type(object))


def book_root(config: MkDocsConfig) -> Path:
    """Return the book's folder.

    Raises:
        PluginError: The settings look for pages elsewhere than in `docs/` beside `mkdocs.yml`.
    """
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    if Path(config.docs_dir).resolve() != root / "docs":
        message = "briefbook: the pages stand in docs/ beside mkdocs.yml; remove 'docs_dir' there"
        raise PluginError(message)
    return root


def settings_of(options: Options, config: MkDocsConfig) -> Settings:
    """Read our settings.

    Raises:
        PluginError: They cannot be used.
    """
    file = Path(config.config_file_path or "mkdocs.yml")
    try:
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        return read_settings(dict(options), text, file.name)
    except SettingsError as error:
        raise PluginError(str(error)) from error
