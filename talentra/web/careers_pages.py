"""The public pages as HTML: whatever people typed is text in it, never markup."""

from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from talentra.config import settings
from talentra.models.labels import EMPLOYMENT_TYPES, LEVELS, WORK_MODES, salary
from talentra.queries.careers import Opening, Openings, OpeningText
from talentra.web import careers_style
from talentra.web.careers_data import linked_data
from talentra.web.careers_query import ROUTE, CareersQuery
from talentra.web.careers_text import prose, summary

PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{summary}">
<link rel="canonical" href="{canonical}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="{publisher}">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{summary}">
<meta property="og:url" content="{canonical}">
<meta name="twitter:card" content="summary">
<meta name="color-scheme" content="light dark">
{card}<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{look}">
{head}</head>
<body>
<a class="skip-link" href="#main">Skip to content</a>
<header class="public-top"><div class="public-bar">
<a class="publisher" href="{home}">{mark}</a>
<a class="button button-secondary" href="/login{onward}">Sign in</a>
</div></header>
<main id="main" class="public-main" tabindex="-1">
{content}
</main>
<footer class="public-foot">{publisher} · <a class="link" href="{home}">All open jobs</a></footer>
</body>
</html>
""")

LOGO = Markup('<img class="brand" src="{}" alt="{}">')
CARD = Markup('<meta property="og:image" content="{}">\n')

LIST = Markup("""<h1 class="public-title">Open jobs</h1>
<form action="{action}" role="search" aria-label="Jobs" class="careers-search">
<input class="input" type="search" name="q" value="{q}" maxlength="200"
 placeholder="Title, skill or company" aria-label="Words">
{selects}
<button class="button button-primary" type="submit">Search</button>
</form>
{clear}{rows}{turns}""")

SELECT = Markup("""<span class="select-box">
<select class="input select" name="{name}" aria-label="{label}">{options}</select>
<svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
 stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m6 9 6 6 6-6"/></svg>
