"""Which names are short forms of which: one company, many names.

    first words          Meadow Diagnostics Holdings, Inc. … Meadow Diagnostics … Meadow
    his initials off     R. Molloy & Sons Ltd … Molloy's
    initials             Stone Creek Finance … SCF      Marlowe & Tench … M&T
    without its middle   Keld Logistics Reit … Keld Reit
    last words           Hindusthan Neem Foods … Neem Foods
    cut short            Meadow Pharmaceuticals … Meadow Pharma
    the table            Google, Alphabet: one gazetteer entry
    what the article itself says of its short forms stands in `stated_forms`

Case variants, legal forms, dots and "&" are equal from the start: `company_key` makes them one name. A first word
that two longer names share (Everest Re, Everest Indemnity) belongs to neither, unless one is the parent (Everest Industries).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

PARTICLES = frozenset("de del da do dos das di du des della".split())
_SMALL = frozenset({"and", "of", "the", "for", "de", "du", "la"})
# First words that never stand for the whole name.
_NEVER_FIRST = frozenset(
    """
    first second national general american united global international new old great grand royal golden silver black white green
    blue red north south east west northern southern eastern western central pacific atlantic digital data energy power financial
    capital business home health medical public private smart big best open early advanced applied bank the good fair safe fast pure
    prime union federal state city world universal total standard premier super modern future star sun
    """.split()
)
# Trades that languages put first; what stands behind is the name: Banco Serrano, Officine Bellandi.
_TRADE_FIRST = frozenset(
    """
    banco banca banque bank grupo gruppo groupe officine cantieri acciaierie cementos cementi compagnie compagnia compañía companhia
    minera minerales petrolera cementera papelera naviera hoteles conceria pelletteria cantina cantine tenuta tessitura fonderia
    cervecería brasserie brauerei laboratorios laboratoires industrias indústrias société sociedad koninklijke constructora
    hilados textiles tejidos aceros vinos frutas alimentos pesquera azucarera ganadera agrícola química editorial puertos aeropuertos
    ferrocarriles moinhos frigorífico calçados tecidos móveis fonderie cartiere vetrerie ceramiche acciaieria lanificio molini pastificio
    salumificio aciéries verreries moulins laiteries fromageries papeteries chantiers établissements molkerei brouwerij bodegas
    maison domaine château casa air pt sri shri shree
    """.split()
)
# What kind of business it is stands first, and may stand for it too: "Credito Padano" goes by Padano.
_KIND_FIRST = frozenset("credito cassa caisse".split())
# Where Chinese companies are registered; what stands behind is the name: Suzhou Keyuan Precision Drive Co., Ltd.
_CITY_FIRST = frozenset(
    """
    beijing shanghai shenzhen guangzhou suzhou hangzhou nanjing wuhan chengdu chongqing tianjin xiamen ningbo wuxi qingdao dalian
    jinan zhuhai dongguan foshan hefei changsha zhengzhou shenyang changzhou nantong shaoxing jiaxing kunshan wenzhou fuzhou quanzhou
    kunming guiyang nanchang taiyuan harbin changchun huizhou zhejiang jiangsu guangdong sichuan hunan hubei anhui fujian shandong
    """.split()
)
_CACHE_SIZE = 2_048  # names are asked for their short forms several times in an article, and met again in the next
_LONGEST = 6  # words of a short form, and one
_PARENT = frozenset("industries group holdings holding enterprises".split())
# What a parent's name and these make is another company: Toyota, Toyota Finance.
_SUBSIDIARY = frozenset(
    """
    finance financial capital credit bank insurance leasing ventures foundation research securities asset investments
    """.split()
)
# And what a group calls its parts, where the text speaks of the group first: Azurel, Azurel Air.
_PARTS = _SUBSIDIARY | frozenset(
    """
    air airlines airways cloud retail hotels logistics marine shipping energy power motors cell cargo health healthcare digital media
    music games pictures studios foods mining steel chemical chemicals pharma electronics aviation aerospace rail properties land homes
    telecom mobile wireless entertainment sports payments lending wealth services
    """.split()
)
# Heads before which the middle of a name may be dropped: Keld Logistics Reit … Keld Reit.
_HEADS, _WITH_MIDDLE = frozenset("reit trust bank airlines airways insurance motors".split()), 3  # words
_SPOKEN_OF = 3  # times
_CLIPPED = 3  # letters left of a word


@lru_cache(_CACHE_SIZE)
def initials(key: str) -> str:
    """
    >>> initials("stone creek finance"), initials("marlowe and tench")
    ('scf', 'mt')
    """
    return "".join([word[0] for word in key.split(" ") if word and word not in _SMALL])


def letters(key: str) -> str:
    """The letters of a short form: "m and t" is mt."""
    return "".join([word for word in key.split(" ") if word not in _SMALL]) if " " in key else key


def all_first_words(keys: Sequence[str]) -> set[str]:
    """The beginnings of names that could stand for them.

    >>> sorted(all_first_words(["stone creek finance", "first harbour bank"]))
    ['first harbour', 'stone', 'stone creek']
    """
    return {short for key in keys for short in _beginnings(key)}


@lru_cache(_CACHE_SIZE)
def _beginnings(key: str) -> tuple[str, ...]:
    """The short forms that a name may go by: its first words."""
    words = key.split(" ")
    counts = range(1, min(len(words), _LONGEST))
    found = tuple([" ".join(words[:n]) for n in counts if words[n - 1] not in _SMALL and (n > 1 or words[0] not in _NEVER_FIRST)])
    if len(words) == _WITH_MIDDLE and words[-1] in _HEADS and words[0] not in _NEVER_FIRST:
        found = (*found, f"{words[0]} {words[-1]}")
    if words[0] in _TRADE_FIRST:
        rest = " ".join(words[2:] if words[1:2] and words[1] in PARTICLES else words[1:])  # Hilados del Bajio
        return (*found[1:], rest, *_beginnings(rest)) if rest else ()
    told_apart = words[0] in _KIND_FIRST or (words[0] in _CITY_FIRST and len(words) > 2) or (len(words[0]) == 1 and len(words) > 2)
    return (*found, *_beginnings(" ".join(words[1:])), " ".join(words[1:])) if told_apart else found


def first_words(keys: Sequence[str], wanted: Set[str], headed: Set[str] = frozenset()) -> dict[str, str]:
    """Leading words of longer names, where they are `wanted` → the one name that begins so; what two names share is left out.

    Of two names the one of the headline has it: "Harlan Properties wins time … Harlan Services … Harlan's shares".
    """
    owners: dict[str, set[str]] = {}
    for key in keys:
        if " " in key:
            for short in _beginnings(key):
                if short in wanted:
                    owners.setdefault(short, set()).add(key)
    parents = {
        short: found if len(found) == 1 or _nested(found) else _parents(found) or found & headed or _before(keys, short, found)
        for short, found in owners.items()
    }
    return {short: _shortest(found) for short, found in parents.items() if found and (len(found) == 1 or _nested(found))}


def _parents(keys: set[str]) -> set[str]:
    """Of several that share a first word the one that the others belong to: Acme Industries, Acme Ports, Acme Retail."""
    parents = {key for key in keys if key.rpartition(" ")[2] in _PARENT}
    return parents if len(parents) == 1 else set()


def _before(keys: Sequence[str], short: str, owners: set[str]) -> set[str]:
    """Of several that share a first word the one named before the short form: "Acme Gloves … Acme's sales … its unit Acme Mills"."""
    named = {key for key in keys[: keys.index(short)] if key in owners} if short in keys else set()
    return named if len(named) == 1 else set()


def _shortest(keys: set[str]) -> str:
    return min(keys, key=lambda key: (len(key), key))


def _nested(keys: set[str]) -> bool:
    """Whether each name is the beginning of the next longer one."""
    ordered = sorted(keys, key=len)
    return all(longer.startswith(shorter + " ") for shorter, longer in pairwise(ordered))


def groups_spoken_of(places: Mapping[str, Sequence[int]], body: int) -> set[str]:
    """The names that the body of an article uses again and again, and before any longer one that they begin: of groups, not their parts."""
    told = {key: [place for place in found if place > body] for key, found in places.items()}
    often = {key: found[0] for key, found in told.items() if len(found) >= _SPOKEN_OF}
    return {key for key, first in often.items() if all(first < places[longer][0] for longer in places if longer.startswith(key + " "))}


class Told(NamedTuple):
    """What the article says of its names: whom the gazetteer knows by each, which short forms it states, and sets of names.

    `branches` are nobody's full names, `headed` those of the headline, `groups` those of whole groups,
    `formed` those that are always written with "Group" or "Holdings".
    """

    known: Mapping[str, str | None]
    stated: Mapping[str, str]
    branches: Set[str] = frozenset()
    headed: Set[str] = frozenset()
    groups: Set[str] = frozenset()
    formed: Set[str] = frozenset()


def link(keys: Sequence[str], told: Told) -> dict[str, str]:
    """Short form → the name it stands for, over the accepted names of an article."""
    accepted = set(keys)
    wanted = accepted | {key.removesuffix("'s") for key in keys}
    by_first = first_words([key for key in keys if key not in told.branches], wanted, told.headed)
    by_initials = {initials(key): key for key in reversed(keys) if " " in key}
    by_last = _last_words(keys, told.headed)
    by_known: dict[str, str] = {}
    links: dict[str, str] = {}
    for key in keys:
        name, target = told.known.get(key), told.stated.get(key)
        if target not in accepted:
            target = _longer(key, by_first, told)
        if key in told.formed and key not in told.stated:
            target = None  # "Kumho Solar's parent, Kumho Group"
        if target is None and len(letters(key)) > 1:
            target = by_initials.get(letters(key))
        if target is None and name is None:
            target = by_last.get(key) or _clipped(key, keys)
        if name is not None:
            first = by_known.setdefault(name, key)
            target = first if first != key else target if told.known.get(target or "") in (None, name) else None
        if target is not None and target != key:
            links[key] = target
    return links


def _longer(key: str, by_first: Mapping[str, str], told: Told) -> str | None:
    """The name that begins with this one, where it is no other company's: "Molloy's … Molloy & Sons Ltd"."""
    target = by_first.get(key) or by_first.get(key.removesuffix("'s"))
    if target is None:
        return None
    known, rest = told.known.get(key) is not None, target[len(key) :]
    if known and told.known.get(target) is None and not _SUBSIDIARY.isdisjoint(rest.split()):
        return None  # "Toyota, Toyota Finance"
    if (known or key in told.groups) and rest[1:] in _PARTS:
        return None  # "Azurel, Azurel Air", "Alibaba, Alibaba Cloud"
    return target


