"""What words refer to within an article: "the coalition", "its troops", "the remainder", "there", "the base".

Reference runs over the sentence and the two before it; a definite noun that only one force of the article can carry
("the coalition") reaches further. Where two members fit equally, nothing is resolved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

from etl.claims.reference.actors import Actors
from etl.extract.document import Sentence
from etl.extract.mentions import Attribution, NameMention
from etl.extract.tokens import normal

_first = attrgetter("first")
# Pronouns and possessives look to the subject of the last sentence that names a force, other words to its last force.
SUBJECT_WORDS = {"its", "their", "they", "it", "them", "his", "our", "we"}
SPEAKERS_WORDS = {"our", "we", "us"}
PLURAL_WORDS = {"they", "them"}
# Definite nouns that the one force of that kind in the article carries, however far back it was named.
CARRIED = {
    "peacekeepers": {"mission"}, "rebels": {"armed_group"}, "insurgents": {"armed_group"}, "jihadists": {"armed_group"},
    "militias": {"armed_group"}, "gunmen": {"armed_group"}, "mercenaries": {"armed_group", "company"},
    "mission": {"mission", "coalition"}, "mandate": {"mission", "coalition"}, "operation": {"mission", "coalition"},
    "alliance": {"coalition", "organisation"}, "group": {"armed_group"}, "militia": {"armed_group"},
    "faction": {"armed_group"}, "movement": {"armed_group"}, "organisation": {"armed_group"},
    "organization": {"armed_group"}, "sect": {"armed_group"}, "militants": {"armed_group"},
}  # fmt: skip

# Words for regular troops, which an armed group is called last.
REGULAR = {
    "forces", "force", "troops", "soldiers", "contingent", "personnel", "servicemen", "army", "military", "operations",
    "commandos", "brigade", "brigades", "battalion", "battalions", "regiment", "division", "corps", "navy", "marines",
    "paratroopers", "sailors", "airmen", "contingents", "peacekeepers",
}  # fmt: skip
# Words for fighters outside any army, which no nation's forces, mission or coalition is called.
IRREGULAR = {
    "rebels", "insurgents", "jihadists", "militias", "militia", "gunmen", "militants", "guerrillas", "terrorists",
    "extremists", "separatists", "militiamen", "islamists", "bandits", "kidnappers",
}  # fmt: skip
STATES = {"national", "mission", "coalition", "organisation"}
# What a nation does in a mission: the soldiers that the sentence goes on to count are its own.
PARTAKING = {"participation", "contribution", "involvement", "engagement", "commitment", "presence", "contingent"}
DEFENCE = {"defence", "defense", "armed"}  # "the defence force", "the armed forces"
# "The army", "federal troops": the state's own, in the country that the article is about.
STATES_OWN = {"government", "federal", "regime", "junta", "state", "loyalist"}
SOLDIERS = {"soldiers", "troops", "servicemen", "commandos"}
STATE = {"army", "military", "police", "gendarmerie", "navy", "junta"}


@dataclass
class Discourse(Actors):
    """What the article has named so far, for look-back by token."""

    spoken: Sequence[Attribution] = ()  # who said what

    def speakers_force(self, token: int) -> str | None:
        """The forces of the country whose official says the words at this token: "we", "our troops"."""
        start = self.doc.tokens.starts[token]
        for one in self.spoken:
            if one.country and any(begin <= start < end for begin, end in one.content):
                return self.members.national_force(f"place/{one.country}")
        return None

    def _says_a_stranger(self, token: int) -> bool:
        """Whether a person of no country that the article tells is quoted here: "we" is nobody named before."""
        start = self.doc.tokens.starts[token]
        said = (one for one in self.spoken if any(begin <= start < end for begin, end in one.content))
        return any(one.kind == "named" and one.speech == "direct" and not one.country for one in said)

    def force(self, words: str, sentence: Sentence, before: int) -> str | None:
        """The member that a generic force mention stands for, None where nothing fits.

        Args:
            words: the mention as written ("the group", "its troops", "others").
            before: token at which the mention starts.
        """
        noun = normal(words.split()[-1]) if words.split() else ""
        window = self.forces(self.first_token(sentence), before)
        if noun in IRREGULAR:
            window = [m for m in window if self._kind(m.member) not in STATES]
        kinds = CARRIED.get(noun) or CARRIED.get(noun.removesuffix("s"))
        if kinds and not (noun == "mandate" and normal(words.split()[0]) in SUBJECT_WORDS):
            window = [m for m in window if self._kind(m.member) in kinds] or window
            window = [m for m in window if not self._is_over(m.member)] or window
            carried = self._carried(kinds, before)
            if carried and (len(set(carried)) == 1 or not window):
                return carried[-1]
        first = normal(words.split()[0]) if words.split() else ""
        if first in SUBJECT_WORDS:
            return self._pronoun(first, sentence, before)
        known, member = self._states_own(noun, words, sentence, before)
        return member if known else self._last_of(noun, window, before)

    def _carried(self, kinds: set[str], before: int) -> list[str]:
        """The forces of these kinds named so far; missions that are over only for want of others."""
        named = [m.member for m in self.forces(0, before) if self._kind(m.member) in kinds]
        return [member for member in named if not self._is_over(member)] or named

    def _pronoun(self, first: str, sentence: Sentence, before: int) -> str | None:
        """What "its", "they", "our" go back to."""
        own = self.speakers_force(before) if first in SPEAKERS_WORDS else None
        if own is None and first in SPEAKERS_WORDS and self._says_a_stranger(before):
            return self.members.national_force(self.home) if self.home else None
        own = own or (self._people_before(sentence, before) if first in PLURAL_WORDS else None)
        return own or self._actor(sentence, before, single=first in ("its", "it"))

    def _states_own(self, noun: str, words: str, sentence: Sentence, before: int) -> tuple[bool, str | None]:
        """Whether the words mean a state's own forces ("the army", "federal troops"), and which."""
        said = {normal(word) for word in words.split()}
        if noun in ("force", "forces") and DEFENCE & said:
            return True, self.speakers_force(before) or self.nation_before(sentence, before)
        home = self.home or self.focus
        if home and (noun in STATE or (noun in REGULAR and STATES_OWN & said)):
            return True, self.members.national_force(home)
        told = self._of_its_part(sentence, before) if noun in REGULAR else None
        return told is not None, told

    def _tells_of_the_army(self, before: int) -> bool:
        """Whether "the army" or "the military" stands before this token, so that soldiers are its own."""
        names = (m for m in self.names(0, before) if m.kind == "force" and not m.member)
        return any(self._last_word(mention) in STATE for mention in names)

    def _last_of(self, noun: str, window: list[NameMention], before: int) -> str | None:
        """The only force called by this noun, else the last one of the window that is nobody's enemy."""
        same_noun = {m.member for m in self.forces(0, before) if self._last_word(m) == noun}
        if len(same_noun) == 1:
            return same_noun.pop()
        if noun in REGULAR:
            window = [m for m in window if self._kind(m.member) != "armed_group"]
            if not window and self.home and noun in SOLDIERS and self._tells_of_the_army(before):
                return self.members.national_force(self.home)
        if not window:
            return None
        latest = self.sentence_at(window[-1].first)
        same = [m for m in window if m.first >= latest.first]
        friends = [m for m in same if not self._is_target(m)] or same
        friends = [m for m in friends if not self.beside(m)] or friends
        return friends[-1].member

    def _is_over(self, member: str) -> bool:
        """Whether a mission had ended in the years before the article: "the mission" is then the one that followed."""
        known, day = self.members.roster.forces.get(member), self.doc.reference
        return known is not None and day is not None and known.until is not None and known.until < day.year

    def _of_its_part(self, sentence: Sentence, before: int) -> str | None:
        """The nation whose part in something the sentence has named: "as to Czech participation: 120 soldiers"."""
        words = self.doc.tokens.words
        for mention in reversed(self.names(sentence.first, before)):
            if mention.kind == "place" and mention.member and words[mention.last + 1] in PARTAKING:
                return self.members.national_force(mention.member)
        return None

    def _last_word(self, mention: NameMention) -> str:
        return normal(self.doc.tokens.words[mention.last])

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that a token belongs to."""
        return self.doc.sentences[max(0, bisect_right(self.doc.sentences, token, key=_first) - 1)]

    def only_claimed(self, topic: str) -> str | None:
        """The one force of which the article has claimed something of this topic so far."""
        forces = {force for _, force, _, known in self.claimed if known == topic}
        return forces.pop() if len(forces) == 1 else None

    def last_of_topic(self, topic: str) -> str | None:
        """Force of the last claim of this topic, however far back."""
        return next((force for _, force, _, known in reversed(self.claimed) if known == topic), None)

    def last_claim(self, sentence: Sentence, topic: str = "") -> str | None:
        """Force of the last claim in the window, of that topic where one is given."""
        for number, force, _, known_topic in reversed(self.claimed):
            if self.near(sentence, number) and (not topic or topic == known_topic):
                return force
        return None

    def counted_before(self, sentence: Sentence, before: int) -> str | None:
        """Whom a bare number counts: the force that its sentence has named, or that of the last claim."""
        here = [m for m in self.forces(sentence.first, before) if not self._is_target(m)]
        told = [claim.force for claim in self.here if claim.force]
        return here[0].member if here else (told[-1] if told else self.last_claim(sentence))

    def is_armed_group(self, member: str | None) -> bool:
        """Whether the force is an armed group by its kind."""
        return member is not None and self._kind(member) == "armed_group"

    def counted(self, sentence: Sentence) -> list[tuple[int, str, str | None, str]]:
        """Claims in the window that say how many there are, or how many go and come."""
        topics = ("force_level", "reduction", "deployment", "presence")
        return [one for one in self.claimed if self.near(sentence, one[0]) and one[3] in topics]

    def last_count(self, sentence: Sentence, topics: Collection[str]) -> tuple[str, str | None, str] | None:
        """Force, place and topic of the last claim in the window, where it counts and its sentence has no other force.

        Where that sentence counts in several places, the country that they lie in.
        """
        last = next((one for one in reversed(self.claimed) if self.near(sentence, one[0])), None)
        if last is None or last[3] not in topics:
            return None
        beside = [one for one in self.claimed if one[0] == last[0]]
        if any(one[1] != last[1] for one in beside):
            return None
        countries = {self.members.country_of(place) for _, _, place, _ in beside if place}
        several = len({place for _, _, place, _ in beside}) > 1
        return last[1], (countries.pop() if len(countries) == 1 else None) if several else last[2], last[3]

    def last_topic(self, sentence: Sentence, topic: str) -> bool:
        """Whether the last claim in the window, that with a number before it, is of this topic."""
        last = next((known for number, _, _, known in reversed(self.claimed) if self.near(sentence, number)), "")
        return last == topic
