"""The rules: loaded from TOML, checked, compiled. Nothing here knows what a date or a force is.

A rule folder holds `vocab/*.toml` (word classes), `patterns/*.toml` (parts and rules over them), `names/*.toml`
(members of dimensions) and `topics/*.toml` (triggers). A user's folder is laid over the project's own: its classes,
parts and members are added, a rule of the same name replaces.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from etl.errors import InputError
from etl.extract.grammar import Alphabet, Compiler, Lexicon, literals, pieces
from etl.extract.tokens import normal
from etl.paths import PACKAGE, RULES

CHUNKS = (
    "date",
    "quantity",
    "force",
    "place",
    "source",
    "person",
    "office",
    "anonymous",
    "document",
    "organisation",
    "country",
    "nation",
)


@dataclass(frozen=True)
class Rule:
    """One pattern with its production.

    Attributes:
        id: kind and name, "dates/month day year"; stored with what it makes.
        make: name of the production in the module of its kind.
        options: fixed arguments of the production.
        examples, rejects: texts that it must and must not match, as the rule's entry gives them.
    """

    id: str
    kind: str
    pattern: str
    make: str
    options: Mapping[str, Any]
    examples: tuple[Any, ...]
    rejects: tuple[str, ...]
    source: str


@dataclass
class Rulebook:
    """All rules of one or more folders.

    Attributes:
        values: class -> word -> value ("month" -> "sept" -> 9), for classes whose words carry one.
        names: file stem -> its tables as read (names/forces.toml -> names["forces"]).
        topics: topic name -> its table as read.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    names: dict[str, dict[str, Any]] = field(default_factory=dict)
    topics: dict[str, dict[str, Any]] = field(default_factory=dict)

    @cached_property
    def alphabet(self) -> Alphabet:
        """One character for each word that any class, part or rule names."""
        return Alphabet(self._words(), CHUNKS)

    def _words(self) -> list[str]:
        """Every word that a class, part or rule names, sorted by its classes, so that most classes are a few ranges."""
        classes: dict[str, list[str]] = {}
        for name in sorted(self.lexicon.classes):
            for piece in {normal(piece) for phrase in self.lexicon.classes[name] for piece in pieces(phrase)}:
                classes.setdefault(piece, []).append(name)
        words = {normal(word) for word in self.lexicon.words()}
        for rule in self.rules.values():
            words.update(map(normal, literals(rule.pattern)))
        return sorted(words, key=lambda word: (not word[0].isalpha(), classes.get(word, []), word))

    @cached_property
    def compiler(self) -> Compiler:
        """Compiles patterns over this rulebook's alphabet."""
        return Compiler(self.alphabet, self.lexicon)

    def of_kind(self, kind: str) -> list[Rule]:
        """The rules of patterns/<kind>.toml, in file order."""
        return [rule for rule in self.rules.values() if rule.kind == kind]


def load(*folders: Path) -> Rulebook:
    """Read the project's rules, then lay further folders over them.

    Raises:
        InputError: a file is no TOML, a value has the wrong type, or a rule lacks name, pattern or make; the message
            names file and entry.
    """
    book = Rulebook()
    for folder in (RULES, *folders):
        if not folder.is_dir():
            raise InputError(
                f"rule folder {folder} does not exist",
                "name a folder with vocab/, patterns/, names/ or topics/",
            )
        for path in sorted(folder.glob("*/*.toml")):
            try:
                _READERS.get(path.parent.name, _unknown)(book, path, _toml(path))
            except (TypeError, AttributeError, ValueError) as error:
                hint = "compare it with the files of the same kind in etl/rules"
                raise InputError(f"{path}: holds a value of the wrong type: {error}", hint) from error
    return book


def fingerprint(folders: Iterable[Path] = ()) -> str:
    """Hash of all that decides what an article yields: rules, extraction code, versions of data packages."""
    from importlib.metadata import version

    digest = hashlib.sha256()
    for package in ("charset-normalizer", "ftfy"):
        digest.update(f"{package}={version(package)}\n".encode())
    for folder in (PACKAGE, *folders):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".toml", ".py", ".tsv") and path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(f"{path}: cannot be read as TOML: {error}", "mend the line that it names") from error


def _vocabulary(book: Rulebook, path: Path, tables: dict[str, Any]) -> None:
    for name, table in tables.items():
        words = book.lexicon.classes.setdefault(name, set())
        words.update(table.get("words", ()))
        values = table.get("values", {})
        words.update(values)
        strange = [word for word in (*table.get("words", ()), *values) if not isinstance(word, str) or not word.strip()]
        if strange:
            raise TypeError(f"[{name}] has {strange[0]!r} for a word")
        book.values.setdefault(name, {}).update(values)


def _patterns(book: Rulebook, path: Path, tables: dict[str, Any]) -> None:
    book.lexicon.parts.update(tables.get("parts", {}))
    for entry in tables.get("rule", ()):
        missing = {"name", "pattern", "make"} - set(entry)
        if missing:
            raise InputError(f"{path}: rule {entry.get('name', entry)!r} lacks {', '.join(sorted(missing))}")
        strange = [key for key in ("name", "pattern", "make") if not isinstance(entry[key], str)]
        if strange:
            raise TypeError(f"rule {entry['name']!r} has {entry[strange[0]]!r} for its {strange[0]}")
        rule = Rule(
            id=f"{path.stem}/{entry['name']}",
            kind=path.stem,
            pattern=entry["pattern"],
            make=entry["make"],
            options=entry.get("with", {}),
            examples=tuple(entry.get("examples", ())),
            rejects=tuple(entry.get("rejects", ())),
            source=str(path),
        )
        book.rules[rule.id] = rule


def _names(book: Rulebook, path: Path, tables: dict[str, Any]) -> None:
    known = book.names.setdefault(path.stem, {})
    for key, table in tables.items():
        if isinstance(table, list):
            known.setdefault(key, []).extend(table)
        elif isinstance(table, dict):
            _merge(known.setdefault(key, {}), table)
        else:
            known[key] = table


def _merge(known: dict[str, Any], table: dict[str, Any]) -> None:
    """Lists of a table grow, other values are replaced."""
    for key, value in table.items():
        if isinstance(value, list) and isinstance(known.get(key), list):
            known[key] = known[key] + value
        else:
            known[key] = value


def _topics(book: Rulebook, path: Path, tables: dict[str, Any]) -> None:
    book.topics.setdefault(path.stem, {}).update(tables)


def _unknown(book: Rulebook, path: Path, tables: dict[str, Any]) -> None:
    raise InputError(f"{path}: {path.parent.name!r} is no rule folder", "use vocab, patterns, names or topics")


_READERS = {"vocab": _vocabulary, "patterns": _patterns, "names": _names, "topics": _topics}
