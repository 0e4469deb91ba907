"""Productions of patterns/forces.toml: a match over the line becomes mentions of forces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from etl.extract.forces import Force, Roster, unknown_force
from etl.extract.grammar import Found
from etl.extract.mentions import NameMention
from etl.extract.place_rules import Openings, is_name, strip
from etl.extract.places import Atlas, Nation, Place
from etl.extract.reading import Hit, Reading
from etl.rulebook import Rule, Rulebook

MISSIONS = {"mission", "operation", "coalition", "alliance", "task force", "force", "deployment"}
UNSURE_UNITS = {"division", "divisions", "corps", "army", "wing", "company", "fleet", "legion", "squadron", "platoon"}
DEFINITE = {
    "brigade",
    "force",
    "army",
    "military",
    "navy",
    "group",
    "movement",
    "faction",
    "organisation",
    "organization",
}
ANY_GROUP = {"islamist", "jihadist", "loyalist", "republican", "christian", "muslim", "catholic", "arab", "communist"}


class ForceRules:
    """One method a production; each takes the reading, the match and its rule and gives mentions."""

    def __init__(self, book: Rulebook, roster: Roster, atlas: Atlas) -> None:
        classes = book.lexicon.classes
        self.atlas = atlas
        self.roster = roster
        self.openings = Openings(book)
        self._sure = classes["force_sure"]
        self._body = classes["force_body"]
        self._military = classes["force_military"]
        self._modified = classes["military_noun_after"]
        self._not_after = classes["not_force_after"]
        self._not_before = classes["not_force_before"]
        self._locative = classes["place_in"]
        self._ethnic = classes["group_ethnic"]
        self._units = classes["unit_word"]
        self._political = classes["coalition_political"]
        self._civil = classes["civil_name"]

    # nations -----------------------------------------------------------------------------------------------------

    def national(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "US special forces", "France's army": the forces of a country."""
        hit = reading.hit_at[found.groups["nation"][0]]
        noun = self._words(reading, found, "noun")
        mods = set(self._words(reading, found, "mods").split())
        if not self._is_force(noun, mods, rule) or self._is_verb(reading, found, noun):
            return
        if not self._has_forces(hit):
            return
        first, last = reading.span(found.first, found.last)
        is_bare = (
            isinstance(hit.what, Place) and not reading.words[hit.last].isupper() and "." not in reading.words[hit.last]
        )
        is_next = found.groups["noun"][0] == found.groups["nation"][1] + 1
        if is_bare and noun in ("forces", "force") and is_next and reading.low(first - 1) in self._locative:
            return
        force = self.roster.forces[f"force/{hit.country}"]
        is_head = not (noun == "troop" or (reading.low(last + 1) in self._modified and noun not in self._sure))
        yield reading.mention("force", force.id, force.name, (first, last), rule.id, is_head)
        yield from self._joined(reading, found.first, rule)

    def _has_forces(self, hit: Hit) -> bool:
        if isinstance(hit.what, Place):
            return hit.what.kind == "country" or self.atlas.is_capital(hit.what)
        return isinstance(hit.what, Nation) and not hit.what.is_people

    def _is_force(self, noun: str, mods: set[str], rule: Rule) -> bool:
        return noun in self._sure or noun in self._body or noun.startswith("police") or bool(mods & self._military)

    def _is_verb(self, reading: Reading, found: Found, noun: str) -> bool:
        """ "rain forces closure", "Iran forces them out"."""
        if noun not in ("forces", "force"):
            return False
        last = reading.at[found.groups["noun"][1]]
        if reading.low(last + 1) in self._not_after:
            return True
        after = found.groups["noun"][1] + 1
        return after in reading.hit_at and reading.low(reading.span(after, after)[1] + 1) == "to"

    def _joined(self, reading: Reading, position: int, rule: Rule) -> Iterator[NameMention]:
        """Countries joined before: "US and Iraqi forces" names two forces."""
        while position and reading.low(reading.at[position - 1]) == "other":
            position -= 1
        while position >= 2:
            word = reading.low(reading.at[position - 1])
            before = position - 2
            if word == "and" and reading.low(reading.at[before]) == ",":
                before -= 1
            hit = reading.hit_at.get(before)
            if word not in ("and", "or", ",") or hit is None or not self._can_join(reading, hit):
                return
            force = self.roster.forces[f"force/{hit.country}"]
            yield reading.mention("force", force.id, force.name, (hit.first, hit.last), rule.id)
            position = before

    @staticmethod
    def _can_join(reading: Reading, hit: Hit) -> bool:
        if isinstance(hit.what, Nation):
            return not hit.what.is_people
        return isinstance(hit.what, Place) and hit.what.kind == "country" and reading.words[hit.last].isupper()

    # organisations and leads -------------------------------------------------------------------------------------

    def organisation(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "UN peacekeepers in Lebanon": the organisation's mission there, else its forces."""
        org = reading.hit_at[found.groups["org"][0]].what
        assert isinstance(org, Force)
        noun = self._words(reading, found, "noun")
        mods = set(self._words(reading, found, "mods").split())
        is_mission = noun.split()[-1] in MISSIONS or noun.startswith("peace") or "peacekeeping" in mods
        if not (is_mission or noun in self._sure or mods & self._military):
            return
        tokens = (reading.at[found.first], reading.at[found.groups["noun"][1] + 1] - 1)
        place = reading.hit_at[found.groups["place"][0]] if "place" in found.groups else None
        known = self._mission(reading, org, place.country if place else "", mods | set(noun.split()))
        is_plain = noun in ("mission", "operation") and not mods & self._military
        if is_plain and not known and not place:
            return
        if known and (is_mission or place):
            yield reading.mention("force", known.id, known.name, tokens, rule.id)
        elif is_mission and place and noun.split()[-1] in ("mission", "operation"):
            words = reading.text((tokens[0], reading.span(found.last, found.last)[1]))
            yield reading.mention("force", unknown_force(words), words, tokens, rule.id)
        else:
            yield reading.mention("force", org.id, org.name, tokens, rule.id)

    def _mission(
        self, reading: Reading, org: Force, country: str, words: Collection[str] = frozenset()
    ) -> Force | None:
        """An organisation's mission in a country: one of the article, else that which its kind, then its years fit."""
        year = reading.doc.reference.year if reading.doc.reference else None
        named = {
            hit.what.id: hit.what
            for hit in reading.hits
            if isinstance(hit.what, Force) and hit.what.parent == org.id and hit.what.kind == "mission"
        }
        if country:
            there = [one for one in named.values() if country in one.countries]
            if len(there) == 1:
                return there[0]
            missions = self.roster.missions_of(org.id, country)
            missions = [one for one in missions if one.is_called(words)] or missions
            missions = [one for one in missions if one.is_of(year)] or missions
            return max(missions, key=lambda one: one.since or 0) if missions else None
        return next(iter(named.values())) if len(named) == 1 else None

    def led(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "British-led force", "Turkish-backed fighters": whoever leads or backs them, they are others."""
        lead = reading.hit_at.get(found.groups["lead"][0])
        how, noun = self._words(reading, found, "how"), self._words(reading, found, "noun")
        tokens = reading.span(found.first, found.last)
        words = reading.text(tokens)
        is_led = how in ("led", "commanded", "headed")
        if is_led and noun in ("coalition", "alliance", "force", "forces", "troops", "mission"):
            known = self._known_led(reading, lead, noun)
            if known:
                yield reading.mention("force", known.id, known.name, tokens, rule.id)
                return
        only = self._only_mission(reading)
        if only and noun in ("mission", "force"):
            yield reading.mention("force", only.id, only.name, tokens, rule.id)
            return
        country = self._led_country(reading, found) or (lead.country if lead and is_led else "")
        yield reading.mention("force", unknown_force(words, country), words, tokens, rule.id)

    @staticmethod
    def _only_mission(reading: Reading) -> Force | None:
        """The mission that the article names, where it names one and its country."""
        named = {
            hit.what.id: hit.what for hit in reading.hits if isinstance(hit.what, Force) and hit.what.kind == "mission"
        }
        only = next(iter(named.values())) if len(named) == 1 else None
        return only if only and any(reading.countries[code] for code in only.countries) else None

    def _known_led(self, reading: Reading, lead: Hit | None, noun: str) -> Force | None:
        if lead is None:
            return None
        if isinstance(lead.what, Force):
            countries = [code for code, _ in reading.countries.most_common()]
            known = (self._mission(reading, lead.what, code) for code in countries)
            return next(filter(None, known), lead.what)
        against_isis = any(isinstance(hit.what, Force) and hit.what.id == "force/isis" for hit in reading.hits)
        if (
            lead.country == "us"
            and noun == "coalition"
            and (against_isis or reading.countries["iq"] or reading.countries["sy"])
        ):
            return self.roster.forces.get("force/global-coalition")
        return None

    @staticmethod
    def _led_country(reading: Reading, found: Found) -> str:
        first, last = found.groups.get("mods", (0, -1))
        codes = [reading.hit_at[i].country for i in range(first, last + 1) if i in reading.hit_at]
        return codes[-1] if codes else ""

    # groups and units --------------------------------------------------------------------------------------------

    def named(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "ISIS fighters", "soldiers of the RSF"."""
        force = reading.hit_at[found.groups["force"][0]].what
        assert isinstance(force, Force)
        yield reading.mention("force", force.id, force.name, reading.span(found.first, found.last), rule.id)

    def people(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "Kurdish militants", "Chadian rebels"."""
        tokens = reading.span(found.first, found.last)
        hit = reading.hit_at.get(found.groups["who"][1])
        words = reading.text(tokens)
        ethnic = words.split()[0].lower() in self._ethnic
        if hit and isinstance(hit.what, Place) and not ethnic and reading.low(tokens[0] - 1) in self._locative:
            return
        if words.split()[0].lower() in ANY_GROUP:
            yield reading.mention("force", "", words, tokens, "forces/generic group")
        elif not (hit and isinstance(hit.what, Nation) and hit.what.is_people):
            yield reading.mention("force", unknown_force(words, hit.country if hit else ""), words, tokens, rule.id)

    def unit(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "the 93rd Brigade", "the Zagros Brigade"."""
        first, last = reading.span(*found.groups["name"])
        noun = self._words(reading, found, "noun")
        hit = reading.hit_at[found.groups["nation"][0]] if "nation" in found.groups else None
        if hit and isinstance(hit.what, Force) and hit.what.kind != "national":
            return
        if rule.id.endswith("named unit"):
            first = strip(reading, first, last)
            before = last - len(noun.split())
            if first > before or reading.words[first] in self._civil or not is_name(reading, first, before):
                return
        elif noun in UNSURE_UNITS and not hit and not self._is_military_unit(reading, first, last):
            return
        start = first if hit is None else reading.at[found.first]
        country = hit.country if hit else ""
        name = reading.text((first, last))
        yield reading.mention("force", unknown_force(name, country), name, (start, last), rule.id)

    def _is_military_unit(self, reading: Reading, first: int, last: int) -> bool:
        return any(reading.low(i) in self._units for i in range(first, last))

    def group(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "Zorani rebels": a name in capitals with a noun that makes it a group."""
        first, last = reading.span(*found.groups["name"])
        first = strip(reading, first, last)
        if first > last or reading.is_title(first) or (first == last and reading.opens_sentence(first)):
            return
        if not is_name(reading, first, last):
            return
        tokens = (first, reading.span(found.first, found.last)[1])
        words = reading.text(tokens)
        yield reading.mention("force", unknown_force(words), words, tokens, rule.id)

    def operation(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "Operation Iron Shield", "Joint Task Force Guardian"."""
        tokens = reading.span(found.first, found.last)
        words = reading.text(tokens)
        yield reading.mention("force", unknown_force(words), words, tokens, rule.id)

    def mission(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "the Northern Mission in Chad"."""
        first, last = reading.span(found.first, found.last)
        while first < last and reading.low(first) in ("the", "a", "its", "this", "that", "their"):
            first += 1
        if reading.low(first) in ("mission", "force", "coalition") or reading.is_title(first):
            return
        words = reading.text((first, last))
        yield reading.mention("force", unknown_force(words), words, (first, last), rule.id)

    # references --------------------------------------------------------------------------------------------------

    def generic(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "the coalition", "its soldiers": forces to be found later."""
        noun = self._words(reading, found, "noun")
        first, last = reading.span(self.openings.first(reading, found.first, rule), found.last)
        head = reading.at[found.groups["noun"][0]]
        before, after = reading.low(head - 1), reading.low(last + 1)
        if noun in ("forces", "force") and (before in self._not_before or after in self._not_after):
            return
        if noun in DEFINITE and (first == head or after == "of"):
            return
        is_bare = first == head and before not in ("'s", "coalition", "alliance")
        if before == "'s" and noun not in ("mission", "forces", "troops", "military mission", "coalition"):
            is_bare = first == head
        if is_bare and ("mission" in noun or "operation" in noun or noun in ("coalitions", "alliance")):
            return
        if noun.startswith(("coalition", "alliance")) and (after in self._political or before in self._political):
            return
        if not self._is_military(reading, noun, last, first == head) or self._goes_on(reading, head, last):
            return
        is_head = not (noun in ("military", "army", "navy") and after in self._modified)
        if not is_head and reading.low(first) in ("a", "an"):
            return
        yield reading.mention("force", "", reading.text((first, last)), (first, last), rule.id, is_head)
        if "other" in (reading.low(first), reading.low(first - 1)):
            yield from self._joined(reading, bisect_left(reading.at, first), rule)

    @staticmethod
    def _goes_on(reading: Reading, head: int, last: int) -> bool:
        """Whether a capitalised noun is followed by another one: "the Joint Military Commission"."""
        words = reading.words
        if last + 1 >= len(words) or not (words[head][0].isupper() and words[last + 1][0].isupper()):
            return False
        return not reading.is_title(head) and not any(hit.first == last + 1 for hit in reading.hits)

    @staticmethod
    def _is_military(reading: Reading, noun: str, last: int, is_bare: bool) -> bool:
        """ "Air Force One", "a task force on housing", "forces of nature" are no forces."""
        after = reading.words[last + 1] if last + 1 < len(reading.words) else ""
        if noun == "force" and (after[:1].isupper() or after[:1].isdigit()):
            return False
        if noun == "forces" and is_bare and after[:1].isupper():
            return False
        if noun == "task force" and after in ("on", "for"):
            return False
        then = reading.words[last + 2] if last + 2 < len(reading.words) else ""
        return not (
            noun in ("forces", "force") and after == "of" and then.islower() and then not in ("the", "a", "its")
        )

    def _words(self, reading: Reading, found: Found, group: str) -> str:
        if group not in found.groups:
            return ""
        return reading.text(reading.span(*found.groups[group])).lower()
