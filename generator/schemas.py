"""JSON Schemas of what people write by hand, for their editors: names.yml and front matter.

They are made from the models that read these files, so they say what the reader takes. The
copies in `generator/data/schemas/` come with the package; `make schemas` writes them again, and
a test fails while they are stale.

Takes nothing, returns texts.
"""

import json
from collections.abc import Mapping

from pydantic import BaseModel

from generator.corpus.register import _File as Names
from generator.text.front_matter_schema import FrontMatter


def schemas() -> Mapping[str, str]:
    """Return the schemas by file name."""
    models: dict[str, type[BaseModel]] = {"front-matter.json": FrontMatter, "names.json": Names}
    return {
        name: json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema"}
            | model.model_json_schema(mode="validation"),
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for name, model in models.items()
    }
