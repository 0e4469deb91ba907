"""Source, cue and content as token ranges, before anybody is identified."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.attribution.clauses import Clauses, Subject
from etl.extract.attribution.cues import Cue, Cues
from etl.extract.attribution.tags import Tagger
from etl.extract.document import Document, Sentence
from etl.extract.grammar import found
from etl.extract.mentions import Stance
from etl.extract.quotes import Quote, find_quotes, is_speech
from etl.rulebook import Rulebook

Range = tuple[int, int]


@dataclass(slots=True)
class Relation:
    """One attribution in tokens (inclusive ranges). `frame` is the verb's, "according" or "noun"."""

    source: Range | None
    cue: Range
    content: list[Range]
    frame: str
    lemma: str
    stance: Stance
    rule: str
    negated: bool = False
    named: Range | None = None
    hearer: Range | None = None
    by: Range | None = None
    cited: Range | None = None
    sentence: int = 0


@dataclass(slots=True)
class Page:
    """What all finders of one article share.

    Attributes:
        tags: one character a token (tags.Tagger).
        flat: the same, with every token of an utterance in quotation marks replaced by the tag "quoted".
        quotes: utterances in quotation marks, in order; quote_at maps each of their tokens to the index in quotes.
    """

    words: list[str]
    tags: str
    flat: str
    quotes: list[Quote]
    quote_at: dict[int, int]
    relations: list[Relation] = field(default_factory=list)


_LOOSE = frozenset({"attribution/participle", "attribution/relative clause before cue"})


_EXPECTING = frozenset({"expect", "believe", "think", "suppose", "estimate", "project", "consider", "know", "see"})


