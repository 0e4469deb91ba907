"""Which words before or after a cue are its content."""

from __future__ import annotations

from etl.extract.attribution.clauses import Clauses
from etl.extract.attribution.cues import Cue
from etl.extract.attribution.page import Page, Range
from etl.extract.attribution.tags import Tagger
from etl.rulebook import Rulebook

# conjunctions that go on with what is said: "They left, *after* the bridge fell"
_WITHIN = frozenset({"after", "before", "because", "since", "if", "unless", "when", "where", "whether", "how", "why"})


_GOING_ON = frozenset({"while", "but", "although", "though", "whereas", "because", "unless", "until"})


class Contents:
    """Reads contents; built once.

    A content ends with its sentence, with its quotation, or where the narrator or another cue takes over.
    """

    def __init__(self, book: Rulebook, tagger: Tagger, clauses: Clauses) -> None:
        self.clauses = clauses
        self._publishers = frozenset(book.lexicon.classes.get("publisher_noun", ()))
        self._names, self._starts = clauses.tags("cap hyphen"), clauses.tags("pron det that num")
        codes = tagger.codes
        self._quoted, self._comma, self._that = codes["quoted"], codes["comma"], codes["that"]
        self._to, self._pron = codes["to"], codes["pron"]
        self._end, self._newline = codes["end"], codes["newline"]
        self.verbal = clauses.tags("be have do modal past pres verb ed noun_pres noun_base base put")
        self._verb_tags = clauses.tags("be have modal")
        self._finite = clauses.tags("be have do modal past verb ed not")
        self._and, self._verbs = codes["and"], clauses.tags("past pres noun_pres")
        self._sub = clauses.tags("sub")
        self._finals = clauses.tags("end newline close")
        self._breaks = clauses.tags("comma quoted dash semicolon colon")
        self._not_content = clauses.tags("ing but sub who according and newline")
        self._stops = clauses.tags("comma end newline semicolon ing sub dash open")
        self._bridges = clauses.tags("comma end dash colon")
        self._openers = clauses.tags("that quoted pron colon")
        self._openings = clauses.tags("colon quoted")
        self._leading = clauses.tags("comma colon")
        self._semicolon = codes["semicolon"]
        self._doing = clauses.tags("doing ing")
        self._needed = {"that": codes["that"], "quote": codes["quoted"], "comma": codes["comma"]}

    def right(self, page: Page, cue: Cue, end: int) -> tuple[list[Range], Range | None]:
        """Content after the cue, and the hearer ("told *reporters*")."""
        flat, after = page.flat, cue.last + 1
        frame, rules = cue.verb.frame, self.clauses.open
        while after + 2 < end and flat[after] == self._and and flat[after + 1] in self._verbs:
            after += 2  # "neither confirmed *nor denied* that"
        if after >= end:
            return [], None
        if frame in ("judge", "hold", "show", "ask") or cue.last > cue.head:
            return self._object(page, after, end), None
        if flat[after] == self._that:
            return self.clause(page, after + 1, end), None
        if frame == "that" and not self._opens_clause(page, after, end):
            return [], None
        if frame == "clause" and flat[after] not in self._openings:
            return [], None
        hearer = "hearer " if frame == "tell" else ""
        limit = min(end, after + 18)
        for kind in ("that", "quote", "end", "comma", "clause"):
            if kind in self._needed and flat.find(self._needed[kind], after, limit + (kind == "quote") * 2) < 0:
                continue
            for prefix in (hearer, "") if hearer else ("",):
                match = rules[prefix + kind][1].match(flat, after, len(flat) if kind == "quote" else end)
                if match:
                    heard = self._hearer(page, after, match.end(), kind) if prefix else None
                    begin = match.end()
                    if heard and kind == "clause" and begin == heard[1] + 1 and begin + 1 < end:
                        begin = self._after_publisher(page, begin, end)
                        heard = (heard[0], begin - 1)
                    return self._opened(page, kind, begin, end), heard
        return [], None

    def _after_publisher(self, page: Page, at: int, end: int) -> int:
        """ "told news agency *Belta* he ...": the token behind the name that a publisher's noun leads; else `at`."""
        if page.words[at - 1].lower() not in self._publishers or page.flat[at] not in self._names:
            return at
        last = at
        while last + 1 < end and page.flat[last + 1] in self._names:
            last += 1
        return last + 1 if page.flat[last + 1] in self._starts else at

    def _hearer(self, page: Page, after: int, end: int, kind: str) -> Range | None:
        pattern = self.clauses.simple if kind == "that" else self.clauses.hearer
        match = pattern.match(page.flat, after, end)
        return (match.start(), match.end() - 1) if match and match.end() > match.start() else None

    def after_comma(self, page: Page, at: int, end: int, is_whole: bool = False) -> list[Range]:
        """A clause that goes on behind a comma, unless it is the narrator's; `is_whole`: a "while" goes on with it."""
        return [] if at >= end or page.flat[at] in self._not_content else self.clause(page, at, end, is_whole)

    def second(self, page: Page, at: int, end: int) -> list[Range]:
        """What goes on behind the cue: "They left, he said on Monday, and *would be back*", "..., *while A stayed*"."""
        behind = self.clauses.open["comma"][1].match(page.flat, at, end)
        if behind is None or behind.end() + 2 >= end:
            return []
        at = behind.end()
        if page.words[at] in _GOING_ON and self._has_subject(page, at + 1, end):
            return self.clause(page, at, end)
        if page.flat[at] != self._and:
            return []
        return self.clause(page, at + 1, end) if page.flat[at + 1] in self._verb_tags else []

    def _has_subject(self, page: Page, at: int, end: int) -> bool:
        """Whether a finite clause begins here, none without its subject ("while *touring the base*")."""
        return page.flat[at] not in self._doing and self.has_verb(page, at + 1, end - 1)

    def has_verb(self, page: Page, first: int, last: int) -> bool:
        """Whether a finite verb, or what may be one, stands among some tokens."""
        return any(tag in self.verbal for tag in page.flat[first : last + 1])

    def has_predicate(self, page: Page, first: int, last: int) -> bool:
        """Whether a verb stands among some tokens, be it an infinitive as in a headline ("Troops *to leave*")."""
        inner = page.flat[first : last + 1]
        return self.has_verb(page, first, last) or self._to in inner[1:-1] or self._pron in inner

    def begins_with_verb(self, page: Page, at: int) -> bool:
        """Whether a predicate without its subject begins here ("would go home")."""
        return page.flat[at] in self._finite

    def _opened(self, page: Page, kind: str, at: int, end: int) -> list[Range]:
        if kind == "end" or at >= len(page.flat):
            return []
        if kind == "quote":
            return self.quotation(page, at, end)
        if kind == "comma":
            return self.after_comma(page, at, end)
        if page.flat[at] in self._sub and not any(tag in self._finite for tag in page.flat[at:end]):
            return []  # "said *after talks in Rome*"
        return self.clause(page, at, end)

    def _object(self, page: Page, at: int, end: int) -> list[Range]:
        """What a verb other than of saying takes: an object or a complement, up to the end of its clause."""
        if page.flat[at] in self._finals or page.flat[at] == self._comma:
            return []
        if page.flat[at] == self._that:
            at += 1
        return self.clause(page, at, end)

    def quotation(self, page: Page, at: int, end: int) -> list[Range]:
        """The quotation at a token; with what goes on after it where the quotation is but a part of the clause."""
        quote = page.quotes[page.quote_at[at]]
        after = quote.last + 1
        if after < end and quote.last - quote.first < 12 and page.flat[after] not in self._stops:
            return self.clause(page, at, end)
        return [(quote.first, quote.last)]

    def clause(self, page: Page, at: int, end: int, is_whole: bool = False) -> list[Range]:
        """A complement clause: up to the end of the sentence, or to where the narrator or another cue takes over."""
        if at >= end:
            return []
        if page.flat[at] in self._leading:
            at += 1
        cut = self.clauses.cut.search(page.flat, at + 1, end)
        within = _WITHIN | {"while"} if is_whole else _WITHIN
        while cut and page.flat[cut.start()] == self._comma and page.words[cut.start() + 1] in within:
            cut = self.clauses.cut.search(page.flat, cut.end(), end)
        last = (cut.start() if cut else end) - 1
        if last in page.quote_at:
            last = page.quotes[page.quote_at[last]].last
        while last > at and page.flat[last] in self._finals:
            last -= 1
        return [(at, last)] if last >= at else []

    def left(self, page: Page, first: int, start: int, any_phrase: bool = False, whole: bool = False) -> list[Range]:
        """Content that ends right before a token: a quotation, or a clause closed by a comma.

        Args:
            any_phrase: take a phrase without a verb too. whole: reach back over relations in the sentence.
        """
        last = first - 1
        if (
            last < 0
            or page.flat[last] == self._semicolon
            or (page.flat[last] not in self._breaks and not (page.flat[last] == self._end and last >= start))
        ):
            return []
        if page.flat[last] != self._quoted:
            last -= 1
        if last < 0:
            return []
        if page.flat[last] == self._quoted:
            quote = page.quotes[page.quote_at[last]]
            begin = quote.first
            if begin > start and page.flat[begin - 1] not in self._breaks and page.flat[begin - 1] not in self._finals:
                begin = self.clause_start(page, start, begin)
            return [(begin, quote.last)]
        begin = self.clause_start(page, start, last, whole)
        if any_phrase and begin <= last:
            return [(begin, last)]
        if page.flat[begin] == self._quoted:
            return [(begin, last)]
        return [(begin, last)] if last - begin >= 2 and self.has_predicate(page, begin, last) else []

    def clause_start(self, page: Page, start: int, last: int, whole: bool = False) -> int:
        """Where a fronted clause begins: with its sentence, or after the relation before it."""
        for relation in () if whole else reversed(page.relations):
            if relation.cue[0] < start:
                break
            start = max(start, relation.cue[1] + 1, *(b + 1 for _, b in relation.content if b < last))
        while start < last and page.flat[start] in self._breaks and page.flat[start] != self._quoted:
            start += 1
        return start

    def extend(self, page: Page, content: list[Range], after: int, end: int) -> None:
        """'"A," he said. "B."': the quotation that follows in the same paragraph goes on."""
        at = page.flat.find(self._quoted, after + 1, end + 1)
        if at < 0 or page.flat[at - 1] not in self._bridges or content[-1][1] not in page.quote_at:
            return
        quote = page.quotes[page.quote_at[at]]
        if quote.first > content[-1][1]:
            content.append((quote.first, quote.last))

    def _opens_clause(self, page: Page, at: int, end: int) -> bool:
        """Whether "that", a quotation or a clause (a subject and its verb) begins here, not a mere object."""
        if page.flat[at] in self._openers or page.flat[at] in self._finals or page.flat[at] == self._comma:
            return True
        ahead = page.flat[at : min(end, at + 10)]
        return any(tag in self._openers for tag in ahead) or any(tag in self._verb_tags for tag in ahead[1:])
