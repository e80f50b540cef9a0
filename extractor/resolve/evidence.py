"""What speaks for a name being a company's, and what against: one table of weights."""
from __future__ import annotations
from dataclasses import dataclass

from extractor.rules import Rule
RULES: tuple[Rule, ...] = ()
THRESHOLD = 3.0
BIAS=-3.0
WEIGHTS = {
    "own_list": 100, "known_name": 5, "ambiguous_name": 1.2, "known_part": 3, "legal_suffix": 6, "weak_suffix": 3, "head_noun": 3.5, "weak_head": 2, "media_head": 1.5,
    "ticker": 5, "descriptor": 3, "role_of": 3, "buying": 2.5, "follower": 2.5, "doing": 2, "saying": 1, "metric_possession": 3, "possession": 0.7, "listed": 3, "apposition": 2.5,
    "camel_case": 2, "capitals": 0.7, "joined_name": 2, "hyphened": 0.2, "source": 2.5, "repeated":0.5, "coordination": 2.5, "alias": 3.5, "two_words":0.5,"long_name":0.3,"one_word":0,"all_capitals":0.5,"ampersand":2,"role_after":3,"rating":2,"verb":0.3,"auxiliary":0.3,"change":2,"dateline":4,"reference":4,"which":2,"bare_bracket":1,
}
VETOES = {
    "denied": -200, "place": -6, "no_company": -7, "other_head": -5, "other_part": -3.5, "given_name": -4, "title_before": -3, "person": -4, "product": -4, "possessed": -1.5, "article": -1,
    "locative": -1.5, "version": -4, "sentence_start": -0.5,"surname":-3,"everyday_word":-2.5,"other_alias":-5, "office": -4, "bare_head": -4, "lone_given_name": -3, "model_name": -4,
}

EVIDENCE=WEIGHTS
