"""Find the time expressions of a document and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from etl.extract import grammar
from etl.extract.dates import clock, duration, named, pair, produce, relative
from etl.extract.dates.clauses import FUTURE, PAST, Words
from etl.extract.dates.context import Context
from etl.extract.dates.joined import joined
from etl.extract.dates.matcher import Candidates, Matcher
from etl.extract.dates.relate import Link, mention
from etl.extract.dates.timex import Hit, Timex
from etl.extract.document import Document
from etl.extract.mentions import DateMention
from etl.extract.quantities.edges import edge
from etl.extract.tokens import normal
from etl.rulebook import Rule, Rulebook

BEFORE, AFTER = 12, 14  # tokens around an anchor within which a rule may begin or end
LEAD = 6  # tokens before an expression that may relate a claim to it
DETERMINERS = frozenset(("the", "its", "their", "his", "her", "this", "that"))
ABOUT = frozenset(("about", "around", "roughly"))
EVENT_REACH = 8  # tokens between "since" and the date of its event
OF_EVENTS = frozenset(("since", "after", "before", "until", "by"))
ANCHOR_SHAPES = ("year", "iso_date", "slash_date", "clock", "decade_number", "ordinal_number")
ANCHOR_CLASSES = (
    "month", "weekday", "season", "time_unit", "time_day_word", "time_of_day", "time_era", "time_feast", "time_zone",
    "time_set_word", "time_vague_word", "time_vague_adjective", "time_meridian", "quarter_name", "time_overnight",
    "time_half_day", "time_pointing", "time_weekdays", "time_fiscal_year", "half_name", "time_span_noun",
)  # fmt: skip
Production = Callable[[Hit, Context], Timex | list[Timex] | None]

PRODUCTIONS: dict[str, Production] = {
    "numeric": produce.numeric,
    "calendar": produce.calendar,
    "bare_year": produce.bare_year,
    "weekday": produce.weekday,
    "decade": produce.decade,
    "century": produce.century,
    "day_of_month": produce.day_of_month,
    "feast": named.feast,
    "fiscal": named.fiscal,
    "nth_weekday": named.nth_weekday,
    "day_list": named.day_list,
    "in_a_row": named.in_a_row,
    "pair": pair.pair,
    "clock": clock.clock,
    "part_of_day": clock.part_of_day,
    "duration": duration.duration,
    "two_lengths": duration.two_lengths,
    "spread": duration.spread,
    "indefinite": duration.indefinite,
    "distance": duration.distance,
    "nth": duration.nth,
    "often": duration.often,
    "period": relative.period,
    "season": relative.season,
    "month": relative.month,
    "day_word": relative.day_word,
    "anaphor": relative.anaphor,
    "the_period": relative.the_period,
    "week_of": relative.week_of,
    "same_last_year": relative.same_last_year,
    "that_time": relative.that_time,
    "event_unit": relative.event_unit,
    "named_day": named.named_day,
    "word": relative.word,
}


class Dates:
    """Finds dates, times, durations and sets.

    Built once from a rulebook (patterns/dates.toml, patterns/date_relations.toml, vocab/time.toml).
    """

    def __init__(self, book: Rulebook) -> None:
        short_year = book.compiler.compile("""( "'" | "’" | "‘" ) {two_digits}""")
        self.matcher = Matcher(book, book.of_kind("dates"))
        relations = book.of_kind("date_relations")
        self.before = Matcher(book, (rule for rule in relations if rule.make == "before"))
        self.after = Matcher(book, (rule for rule in relations if rule.make == "after"))
        self.lead = self.before.ending()
        self.lead_ends = edge(self.lead.pattern, last=True)
        nine_eleven = book.compiler.compile('9 "/" 11')
        self.anchor = re.compile(f"[{re.escape(_anchors(book))}]|{short_year.pattern}|{nine_eleven.pattern}")
        self.year = re.compile(f"[{re.escape(book.compiler.charset('year'))}]")
        self.era = re.compile(f"[{re.escape(book.compiler.charset('time_era'))}]")
        self.followers = frozenset(book.compiler.charset("time_follower"))
        self.present = re.compile(f"[{re.escape(book.compiler.charset('time_present'))}]")
        self.pointing = re.compile(f"[{re.escape(book.compiler.charset('time_deictic'))}]")
        self.newsy = re.compile(f"[{re.escape(book.compiler.charset('time_newsy'))}]")
        self.words = _words(book)

    def find(self, doc: Document) -> list[DateMention]:
        """Time expressions in text order; their spans do not overlap."""
        zones = list(self._zones(doc.code))
        if not zones:
            return []
        context = Context(
            tokens=doc.tokens,
            words=self.words,
            reference=doc.reference,
            history=self._is_history(doc),
            ends=frozenset(one.last for one in doc.sentences),
        )
        timexes = [timex for low, high in zones for timex in self._scan(doc.code, low, high, context)]
        found = [mention(timex, self._link(doc.code, doc.tokens.words, timex), context) for timex in timexes]
        return joined(found, timexes, context)

    def _zones(self, code: str) -> Iterator[tuple[int, int]]:
        low = high = -1
        for match in self.anchor.finditer(code):
            start = match.start()
            if low < 0 or start - BEFORE > high:
                if low >= 0:
                    yield low, min(high, len(code))
                low = max(0, start - BEFORE)
            high = start + AFTER
        if low >= 0:
            yield low, min(high, len(code))

    def _is_history(self, doc: Document) -> bool:
        """A history names years long past again and again, in the past tense; news names few, among days of the week.

        A short one (an anniversary piece) names no day but by its date.
        """
        latest = doc.reference.year - 1 if doc.reference else 9999
        years = [int(doc.tokens.words[match.start()]) for match in self.year.finditer(doc.code)]
        past = sum(1000 <= year < latest for year in years)
        old = sum(1 for _ in self.era.finditer(doc.code))
        past, every = past + old, len(years) + old
        if past < 4 or past <= 0.6 * every or past * 400 <= len(doc.tokens):
            return False
        newsy, present, pointing = (_count(one, doc.code) for one in (self.newsy, self.present, self.pointing))
        return present <= past and ((past >= 6 and 2 * newsy <= past) or not pointing)

    def _scan(self, code: str, low: int, high: int, context: Context) -> Iterator[Timex]:
        position, by_pair = low, self.matcher.by_pair
        for start in self.matcher.start.finditer(code, low, high):
            first = start.start()
            if first < position:
                continue
            pair = code[first : first + 2]
            known = by_pair.get(pair)
            if known is None:
                known = self.matcher.candidates(pair)
            made = self._first_made(known, code, first, high, context) if known else None
            if not made:
                continue
            position = max(first, made[-1].last) + 1
            for timex in made:
                context.remember(timex)
                yield timex

    def _first_made(self, known: Candidates, code: str, first: int, high: int, context: Context) -> list[Timex]:
        """What the first rule makes that matches here and whose production does not reject the match."""
        for rule, one in known:
            match = one.match(code, first, high)
            if match and (made := self._make(rule, match, context)):
                return made
        return []

    def _make(self, rule: Rule, match: re.Match[str], context: Context) -> list[Timex]:
        groups = self.matcher.groups(match)
        hit = Hit(context, rule.id, match.start(), match.end() - 1, groups, rule.options)
        try:
            made = PRODUCTIONS[rule.make](hit, context)
        except (ValueError, OverflowError):  # beyond year 1 or 9999, where Python has no calendar
            return []
        return made if isinstance(made, list) else [made] if made else []

    def _lead(self, code: str, end: int) -> re.Match[str] | None:
        """The relating words that end before a token."""
        if not end or (self.lead_ends is not None and code[end - 1] not in self.lead_ends):
            return None
        return self.lead.search(code, max(0, end - LEAD), end)

    def _modifies(self, code: str, words: list[str], timex: Timex) -> bool:
        """Whether a noun follows that the date only places in time: "the 2021 takeover", "the November vote"."""
        after = timex.last + 1
        after += words[after : after + 1] == [","] and timex.last - timex.first > 1  # "the July 26, 2023, coup"
        if timex.period is None or timex.type != "DATE" or after >= len(words):
            return False
        return words[after][0].isalpha() and code[after] not in self.followers

    def _link(self, code: str, words: list[str], timex: Timex) -> Link:
        """The relating words beside an expression: those before it win, those after it widen the span."""
        first, last, options = timex.first, timex.last, {}
        at = first - 1 if first and words[first - 1] == "[" else first  # "beyond [2026]": a word that an editor put in
        before = self._lead(code, at)
        if before:
            first = before.start()
            last += at < timex.first and words[last + 1 : last + 2] == ["]"]
            options = dict(self.before.named(before).options)
        elif at and words[at - 1].lower() in DETERMINERS and self._modifies(code, words, timex):
            before = self._lead(code, at - 1)
            known = dict(self.before.named(before).options) if before else {}
            if before and known.get("relation") in OF_EVENTS:
                first, options = before.start(), known | {"of_event": True}
        if before and words[at - 1].lower() in ABOUT:
            options["about"] = True
        if timex.period and timex.type == "DATE" and "relation" not in options and _is_since_event(words, first):
            options["relation"] = "since"
        for rule, match in self.after.matches(code, last + 1, len(code)):
            if timex.type == "DURATION" or not (rule.options.keys() & {"length", "event"}):
                last = match.end() - 1
                longer = rule.options.get("longer") and options.get("relation") == "until"
                options |= rule.options
                options |= {"relation": "until_at_least"} if longer else {}
                break
        return Link(first, last, options)


def _anchors(book: Rulebook) -> str:
    """Codes of which every expression holds at least one."""
    codes = [book.compiler.charset(name) for name in ANCHOR_SHAPES]
    for name in ANCHOR_CLASSES:
        for word in book.lexicon.classes[name]:
            longest = normal(max(grammar.pieces(word), key=len))
            codes += [book.alphabet.low[longest], book.alphabet.capital[longest]]
    return "".join(sorted(set("".join(codes))))


def _is_since_event(words: list[str], first: int) -> bool:
    """ "Since the full-scale invasion in February 2022", "since the coup of 26 July": the event opens the stretch."""
    at = first - 1 if first and words[first - 1] == "of" else first
    for index in range(at - 2, max(at - EVENT_REACH, -1), -1):
        if words[index].lower() == "since":
            return words[index + 1].lower() in DETERMINERS
        if not words[index][0].isalpha() and words[index] != "-":
            return False
    return False


def _count(pattern: re.Pattern[str], code: str) -> int:
    return sum(1 for _ in pattern.finditer(code))


def _words(book: Rulebook) -> Words:
    values = {name: {_key(word): value for word, value in table.items()} for name, table in book.values.items()}
    classes = book.lexicon.classes
    return Words(
        values,
        tenses=dict.fromkeys(classes["time_past_verb"], PAST) | dict.fromkeys(classes["time_future_verb"], FUTURE),
        staying=frozenset(classes["time_staying_verb"]),
        stayed=frozenset(classes["time_stayed_verb"]),
        counted=frozenset(classes["time_counted"]),
        numbered=frozenset(classes["time_numbered_noun"]),
        no_decade=frozenset(classes["time_no_decade"]),
        year_before=frozenset(classes["time_year_before"]),
        month_lead=frozenset(classes["time_month_lead"]),
        begun=frozenset(classes["time_begun"]),
        demanded=frozenset(classes["time_demanded"]),
        documents=frozenset(classes["time_document"]),
        april_years=frozenset(classes["time_april_year"]),
        ahead=frozenset(classes["time_lies_ahead"]),
    )


def _key(phrase: str) -> str:
    return " ".join(normal(piece) for piece in grammar.pieces(phrase))