def _last_words(keys: Sequence[str], headed: Set[str]) -> dict[str, str]:
    """Names that are the end of one before them → that one: Hindusthan Oak Foods … Oak Foods; what two end in is left out.

    A headline may give the end first: Tenayo … Grupo Financiero Tenayo; but Toyota … FAW Toyota, where FAW is one, too.
    """
    ends: dict[str, str | None] = {}
    accepted: set[str] = set()
    for key in keys:
        words = key.split(" ")
        for n in range(1, len(words)):
            end = " ".join(words[n:])
            told = end in headed and " ".join(words[:n]) not in keys
            if end not in accepted or told:
                ends[end] = None if end in ends else key
        accepted.add(key)
    return {end: key for end, key in ends.items() if key is not None}


def _clipped(key: str, keys: Sequence[str]) -> str | None:
    """The one name whose second word this one cuts short: Meadow Pharmaceuticals, Meadow Pharma."""
    first, _, second = key.partition(" ")
    if len(second) < _CLIPPED or " " in second:
        return None
    longer = [other for other in keys if other != key and f" {other}".find(f" {first} {second}") >= 0]
    return longer[0] if len(longer) == 1 else None


def root(key: str, links: Mapping[str, str]) -> str:
    """The name at the end of a chain of links; a ring ends where it began."""
    seen = {key}
    while (target := links.get(key)) is not None and target not in seen:
        seen.add(target)
        key = target
    return key
