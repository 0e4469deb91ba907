"""Mentions to claims: the sentences of one article, trigger by trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from etl.claims.frames.backing import accused
from etl.claims.frames.filling import Filling
from etl.claims.frames.holding import Holdings, held_once, unasserted, winners
from etl.claims.frames.once import DONE, counted_once, not_own, one_number, told
from etl.claims.frames.once import TOPICS as HIT
from etl.claims.frames.particles import particles_of
from etl.claims.frames.roles import Event, noun_arguments, verb_arguments
from etl.claims.frames.slots import Slots
from etl.claims.modality.eventscope import noun_scope, only_about
from etl.claims.modality.scope import Scope, verb_scope
from etl.claims.model import Claim, Span
from etl.claims.reference.discourse import Discourse
from etl.claims.reference.relevance import ARMED, About, Relevance, outright
from etl.claims.reference.situation import focus, home, name_coalitions, settle
from etl.claims.syntax import lexicon as lexicons
from etl.claims.syntax.clauses import Arguments, reduced, word_of
from etl.claims.syntax.items import Value
from etl.claims.syntax.lexicon import Frame
from etl.claims.syntax.phrases import phrases
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.claims.topics.announcements import Announcements
from etl.claims.topics.asides import followers, modal_demand, name_apposed, process_dates
from etl.claims.topics.circumstances import Circumstances
from etl.claims.topics.demands import Demands, weighed
from etl.claims.topics.echoes import Echoes
from etl.claims.topics.gapping import TOPICS as GAPPED
from etl.claims.topics.gapping import gapped_claims, gapped_events
from etl.claims.topics.headlines import OPENINGS, headline
from etl.claims.topics.hosts import host_of_demands
from etl.claims.topics.levels import levels
from etl.claims.topics.losses import Losses
from etl.claims.topics.negotiations import Negotiations
from etl.claims.topics.presupposed import goes_on, presupposed
from etl.claims.topics.stances import Stances
from etl.claims.topics.terms import grant, run_from_decision
from etl.claims.topics.together import distinct, ended, in_full, merged, shared_dates, shared_places, told_once
from etl.claims.topics.tolls import Tolls
from etl.claims.voices import attach
from etl.extract.document import Document, Sentence
from etl.extract.mentions import Attribution
from etl.extract.tokens import normal
from etl.rulebook import Rulebook

if TYPE_CHECKING:
    from etl.resolve import Members


class Claims:
    """The claims stage, compiled once a process."""

    def __init__(self, book: Rulebook, members: Members | None = None) -> None:
        self.lexicon = lexicons.build(book)
        if members is None:
            from etl.resolve import Members

            members = Members(book)
        self.members = members
        self.relevance = Relevance(book, members)
        self.triggers = {modal for modal, value in self.lexicon.modals.items() if value == "demanded"} | {
            "need",
            "needs",
        }
        self.triggers |= set(self.lexicon.nouns) | {
            first
            for first, senses in self.lexicon.verbs.items()
            if any(s.lemma in self.lexicon.verb_frames for s in senses)
        }

    def may_claim(self, doc: Document) -> bool:
        """Whether an article with names and quantities found can hold a claim at all: cheap, before attribution."""
        return _may_claim(doc, self.relevance.of(doc))

    def find(self, doc: Document, attributions: Sequence[Attribution]) -> list[Claim]:
        """All claims of one article.

        Args:
            doc: with sentences, dates, quantities and names found.
            attributions: who said what, as etl.extract.attribution finds it.

        Returns:
            Typed claims and, for attributed sentences that hold none, statements; in order of span and topic.
            Nothing where the article is not about forces.
        """
        about = self.relevance.of(doc)
        if not _may_claim(doc, about):
            return []
        name_coalitions(doc, self.members)
        theatre = focus(doc, self.members)
        settle(doc, self.members, theatre)
        discourse = Discourse(doc, self.members, [], theatre, home(doc, self.members))
        discourse.spoken = attributions
        slots = Slots(discourse, self.lexicon)
        said = {doc.dates[a.said].first for a in attributions if a.said is not None and _is_past(doc, a.said)}
        filling = Filling(slots, discourse, said)
        starts = _starts(doc)
        found: list[Claim] = []
        for sentence in doc.sentences:
            found += self._sentence(doc, sentence, starts, filling)
        if about is not About.SURELY:
            found = outright(doc, found, about)
            if not found:
                return []
        return attach(doc, found, attributions, self.members)

    def _sentence(self, doc: Document, sentence: Sentence, starts: dict[int, Value], filling: Filling) -> list[Claim]:
        words = doc.tokens.words[sentence.first : sentence.last + 1]
        if words and words[-1] == "?":
            return []
        keys = {normal(word) for word in words}
        if (
            keys.isdisjoint(self.triggers)
            and keys.isdisjoint(self.lexicon.classes["clause_talks"])
            and keys.isdisjoint(self.lexicon.classes["clause_statement"])
            and not _counts(doc, sentence)
            and (words[-1:] == ["."] or keys.isdisjoint(OPENINGS))
        ):
            return []
        line = phrases(doc, sentence, self.lexicon, starts)
        name_apposed(line, self.members)
        found: list[Claim] = []
        filling.discourse.here = found
        for i, phrase in enumerate(line):
            if isinstance(phrase, VerbGroup):
                found += self._verb(line, i, phrase, sentence, filling)
            elif isinstance(phrase, NounPhrase) and phrase.trigger:
                found += self._noun(line, i, phrase, sentence, filling)
        found = ended(in_full(shared_places(told_once(merged(distinct(shared_dates(line, found)))))))
        self._bare_places(line, sentence, found, filling)
        found = weighed(one_number(found), Demands(line, sentence, filling, self.lexicon))
        process_dates(line, found, self.lexicon)
        followers(line, found, sentence, filling, self.lexicon)
        found += Losses(line, sentence, found, filling, self.lexicon).claims()
        found += Tolls(line, sentence, found, filling, self.lexicon).claims()
        found += headline(line, sentence, filling)
        found += levels(line, sentence, found, filling, self.lexicon)
        found = counted_once(found)
        found += Echoes(line, sentence, found, filling, self.lexicon).claims()
        Circumstances(line, sentence, filling, self.lexicon).add(found)
        found = held_once(found + Holdings(line, sentence, filling.slots, self.lexicon).claims())
        found += Announcements(line, sentence, found, filling, self.lexicon).claims()
        found += Stances(line, sentence, found, filling, self.lexicon).claims()
        found += Negotiations(line, sentence, filling, self.lexicon).claims()
        host_of_demands(line, found, sentence, filling)
        grant(line, found, doc.reference, doc.tokens.starts)
        run_from_decision(line, found, doc.reference)
        for claim in found:
            if claim.force and sentence.role != "caption":
                filling.discourse.claimed.append((sentence.number, claim.force, claim.place, claim.topic))
        return found

    def _bare_places(self, line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling) -> None:
        """ "Evacuation is expected by May, with withdrawal from X": a bare noun gives its place to the same event."""
        for claim in found:
            if "place" in claim.slots or claim.topic not in ("withdrawal", "reduction"):
                continue
            for i, phrase in enumerate(line):
                frames = self.lexicon.noun_frames.get(phrase.trigger, ()) if isinstance(phrase, NounPhrase) else ()
                if not any(frame.topic == claim.topic for frame in frames):
                    continue
                places = [f for p in noun_arguments(line, i).at("from") for f in filling.slots.places(p, sentence)]
                if places:
                    claim.place = places[0].member
                    claim.slots["place"] = Span(places[0].start, places[0].end)
                    claim.trace.append("ellipsis/place of the same event")
                    break

    def _verb(self, line: list[Phrase], i: int, group: VerbGroup, sentence: Sentence, filling: Filling) -> list[Claim]:
        for sense in group.senses:
            frames = self.lexicon.verb_frames.get(sense.lemma)
            particles = particles_of(line, i, sense)
            if particles is not None and sense.particles and not frames:
                break  # "were cut off" is no cut
            if particles is None or not frames:
                continue
            only = all(position != "subject" for frame in frames for position, _ in frame.slots["force"])
            args = verb_arguments(line, i, particles, takes_only_objects=only)
            scope = partial(verb_scope, line, i, self.lexicon)
            present = not group.modals and not ("past" in group.forms and group.finite) and not _past(group)
            finite = group.finite or group.parent is not None or accused(line, i)
            event = Event(i, args, scope, line, sentence, tense_present=present, is_finite=finite)
            if sense.lemma == "leave" and (group.passive or reduced(line, i)):  # "500 are left" stay
                hung = not group.passive  # "has 300 soldiers left there" tells the number once
                frames = [f for f in frames if f.topic == "force_level" or (f.topic == "presence" and not hung)]
            claims = not_own(_first_of_topics(frames, event, filling), args.subjects, sentence, filling)
            if not claims and not only and not args.objects:  # "eight insurgents captured in X"
                hit = [frame for frame in frames if frame.topic in HIT]
                own = verb_arguments(line, i, particles, takes_only_objects=True) if hit else args
                claims = _first_of_topics(hit, replace(event, args=own), filling) if own.objects else []
            if claims and unasserted(line, i, event.scope):
                claims = [claim for claim in claims if claim.topic not in DONE]
            if presupposed(line, i):
                done = DONE if _past(group) or "past" in group.forms else ()
                claims = [claim for claim in claims if claim.when or claim.quantity or claim.topic in done]
            claims += winners(claims, args.at("to"), sentence, filling.slots)
            for gap in gapped_events(event) if claims and claims[0].topic in GAPPED else ():
                claims += _first_of_topics(frames, gap, filling)
            if claims:
                return claims + gapped_claims(event, claims, filling.slots)
        return modal_demand(line, i, sentence, filling, self.lexicon)

    def _governed(self, line: list[Phrase], i: int) -> bool:
        """Whether the noun is the object of a verb that claims for itself ("reduce their presence")."""
        if i > 1 and word_of(line[i - 1]) == "of" and getattr(line[i - 2], "trigger", "") in ENDS:
            return True  # "the end of its presence"
        before = next((phrase for phrase in reversed(line[:i]) if phrase.kind != "A"), None)
        return isinstance(before, VerbGroup) and any(sense.lemma in self.lexicon.verb_frames for sense in before.senses)

    def _noun(
        self, line: list[Phrase], i: int, phrase: NounPhrase, sentence: Sentence, filling: Filling
    ) -> list[Claim]:
        frames = self.lexicon.noun_frames.get(phrase.trigger, ())
        if phrase.trigger == "presence" and self._governed(line, i):
            return []
        args = noun_arguments(line, i)
        scope = noun_scope(line, i, self.lexicon)
        if scope is None:
            told_of = args.dates or _counted(args) or goes_on(phrase)
            if not told_of or only_about(line, i, self.lexicon):
                return []
            scope = Scope()
        event = Event(i, args, partial(_given, scope), line, sentence, noun=True, tense_present=True)
        claims = told(_first_of_topics(frames, event, filling), filling.doc.reference)
        return claims + gapped_claims(event, claims, filling.slots) if claims else claims


def _given(scope: Scope) -> Scope:
    return scope


def _first_of_topics(frames: Sequence[Frame], event: Event, filling: Filling) -> list[Claim]:
    found: list[Claim] = []
    topics: set[str] = set()
    for frame in sorted(frames, key=lambda frame: -len(frame.required)):
        if frame.topic in topics:
            continue
        claims = filling.claims(frame, event)
        if claims:
            topics.add(frame.topic)
            found += claims
    return _one_reading(found)


ENDS = {"end", "ending", "termination", "conclusion", "extension", "continuation", "reduction"}
# Where one trigger fits several topics, the more telling one stands alone.
PRECEDENCE = (
    ("detainees", "casualties"), ("relocation", "transition", "withdrawal", "reduction", "deployment"),
    ("mission_end", "presence", "force_level"), ("withdrawal", "mission_end"), ("mission_end", "reduction"),
    ("reduction", "casualties"), ("reduction", "force_level"),
)  # fmt: skip

# "Are deployed in", "has stationed 300 there" count, and send nobody.
STATES = {"force_level/troops are in a place", "force_level/someone has troops in a place"}


def _one_reading(found: list[Claim]) -> list[Claim]:
    topics = {claim.topic for claim in found}
    if any(claim.rule in STATES for claim in found):
        topics.discard("deployment")
    if any(
        claim.topic == "force_level" and claim.modality == "asserted" and claim.polarity == "affirmed"
        for claim in found
    ):
        topics.discard("presence")  # "keeps 300 soldiers there" counts; "will keep 300" is about staying
    for order in PRECEDENCE:
        here = [topic for topic in order if topic in topics]
        topics -= set(here[1:])
    return [claim for claim in found if claim.topic in topics]


def _past(group: VerbGroup) -> bool:
    return any(normal(item.word) in ("was", "were", "had", "did", "been") for item in group.items)


def _counted(args: Arguments) -> bool:
    return any(phrase.quantity for phrase in args.at("of"))


def _may_claim(doc: Document, about: About) -> bool:
    if about in (About.NOTHING, About.SURELY):
        return about is About.SURELY
    named = any(m.kind == "force" and m.member for m in doc.names)
    return named or any(m.kind == "count" and m.unit in ARMED for m in doc.quantities)


def _is_past(doc: Document, index: int) -> bool:
    """Whether a date can be the day on which something was said: not after the publication."""
    earliest = doc.dates[index].earliest
    return doc.reference is None or earliest is None or earliest <= doc.reference


def _starts(doc: Document) -> dict[int, Value]:
    starts: dict[int, Value] = {m.first: m for m in doc.names}
    starts.update({m.first: m for m in doc.quantities})
    starts.update({min(m.first, doc.tokens.at(m.when_start)): m for m in doc.dates})
    return starts


def _counts(doc: Document, sentence: Sentence) -> bool:
    return any(sentence.first <= m.first <= sentence.last for m in doc.quantities)
