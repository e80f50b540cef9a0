"""What a name's shape says against it, taken back where the article tells of it as of a company.

    Z3M swung to a loss             no model, whatever its digit
    Tata Vellum, a maker of pumps   no product of Tata's, though nobody knows what stands behind the known name
    Orla Pay … Orla … Orla          nobody's first name: whom news tell of by name they call by the last one
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.resolve.weighed_name import BUSINESS, Name

# What nothing but a company does, as far as it stands behind the name; a model may be bought, a product may have a rival.
_DOES = frozenset({"ticker", "traded", "dealing", "itself", "predicate", "figure", "apposition", "trade", "based", "based_before"})
_BUSINESS = BUSINESS | _DOES | {"metric_possession", "role_of", "descriptor"}
# "Summit, the Spanish hotel owner": what a word is for that means another thing too.
_SAID_TO_BE = frozenset({"ticker", "apposition", "trade", "based", "based_before"})
_SHAPES = {
    "model_name": _DOES,
    "product": _DOES | {"role_of", "descriptor"},
    **dict.fromkeys(("bare_head", "common_noun", "place_head"), _SAID_TO_BE),
}
_HEADED = frozenset({"model_name", "product", "place_head"})
_ACTS, _MODEL = BUSINESS | {"auxiliary", "national"}, frozenset({"model_name", "sentence_start"})
_GIVEN, _CALLED_PERSONS = frozenset({"given_name", "lone_given_name"}), frozenset({"title_before", "person"})
_AGAIN, _OFTEN = 2, 3  # mentions


def relieve_shapes(names: Mapping[str, Name], open_names: Sequence[Name], headline: int) -> None:
    """Takes back what shapes say against names; `headline` is where the headline ends."""
    for name in open_names:
        for row in name.vetoes & _SHAPES.keys():
            headed = row in _HEADED and _is_headed(name, headline)
            acts = row == "model_name" and "doing" in name.evidence and len(name.evidence & _ACTS) >= _OFTEN and name.vetoes <= _MODEL
            if len(name.candidates) >= _AGAIN and (headed or acts or not name.evidence.isdisjoint(_SHAPES[row])):
                name.relieve(row)
        if not name.vetoes.isdisjoint(_GIVEN):
            _relieve_given(names, name)


def _is_headed(name: Name, headline: int) -> bool:
    """Whether the headline is of a name that the article comes back to, and that does business in more than one way."""
    return name.candidates[0].start < headline and len(name.candidates) >= _OFTEN and len(name.evidence & _BUSINESS) > 1


def _relieve_given(names: Mapping[str, Name], name: Name) -> None:
    """A given name that the article comes back to, alone or with the word behind it, never by that word, and that does business."""
    first = name.key.partition(" ")[0]
    if name.key != first and name.key.rpartition(" ")[2] in names:
        return
    told = [other for other in names.values() if other.key == first or other.key.startswith(f"{first} ")]
    lasts = {other.key.rpartition(" ")[2] for other in told} - {first}
    alone = any(other.key == first for other in told)  # "Anders Bylund owns shares": nobody calls him Anders
    if not alone or sum(len(other.candidates) for other in told) < _OFTEN or not lasts.isdisjoint(names):
        return
    evidence = frozenset().union(*(other.evidence for other in told))
    if evidence.isdisjoint(_BUSINESS) or not all(_CALLED_PERSONS.isdisjoint(other.vetoes) for other in told):
        return
    for other in told:
        for row in other.vetoes & _GIVEN:
            other.relieve(row)
