"""A page as the server has sent it, taken apart."""

import json
from html.parser import HTMLParser
from typing import Any

import httpx


def told(answer: httpx.Response) -> tuple[int, str, dict[str, str]]:
    """All that somebody could compare."""
    own = {"date", "x-request-id"}
    return (
        answer.status_code,
        answer.text,
        {k: v for k, v in answer.headers.items() if k not in own},
    )


class Reading(HTMLParser):
    """The elements of a page, and what stands in its blocks of data."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.meta: dict[str, str] = {}
        self.words = ""
        self.blocks: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self._inside = tag
        if tag == "script":
            assert told["type"] == "application/ld+json"
            self.blocks.append("")
        if tag == "meta":
            name = told.get("name") or told.get("property") or ""
            self.meta[name] = told.get("content") or ""
        if tag == "link" and told["rel"] == "canonical":
            self.meta["canonical"] = told["href"] or ""
        assert not {name for name in told if name.startswith("on")}

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.blocks[-1] += data
        elif self._inside == "title":
            self.meta["title"] = data
        else:
            self.words += data

    @property
    def posting(self) -> Any:
        """The linked data."""
        (block,) = self.blocks
        return json.loads(block)
