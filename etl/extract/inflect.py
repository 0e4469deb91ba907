"""Forms of English verbs from their lemmas (regular by rule, irregular as the rules list them)."""

from __future__ import annotations

VOWELS = "aeiou"
# Two-syllable verbs stressed on the last syllable double their consonant; most do not, so these are listed.
DOUBLING = {
    "admit", "begin", "commit", "compel", "control", "defer", "expel", "occur", "patrol", "permit", "rebel",
    "refer", "regret", "transfer",
}  # fmt: skip
FORMS = ("base", "s", "past", "part", "ing")


def verb_forms(spec: str) -> dict[str, str]:
    """The five forms of a verb: base, s, past, part, ing. Particles ("pull out") stay behind each form.

    >>> verb_forms("leave left left")["ing"], verb_forms("pull out")["past"], verb_forms("cut cut cut")["ing"]
    ('leaving', 'pulled out', 'cutting')
    >>> verb_forms("vacate")["part"], verb_forms("deploy")["s"], verb_forms("carry on")["s"], verb_forms("quit")["ing"]
    ('vacated', 'deploys', 'carries on', 'quitting')
    >>> verb_forms("take place took place taken place")["past"], verb_forms("go went gone")["s"]
    ('took place', 'goes')
    """
    words = spec.split()
    base, particle, past, part = _principal(words)
    tail = f" {particle}" if particle else ""
    return {
        "base": base + tail,
        "s": _s_form(base) + tail,
        "past": (past or _ed_form(base)) + tail,
        "part": (part or past or _ed_form(base)) + tail,
        "ing": _ing_form(base) + tail,
    }


IRREGULAR_BASES = {
    "be": ("was", "been"), "have": ("had", "had"), "do": ("did", "done"), "go": ("went", "gone"), "come": ("came",
    "come"), "take": ("took", "taken"), "give": ("gave", "given"), "get": ("got", "got"), "bring": ("brought",
    "brought"), "keep": ("kept", "kept"), "leave": ("left", "left"), "send": ("sent", "sent"), "withdraw":
    ("withdrew", "withdrawn"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "shut": ("shut", "shut"),
    "fly": ("flew", "flown"), "hold": ("held", "held"), "see": ("saw", "seen"), "make": ("made", "made"), "stand":
    ("stood", "stood"), "set": ("set", "set"), "put": ("put", "put"), "wind": ("wound", "wound"), "cut": ("cut",
    "cut"), "run": ("ran", "run"), "kick": ("kicked", "kicked"), "begin": ("began", "begun"), "meet": ("met",
    "met"), "retake": ("retook", "retaken"), "stop": ("stopped", "stopped"), "quit": ("quit", "quit"), "seek":
    ("sought", "sought"), "lose": ("lost", "lost"), "fall": ("fell", "fallen"), "mean": ("meant", "meant"),
    "oversee": ("oversaw", "overseen"), "sink": ("sank", "sunk"), "let": ("let", "let"), "undertake": ("undertook",
    "undertaken"),
}  # fmt: skip


def _principal(words: list[str]) -> tuple[str, str, str, str]:
    base = words[0]
    for size in (1, 2, 3):
        if len(words) == 3 * size and (size > 1 or words[1] not in PARTICLES or words[1] == words[2]):
            return base, " ".join(words[1:size]), words[size], words[2 * size]
    past, part = IRREGULAR_BASES.get(base, ("", ""))
    return base, " ".join(words[1:]), past, part


PARTICLES = {
    "a", "away", "back", "behind", "by", "close", "control", "down", "end", "for", "from", "go", "going", "home",
    "in", "made", "of", "off", "on", "out", "over", "place", "put", "short", "to", "under", "up",
}  # fmt: skip


def _s_form(base: str) -> str:
    if base in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _doubles(base: str) -> bool:
    if len(base) < 3 or base[-1] in "wxy" or base[-1] in VOWELS or base[-2] not in VOWELS:
        return False
    if base[-3] in VOWELS and base[-3:-1] != "ui":
        return False
    one_syllable = sum(letter in VOWELS for letter in base) == 1 or base in ("quit",)
    return one_syllable or base in DOUBLING


def _ed_form(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _doubles(base) else base + "ed"


def _ing_form(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"
