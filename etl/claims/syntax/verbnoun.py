"""Is this word a verb or a noun here? Decided by its forms and by the tags next to it."""

from __future__ import annotations

from dataclasses import dataclass

from etl.claims.syntax.lexicon import ClaimLexicon
from etl.extract.tokens import normal

SUBJECTS = "FGMRPSBNZ"
GERUNDS = {"backing", "funding", "training", "fighting", "bombing", "shelling", "understanding"}
OPENERS = "dtQFPjSpA'"
PLURALS = {"staff", "police", "people", "men", "women", "personnel", "most", "many", "half", "all"}
GUARDS = {"border", "coast", "national", "presidential", "prison", "palace", "republican", "revolutionary", "frontier"}
DEGREES = {"heavily", "lightly", "well", "poorly", "newly"}  # what they stand before is an adjective


@dataclass(frozen=True, slots=True)
class Site:
    """A word with its neighbourhood: tags before and after it, and the word before."""

    word: str
    before: str
    earlier: str  # tags of the two items before that, nearest first
    previous: str
    after: str


def is_verb(site: Site, lexicon: ClaimLexicon) -> bool:
    """Whether the word of the site is a verb; it has a verb form and may have a noun reading."""
    key = normal(site.word)
    forms = frozenset().union(*(sense.forms for sense in lexicon.verbs[key]))
    before, after = site.before, site.after
    if key in lexicon.classes["clause_talks"] and before not in "pPFSr":
        return False  # "direct talks will start"
    if (before == "a" and f"{site.previous} {key}" in lexicon.classes["clause_compound"]) or (
        site.previous in DEGREES and "part" in forms
    ):
        return False  # "its border guards", "heavily armed"
    if site.previous == "whose" or (before == "T" and forms == {"base"}):
        return False  # "that direct talks will start": a conjunction, and no subject yet
    if site.previous in ("latter", "former") and "s" in forms:
        return True
    if "ing" in forms:
        held = (
            before == "a" and after in "it" and (key in lexicon.nouns or (key in GERUNDS and site.earlier[:1] == "d"))
        )
        held = held or (before == "a" and after in "aMGBN" and key in lexicon.classes["clause_effort"])
        return not (before in "djnZ'" or held)  # "its full backing of", "a bilateral training programme"
    return _by_neighbours(site, key, forms, lexicon)


def _by_neighbours(site: Site, key: str, forms: frozenset[str], lexicon: ClaimLexicon) -> bool:
    before, after = site.before, site.after
    noun_too = _noun_too(key, lexicon)
    if before == "T" and noun_too and "s" in forms:
        return after in OPENERS + "i"  # "that talks go on" against "that talks to the enemy"
    if before in "tmorTp" or (before == "g" and (site.earlier[:1] in ("m", "o", "t") or site.previous == "longer")):
        return True
    if before == "g" and site.earlier[:1] in ("h", "x"):
        return bool(forms & {"part", "past"})  # "has not cut its force"
    if key in ("guard", "guards") and site.previous in GUARDS:
        return False
    if before in "AkD":
        return _after_adverb(site, lexicon)
    if after == ";" and not site.earlier and noun_too:
        return False  # a label that opens a headline ("KFOR exit: ...")
    if before in "xh":
        return bool(forms & {"part", "past"})
    if before in "dn'":
        return False
    if (key in ("number", "total") and after == "Q") or _same_past(forms, site):
        return True
    if before in "c,":
        plain = before == "c" and "base" in forms and not noun_too and after in "iD"
        return plain or _after_joint(site, forms, noun_too)
    if forms & {"base", "s"} and not noun_too:
        return before in SUBJECTS + "jQ#aCe)" and after != "'"
    return _after_noun(site, forms)


def _same_past(forms: frozenset[str], site: Site) -> bool:
    """ "Uganda cut 1,000 soldiers": a past that looks like the base form, between a country and an object."""
    particle = site.after == "A" and site.before in "PSFGCaR"  # "the council set up a force"
    return {"past", "base"} <= forms and (particle or (site.before in "PSFG" and site.after in "dQjFnP#"))


def _noun_too(key: str, lexicon: ClaimLexicon) -> bool:
    """Whether the word, or the base form that it belongs to, is also a noun."""
    if key in lexicon.nouns or key in lexicon.tags:
        return True
    bases = {sense.lemma.split()[0] for sense in lexicon.verbs[key]}
    return any(base in lexicon.classes["clause_noun_too"] or base in lexicon.nouns for base in bases)


def _after_adverb(site: Site, lexicon: ClaimLexicon) -> bool:
    before = site.earlier[:1]
    if before in ("A", "k"):
        return True
    if site.before == "A" and before and before in SUBJECTS + "aC":
        return site.after != "'"  # "forces still control", "the group also backs"
    if site.before == "A" and before == "," and site.after in "ai":
        return normal(site.word).endswith("s") and normal(site.word) not in lexicon.nouns
    return is_verb(Site(site.word, before or "^", site.earlier[1:], "", site.after), lexicon)


def _after_joint(site: Site, forms: frozenset[str], noun_too: bool) -> bool:
    """Behind "and" or a comma: a verb where an object, or for -s forms a preposition, follows."""
    if site.before == "," and site.after in "iD" and "s" in forms and not noun_too:
        return True
    return site.after in OPENERS or (site.before == "c" and "s" in forms and site.after in "ia")


def _after_noun(site: Site, forms: frozenset[str]) -> bool:
    """ "forces leave", "the coalition exits": plural subjects take the base form, singular ones the -s form."""
    before, after = site.before, site.after
    plural = (site.previous.endswith("s") and before != "P") or before == "R" or site.previous in PLURALS
    if before == "#" and "s" in forms:
        return after in "Dt"
    if before == "C" and not site.earlier and site.previous.endswith("s") and "s" not in forms:
        return after in "dtQFPjSp"  # "Protesters want the army out"
    if before in "jQ#iCyN)":
        return before in "C)" and "s" in forms and after in "dtQFPjSiD,"
    joined = site.earlier[:1] == "c" or "T" in site.earlier  # "Japan and Australia support", "that the army halt its"
    if before in "PSFG" and joined and "base" in forms and after in "dtQFPjSp":
        return True
    if before in SUBJECTS:
        singular = "s" in forms and (not plural or before in "FGR")
        return singular or (before in "FGMRBNZ" and plural and "s" not in forms)
    if before == "a":
        return ("s" in forms and not plural and after in "dtQFPjSiD") or (plural and "s" not in forms)
    return False
