"""How each mail is worded: plain text in which names in braces stand for what is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_SUBJECT = 150
LONGEST_TEXT = 4000
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
EVERYWHERE = ("name", "company", "what_happened", "link")
# What some mails can name beside that, by their kind.
MORE: dict[str, tuple[str, ...]] = {
    "moved": ("job", "stage"),
    "remark": ("job",),
    "applied": ("candidate", "job"),
    "waiting": ("candidate", "job"),
    "withdrawn": ("candidate",),
    "erasure": ("candidate",),
}
NO_SUBJECT = f"Enter a subject of one line, up to {LONGEST_SUBJECT} characters."
NO_TEXT = f"Enter a text of up to {LONGEST_TEXT:,} characters."
UNKNOWN = "{{{wrong}}} is no placeholder of this mail. It knows {known}."
FOOT = "You can choose what you are told by mail: {url}/settings"


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """A subject and a text, both with placeholders."""

    subject: str
    text: str

    def filled(self, values: Mapping[str, str]) -> "MailTemplate":
        """The same with what stands for each placeholder; KeyError when one of them is missing."""
        return MailTemplate(_filled(self.subject, values), _filled(self.text, values))


DEFAULT = MailTemplate("{what_happened}", "{what_happened}\n\n{link}")


def placeholders(kind: str) -> tuple[str, ...]:
    """The names that may stand in braces in a mail of this kind."""
    return (*EVERYWHERE, *MORE.get(kind, ()))


def clean_template(
    kind: str, subject: str, text: str
) -> tuple[MailTemplate, list[tuple[str, str]]]:
    """A template as it is kept, and what is wrong with it: a sentence for each field."""
    template = MailTemplate(subject.strip(), text.replace("\r\n", "\n").strip())
    wrong: list[tuple[str, str]] = []
    if not 0 < len(template.subject) <= LONGEST_SUBJECT or not template.subject.isprintable():
        wrong.append(("subject", NO_SUBJECT))
    if not 0 < len(template.text) <= LONGEST_TEXT or not _is_text(template.text):
        wrong.append(("text", NO_TEXT))
    for field, said in (("subject", template.subject), ("text", template.text)):
        if unknown := _unknown(kind, said):
            wrong.append((field, unknown))
    return template, wrong


def closed(text: str, url: str) -> str:
    """The text as it is sent: below it stands where its reader chooses what is sent at all."""
    return f"{text}\n\n-- \n{FOOT.format(url=url)}\n"


def _unknown(kind: str, said: str) -> str:
    known = placeholders(kind)
    for name in PLACEHOLDER.findall(said):
        if name not in known:
            named = ", ".join(f"{{{each}}}" for each in known)
            return UNKNOWN.format(wrong=name, known=named)
    return ""


def _filled(said: str, values: Mapping[str, str]) -> str:
    """Once through: what is filled in is never looked through for placeholders of its own."""
    return PLACEHOLDER.sub(lambda found: values[found[1]], said)


def _is_text(said: str) -> bool:
    return all(sign.isprintable() or sign in "\n\t" for sign in said)