</span>""")

ROW = Markup("""<li class="card opening">
<h2><a href="{href}">{title}</a></h2>
<p class="opening-line">{company} · {location}</p>
<p class="opening-facts">{facts}</p>
<ul class="tags" aria-label="Skills">{skills}</ul>
</li>""")

JOB = Markup("""<p class="trail"><a class="link" href="{home}">Open jobs</a></p>
<div class="opening-top">
<div><h1 class="public-title">{title}</h1><p class="opening-line">{company} · {location}</p></div>
<p class="apply"><a class="button button-primary button-large" href="/register{onward}">Apply</a>
<span class="apply-said">Have an account? <a class="link" href="/login{onward}">Sign in</a></span>
</p>
</div>
<div class="opening-body">
<section class="card" aria-labelledby="about">
<h2 id="about" class="card-title">About the job</h2>
<div class="prose">{text}</div></section>
<aside class="card" aria-labelledby="facts">
<h2 id="facts" class="card-title">Facts</h2><dl class="facts">{facts}</dl>{skills}</aside>
</div>""")

FACT = Markup('<div class="fact"><dt>{}</dt><dd>{}</dd></div>')
TAG = Markup('<li class="tag">{}</li>')
DAY = Markup('<time datetime="{}">{}</time>')
NOTHING = Markup("""<div class="empty card"><p class="empty-title">{title}</p>
<p class="empty-sentence">{sentence}</p></div>""")
CLEAR = Markup('<p class="trail"><a class="link" href="{}">Clear the search</a></p>')
TURNS = Markup('<nav class="turns" aria-label="Pages">{}</nav>')
TURN = Markup('<a class="button button-secondary" href="{}"{}>{}</a>')


def listing(found: Openings, query: CareersQuery) -> str:
    """The list of open jobs."""
    rows = Markup().join(_row(opening) for opening in found.page.rows)
    shown = Markup('<ul class="openings">{}</ul>').format(rows) if rows else _nothing(query)
    content = LIST.format(
        action=ROUTE,
        q=query.q,
        selects=_selects(found, query),
        clear=CLEAR.format(ROUTE) if query.is_filtered else "",
        rows=shown,
        turns=_turns(query, found.page.next_cursor),
    )
    title = f"Open jobs · {found.publisher}"
    said = f"Open jobs at {found.publisher}: read what each is about and apply."
    head = Markup('<meta name="robots" content="noindex, follow">\n') if query.href != ROUTE else ""
    return _page(title, said, ROUTE, found, content, head=head)


def posting(opening: OpeningText) -> str:
    """One open job."""
    onward = f"?next={quote(f'/jobs/{opening.id}', safe='')}"
    skills = Markup().join(TAG.format(skill) for skill in opening.skills)
    content = JOB.format(
        home=ROUTE,
        title=opening.title,
        company=opening.company,
        location=opening.location,
        onward=onward,
        text=prose(opening.description),
        facts=Markup().join(FACT.format(name, value) for name, value in _facts(opening)),
        skills=Markup('<ul class="tags" aria-label="Skills">{}</ul>').format(skills),
    )
    title = f"{opening.title} · {opening.company}"
    said = summary(f"{opening.company}, {opening.location}. {opening.description}")
    address = f"{ROUTE}/{opening.id}"
    head = linked_data(opening, f"{settings().origin}{address}")
    return _page(title, said, address, opening, content, head=head, onward=onward)


def _page(
    title: str,
    said: str,
    address: str,
    told: Openings | OpeningText,
    content: Markup,
    *,
    head: Markup | str = "",
    onward: str = "",
) -> str:
    return PAGE.format(
        title=title,
        summary=said,
        canonical=f"{settings().origin}{address}",
        publisher=told.publisher,
        mark=LOGO.format(told.logo, told.publisher) if told.logo else told.publisher,
        card=CARD.format(f"{settings().origin}{told.logo}") if told.logo else "",
        look=careers_style.address(),
        head=head,
        home=ROUTE,
        onward=onward,
        content=content,
    )


def _row(opening: Opening) -> Markup:
    facts = [
        WORK_MODES[opening.work_mode],
        LEVELS[opening.experience_level],
        EMPLOYMENT_TYPES[opening.employment_type],
        salary(opening.salary_min, opening.salary_max, opening.currency),
        Markup("Closes {}").format(_day(opening.closes_on)) if opening.closes_on else "",
    ]
    return ROW.format(
        href=f"{ROUTE}/{opening.id}",
        title=opening.title,
        company=opening.company,
        location=opening.location,
        facts=Markup(" · ").join(fact for fact in facts if fact),
        skills=Markup().join(TAG.format(skill) for skill in opening.skills),
    )


def _facts(opening: Opening) -> list[tuple[str, str]]:
    pay = salary(opening.salary_min, opening.salary_max, opening.currency)
    return [
        ("Work mode", WORK_MODES[opening.work_mode]),
        ("Experience", LEVELS[opening.experience_level]),
        ("Employment", EMPLOYMENT_TYPES[opening.employment_type]),
        ("Salary", pay or "Not said"),
        ("Posted", _day(opening.opened_at.date())),
        ("Closes", _day(opening.closes_on) if opening.closes_on else "When filled"),
    ]


def _day(day: date) -> Markup:
    return DAY.format(day.isoformat(), f"{day.day} {day:%B %Y}")


def _selects(found: Openings, query: CareersQuery) -> Markup:
    offered = [
        ("location", "Location", "Anywhere", {name: name for name in found.locations}),
        ("company", "Company", "Any company", {name: name for name in found.companies}),
        ("level", "Experience", "Any experience", LEVELS),
        ("mode", "Work mode", "Any work mode", WORK_MODES),
    ]
    return Markup("\n").join(
        SELECT.format(
            name=name, label=label, options=_options(str(getattr(query, name) or ""), none, choices)
        )
        for name, label, none, choices in offered
    )


def _options(chosen: str, none: str, choices: dict[str, str]) -> Markup:
    known = choices if chosen in {"", *choices} else {chosen: chosen, **choices}
    option = Markup('<option value="{}"{}>{}</option>')
    pairs = [("", none), *((str(value), said) for value, said in known.items())]
    return Markup().join(
        option.format(value, Markup(" selected") if value == chosen else "", said)
        for value, said in pairs
    )


def _nothing(query: CareersQuery) -> Markup:
    if query.is_filtered:
        return NOTHING.format(
            title="No open job matches", sentence="Try other words, or clear the search."
        )
    return NOTHING.format(
        title="No open jobs right now", sentence="New ones appear here as soon as they are posted."
    )


def _turns(query: CareersQuery, cursor: str | None) -> Markup:
    first = TURN.format(query.beginning.href, "", "First page") if query.after else ""
    following = query.beginning_at(cursor).href if cursor else ""
    onward = TURN.format(following, Markup(' rel="next"'), "More jobs") if cursor else ""
    return TURNS.format(Markup("\n{}\n{}\n").format(first, onward)) if first or onward else Markup()