class Relations:
    """Finds cues and decides which words before or after them are source and content."""

    def __init__(self, book: Rulebook) -> None:
        self.tagger = Tagger(book)
        self.clauses = Clauses(book, self.tagger)
        self.cues = Cues(book, self.tagger, self.clauses)
        self._codes = codes = self.tagger.codes
        self._finite = self.clauses.tags("be have modal pron past verb ed")
        self._verbal = self.clauses.tags("be have do modal past pres verb ed noun_pres noun_base base")
        self._finals = self.clauses.tags("end newline close")
        self._quoted, self._comma, self._that, self._dash = (codes[n] for n in ("quoted", "comma", "that", "dash"))
        self._pron, self._who, self._as, self._close, self._end = (
            codes[n] for n in ("pron", "who", "as", "close", "end")
        )
        self._joins = self.clauses.tags("and but")
        self._source_break = self.clauses.tags("comma quoted dash semicolon colon")
        self._not_content = self.clauses.tags("ing but sub who according and newline")
        self._stops = self.clauses.tags("comma end newline semicolon ing sub dash open")
        self._bridges = self.clauses.tags("comma end dash colon")
        self._according = codes["according"]
        self._names = self.clauses.tags("cap abbr dot hyphen role")
        self._clause_openers = self.clauses.tags("that quoted pron colon")
        self._verb_tags = self.clauses.tags("be have modal")
        self._shares = self.clauses.tags("comma and but prep sub as quoted dash")
        self._needed = {"that": codes["that"], "quote": codes["quoted"], "comma": codes["comma"]}
        self._linkers = self.clauses.tags("prep sub as")
        self._colon, self._newline, self._ing = codes["colon"], codes["newline"], codes["ing"]

    def find(self, doc: Document) -> Page:
        """All relations of an article, in order of their cues."""
        page = self._page(doc)
        for sentence in doc.sentences:
            self._sentence(page, sentence)
        return page

    def _page(self, doc: Document) -> Page:
        tags = self.tagger.encode(doc.tokens)
        tags = self._join_names(doc, tags)
        flat, mark = list(tags), self._codes["hyphen"]
        quotes: list[Quote] = []
        at: dict[int, int] = {}
        for quote in find_quotes(doc.tokens):
            if is_speech(doc.tokens, quote, tags, self._finite):
                for i in range(quote.first, quote.last + 1):
                    at[i] = len(quotes)
                    flat[i] = self._quoted
                quotes.append(quote)
            else:
                flat[quote.first] = mark
                if quote.is_closed:
                    flat[quote.last] = mark
        return Page(doc.tokens.words, tags, "".join(flat), quotes, at)

    def _join_names(self, doc: Document, tags: str) -> str:
        """Full stops inside a name ("News.Az") end nothing."""
        cap, dot = self._codes["cap"], self._codes["dot"]
        inner = cap + self._end + cap
        at = tags.find(inner)
        while at >= 0:
            if doc.tokens.glued(at) and doc.tokens.glued(at + 1):
                tags = tags[: at + 1] + dot + tags[at + 2 :]
            at = tags.find(inner, at + 1)
        return tags

    def _sentence(self, page: Page, sentence: Sentence) -> None:
        start, end = sentence.first, sentence.last + 1
        for match in self.cues.candidates.finditer(page.flat, start, end):
            relation = self._candidate(page, match.start(), start, end)
            if relation:
                relation.sentence = sentence.number
                self._give_way(page, relation, start)
                page.relations.append(relation)
        if page.flat.find(self._colon, start, min(end, start + 9)) > 0:
            self._colon_cue(page, sentence)

    def _give_way(self, page: Page, new: Relation, start: int) -> None:
        """End the content of a participle or a relative clause where another subject speaks after a comma."""
        if new.source is None or page.flat[new.source[0] - 1] != self._comma:
            return
        comma = new.source[0] - 1
        for one in reversed(page.relations):
            if one.cue[0] < start:
                return
            is_loose = one.frame in ("judge", "hold", "show", "ask") or one.rule in _LOOSE
            a, b = one.content[-1]
            if is_loose and a < comma <= b:
                one.content[-1] = (a, comma - 1)

    def _candidate(self, page: Page, at: int, start: int, end: int) -> Relation | None:
        if page.flat[at] == self._according:
            return self._according_to(page, at, start, end)
        cue = self.cues.read(page.words, page.flat, at, start, end)
        return self._relation(page, cue, start, end) if cue else None

    def _according_to(self, page: Page, at: int, start: int, end: int) -> Relation | None:
        """ "According to X, content.", "Content, according to X." and "One part, according to X, the other"."""
        rule, pattern = self.clauses.according[0]
        match = pattern.match(page.flat, at, end)
        if not match:
            return None
        source = found(match).groups["source"]
        after, content = source[1] + 1, list[Range]()
        if after < end and page.flat[after] == self._comma:
            content = self._opened(page, "comma", after + 1, end)
        before = at - 1
        if before > start:
            if page.flat[before] == self._comma and page.flat[before - 1] != self._quoted:
                before -= 1
            begin = self._clause_start(page, start, before, whole=True)
            if page.flat[before] == self._quoted:
                begin = min(begin, page.quotes[page.quote_at[before]].first)
            if before - begin >= 2:
                is_medial = bool(content) and not any(t in self._verbal for t in page.flat[begin : before + 1])
                content = [(begin, before), *content] if is_medial else [(begin, before)]
        if not content:
            return None
        return Relation(source, (at, at + 1), content, "according", "according to", "neutral", rule)

    def _colon_cue(self, page: Page, sentence: Sentence) -> None:
        """ "Speaker: words" at the head of a line: a headline or a transcript."""
        start, end = sentence.first, sentence.last + 1
        at = page.flat.find(self._colon, start, end)
        if at + 2 >= end or any(tag not in self._names for tag in page.flat[start:at]):
            return
        next_to = page.flat[at + 1]
        shouted = all(word.isupper() for word in page.words[start:at] if word.isalpha())
        if next_to != self._quoted and page.words[at + 1] not in "'‘" and not shouted:
            return
        content = self._quotation(page, at + 1, end) if next_to == self._quoted else [(at + 1, end - 1)]
        page.relations.append(
            Relation(
                (start, at - 1), (at, at), content, "say", ":", "neutral", "attribution/colon", sentence=sentence.number
            )
        )

    # --- one cue -------------------------------------------------------------------------------------------

    def _relation(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        if cue.is_passive:
            return self._passive(page, cue, start, end)
        if cue.tag == "ing" and not cue.is_progressive:
            return self._participle(page, cue, start, end)
        inverted = self._inverted(page, cue, start, end)
        if inverted:
            return inverted
        source = self._source(page, cue, start)
        if not source:
            return None
        return self._active(page, cue, source, start, end)

    def _new(self, cue: Cue, source: Subject | None, content: list[Range], rule: str) -> Relation:
        verb = cue.verb
        span = (source.first, source.last) if source else None
        relation = Relation(span, (cue.first, cue.last), content, verb.frame, verb.lemma, verb.stance, rule)
        relation.negated, relation.named = cue.is_negated, source.named if source else None
        return relation

    def _source(self, page: Page, cue: Cue, start: int) -> Subject | None:
        """The subject before the verb group; shared with the cue before where "and" joins the two."""
        before = cue.first - 1
        if before < start:
            return None
        tag = page.flat[before]
        if tag in self._joins or (tag == self._comma and before > start and page.flat[before - 1] in self._joins):
            return self._shared(page, cue, start) or self._main_subject(page, cue, start)
        if tag == self._close:
            opened = page.flat.rfind(self._codes["open"], max(start, before - 14), before)
            if opened > start:
                found = self.clauses.subject(page.flat, max(start, opened - 30), opened)
                return Subject(found.first, before, found.rule) if found else None
        return self.clauses.subject(page.flat, max(start, cue.first - 45), cue.first)

    def _shared(self, page: Page, cue: Cue, start: int) -> Subject | None:
        last = page.relations[-1] if page.relations else None
        if last and last.source and last.cue[0] >= start and last.cue[1] < cue.first:
            return Subject(*last.source, "attribution/shared subject", last.named)
        return None

    def _inverted(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """Content, cue, source: '"...," said the minister'."""
        before = cue.first - 1
        if (
            cue.verb.frame not in ("say", "that", "tell")
            or cue.first != cue.head
            or cue.tag not in ("past", "pres", "noun_pres")
        ):
            return None
        if before < 0 or page.flat[before] not in (self._comma, self._quoted, self._end):
            return None
        if before < start and page.flat[before] != self._quoted:
            return None
        found = self.clauses.postposed(page.flat, cue.last + 1, end)
        if not found:
            return None
        after = found.last + 1
        if (
            page.flat[before] == self._comma
            and page.flat[before - 1] != self._quoted
            and (
                (after < end and page.flat[after] in self._verbal)
                or not any(t in self._verbal for t in page.flat[start:before])
            )
        ):
            return None
        content = self._left(page, cue.first, start)
        if not content:
            return None
        self._extend_left(page, content, found.last, end)
        return self._new(cue, found, content, found.rule)

    def _participle(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ ", adding that ...": its subject is the one of the cue before, or of the clause."""
        before = page.flat[cue.first - 1] if cue.first > start else ""
        if before in self._shares:
            source = self._shared(page, cue, start) or self._main_subject(page, cue, start)
            source = source or self._following(page, cue, end)
        else:
            source = self._source(page, cue, start)
        if not source:
            return None
        content, hearer = self._right(page, cue, end)
        if not content:
            return None
        if cue.verb.lemma in ("cite", "quote") and page.relations and page.relations[-1].cue[0] >= start:
            page.relations[-1].cited = content[0]
        return self._with(self._new(cue, source, content, "attribution/participle"), hearer)

    def _following(self, page: Page, cue: Cue, end: int) -> Subject | None:
        """ "After criticising X, *the minister* left": the subject of the clause that follows."""
        comma = page.flat.find(self._comma, cue.last, end)
        if comma < 0 or comma + 1 >= end:
            return None
        if page.flat[comma + 1] == self._pron:
            return Subject(comma + 1, comma + 1, "attribution/participle")
        after = self.clauses.postposed(page.flat, comma + 1, end)
        return Subject(after.first, after.last, "attribution/participle") if after else None

    def _main_subject(self, page: Page, cue: Cue, start: int) -> Subject | None:
        """The first noun phrase of the sentence that a finite verb follows."""
        for i in range(start + 1, cue.first):
            if page.flat[i] in self._verbal:
                found = self.clauses.subject(page.flat, start, i)
                if found:
                    return Subject(found.first, found.last, "attribution/participle", found.named)
        return None

    def _passive(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "was quoted as saying", "it was announced that", "was condemned by the union"."""
        after = cue.last + 1
        by = None
        if after < end and page.words[after] == "by":
            agent = self.clauses.postposed(page.flat, after + 1, end)
            if agent:
                by, after = agent, agent.last + 1
        if after + 1 < end and page.words[after] == "as" and page.flat[after + 1] == self._ing:
            return self._quoted_as(page, cue, by, after + 1, start, end)
        if by:
            subject = self.clauses.subject(page.flat, start, cue.first)
            return (
                self._new(cue, by, [(subject.first, subject.last)], "attribution/passive with agent")
                if subject
                else None
            )
        return self._impersonal(page, cue, start, end)

    def _impersonal(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "In a statement from X, it was noted that ..."; without a document nobody is credited ("is expected to")."""
        content, _ = self._right(page, cue, end)
        if cue.verb.lemma in _EXPECTING:
            subject = self.clauses.subject(page.flat, start, cue.first)
            content = [(subject.first, subject.last), *content] if subject else content
            return self._new(cue, None, content, "attribution/passive without agent") if content else None
        if not content or cue.first - 1 < start or page.words[cue.first - 1].lower() != "it":
            return None
        fronted = None
        if page.words[start].lower() == "in" and cue.first - 2 > start and page.flat[cue.first - 2] == self._comma:
            fronted = self.clauses.postposed(page.flat, start + 1, cue.first - 1)
        return self._new(cue, fronted, content, "attribution/passive without agent")

    def _quoted_as(self, page: Page, cue: Cue, by: Subject | None, ing: int, start: int, end: int) -> Relation | None:
        source = self._source(page, cue, start)
        whole = Cue(cue.first, ing, ing, "past", cue.verb, False, False, cue.is_negated)
        content, _ = self._right(page, whole, end)
        if not content:
            content = self._left(page, source.first, start) if source else []
        if not source or not content:
            return None
        relation = self._new(whole, source, content, "attribution/quoted as saying")
        relation.by, relation.frame = (by.first, by.last) if by else None, "say"
        return relation

    def _active(self, page: Page, cue: Cue, source: Subject, start: int, end: int) -> Relation | None:
        content, hearer = self._right(page, cue, end)
        left = (source.rule != "attribution/shared subject" and source.first > start) or source.first == start
        before = self._left(page, source.first, start) if left else []
        frame = cue.verb.frame
        if not content and before and frame in ("say", "that", "tell", "hold", "show"):
            self._extend_left(page, before, (hearer or (cue.last, cue.last))[1], end)
            content = before
        elif (
            content
            and before
            and page.words[before[-1][1] - 1] != "."
            and self._is_medial(page, source.first, content[0][0])
        ):
            content = before + content
        if not content:
            return None
        return self._with(self._new(cue, source, content, source.rule), hearer)

    def _is_medial(self, page: Page, source: int, content: int) -> bool:
        """Whether source and cue interrupt their content: "The base, he said, will close"."""
        if page.flat[source - 1] not in (self._quoted, self._comma):
            return False
        return page.flat[content - 1] == self._comma or self._is_quote_before(page, source)

    @staticmethod
    def _with(relation: Relation, hearer: Range | None) -> Relation:
        relation.hearer = hearer
        return relation

    def _is_quote_before(self, page: Page, first: int) -> bool:
        i = first - 1
        if page.flat[i] == self._comma:
            i -= 1
        return i >= 0 and page.flat[i] == self._quoted

    # --- content -------------------------------------------------------------------------------------------

    def _right(self, page: Page, cue: Cue, end: int) -> tuple[list[Range], Range | None]:
        """Content after the cue, and the hearer ("told *reporters*")."""
        flat, after = page.flat, cue.last + 1
        frame, rules = cue.verb.frame, self.clauses.open
        if after >= end:
            return [], None
        if frame in ("judge", "hold", "show", "ask") or cue.last > cue.head:
            return self._object(page, after, end), None
        if flat[after] == self._that:
            return self._clause(page, after + 1, end), None
        if frame == "that" and not self._opens_clause(page, after, end):
            return [], None
        hearer = "hearer " if frame == "tell" else ""
        limit = min(end, after + 18)
        for kind in ("that", "quote", "end", "comma", "clause"):
            if kind in self._needed and flat.find(self._needed[kind], after, limit + (kind == "quote") * 2) < 0:
                continue
            for prefix in (hearer, "") if hearer else ("",):
                match = rules[prefix + kind][1].match(flat, after, len(flat) if kind == "quote" else end)
                if match:
                    heard = self._hearer(page, after, match.end()) if prefix else None
                    return self._opened(page, kind, match.end(), end), heard
        return [], None

    def _opens_clause(self, page: Page, at: int, end: int) -> bool:
        """Whether "that", a quotation or a clause (a subject and its verb) begins here, not a mere object."""
        if page.flat[at] in self._clause_openers or page.flat[at] in self._finals or page.flat[at] == self._comma:
            return True
        ahead = page.flat[at : min(end, at + 10)]
        return any(tag in self._clause_openers for tag in ahead) or any(tag in self._verb_tags for tag in ahead[1:])

    def _hearer(self, page: Page, after: int, end: int) -> Range | None:
        match = self.clauses.hearer.match(page.flat, after, end)
        return (match.start(), match.end() - 1) if match and match.end() > match.start() else None

    def _opened(self, page: Page, kind: str, at: int, end: int) -> list[Range]:
        if kind == "end" or at >= len(page.flat):
            return []
        if kind == "quote":
            return self._quotation(page, at, end)
        if kind == "comma":
            return [] if page.flat[at] in self._not_content else self._clause(page, at, end)
        return self._clause(page, at, end)

    def _object(self, page: Page, at: int, end: int) -> list[Range]:
        """What a verb other than of saying takes: an object or a complement, up to the end of its clause."""
        if page.flat[at] in self._finals or page.flat[at] == self._comma:
            return []
        if page.flat[at] == self._that:
            at += 1
        return self._clause(page, at, end)

    def _quotation(self, page: Page, at: int, end: int) -> list[Range]:
        """The quotation at a token; with what goes on after it where the quotation is but a part of the clause."""
        quote = page.quotes[page.quote_at[at]]
        after = quote.last + 1
        if after < end and quote.last - quote.first < 12 and page.flat[after] not in self._stops:
            return self._clause(page, at, end)
        return [(quote.first, quote.last)]

    def _clause(self, page: Page, at: int, end: int) -> list[Range]:
        """A complement clause: up to the end of the sentence, or to where the narrator or another cue takes over."""
        if at >= end:
            return []
        if page.flat[at] == self._comma:
            at += 1
        cut = self.clauses.cut.search(page.flat, at + 1, end)
        last = (cut.start() if cut else end) - 1
        if last in page.quote_at:
            last = page.quotes[page.quote_at[last]].last
        while last > at and page.flat[last] in self._finals:
            last -= 1
        return [(at, last)] if last >= at else []

    def _left(self, page: Page, first: int, start: int) -> list[Range]:
        """Content that ends right before a token: a quotation, or a clause closed by a comma."""
        last = first - 1
        if last < 0 or (
            page.flat[last] not in self._source_break and not (page.flat[last] == self._end and last >= start)
        ):
            return []
        if page.flat[last] != self._quoted:
            last -= 1
        if last < 0:
            return []
        if page.flat[last] == self._quoted:
            quote = page.quotes[page.quote_at[last]]
            begin = quote.first
            if (
                begin > start
                and page.flat[begin - 1] not in self._source_break
                and page.flat[begin - 1] not in self._finals
            ):
                begin = self._clause_start(page, start, begin)
            return [(begin, quote.last)]
        begin = self._clause_start(page, start, last)
        if last - begin < 2 or not any(tag in self._verbal for tag in page.flat[begin : last + 1]):
            return []
        return [(begin, last)]

    def _clause_start(self, page: Page, start: int, last: int, whole: bool = False) -> int:
        """Where a fronted clause begins: with its sentence, or after the relation before it."""
        for relation in () if whole else reversed(page.relations):
            if relation.cue[0] < start:
                break
            start = max(start, relation.cue[1] + 1, *(b + 1 for _, b in relation.content if b < last))
        while start < last and page.flat[start] in self._source_break and page.flat[start] != self._quoted:
            start += 1
        return start

    def _extend_left(self, page: Page, content: list[Range], after: int, end: int) -> None:
        """'"A," he said. "B."': the quotation that follows in the same paragraph goes on."""
        at = page.flat.find(self._quoted, after + 1, end + 1)
        if at < 0 or page.flat[at - 1] not in self._bridges or content[-1][1] not in page.quote_at:
            return
        quote = page.quotes[page.quote_at[at]]
        if quote.first > content[-1][1]:
            content.append((quote.first, quote.last))
