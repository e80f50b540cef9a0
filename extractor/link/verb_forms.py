"""The forms of English verbs: a table of verbs says each in its base form, and `all_forms` makes the others.

    rise     rises rose risen rising
    drop     drops dropped dropping
    rally    rallies rallied rallying
"""

from __future__ import annotations

# base → its past tense, and its participle where that is another word.
PAST = {
    "bear": "bore borne", "beat": "beat beaten", "become": "became", "begin": "began begun", "bid": "bid", "bleed": "bled",
    "break": "broke broken", "bring": "brought", "build": "built", "burn": "burned burnt", "buy": "bought", "catch": "caught",
    "choose": "chose chosen", "come": "came", "cost": "cost", "creep": "crept", "cut": "cut", "do": "did done", "draw": "drew drawn",
    "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt", "fight": "fought", "find": "found",
    "fly": "flew flown", "forecast": "forecast forecasted", "foresee": "foresaw foreseen", "forgo": "forwent forgone",
    "freeze": "froze frozen", "get": "got", "give": "gave given", "go": "went gone", "grow": "grew grown", "hang": "hung", "hit": "hit",
    "hold": "held", "hurt": "hurt", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led", "leap": "leapt leaped",
    "leave": "left", "lend": "lent", "let": "let", "lose": "lost", "make": "made", "meet": "met", "offset": "offset",
    "outdo": "outdid outdone", "outbid": "outbid", "outgrow": "outgrew", "outsell": "outsold", "overcome": "overcame",
    "oversee": "oversaw overseen", "overtake": "overtook", "pay": "paid", "prepay": "prepaid", "put": "put",
    "repay": "repaid", "rebuild": "rebuilt", "ride": "rode", "ring": "rang rung", "rise": "rose risen", "run": "ran",
    "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shed": "shed", "shoot": "shot",
    "show": "showed shown", "shrink": "shrank shrunk", "shut": "shut", "sink": "sank sunk", "sit": "sat", "slide": "slid",
    "speed": "sped", "spend": "spent", "spin": "spun", "split": "split", "spread": "spread", "spring": "sprang sprung", "stand": "stood",
    "steal": "stole stolen", "stick": "stuck", "strike": "struck", "sweep": "swept", "swell": "swelled swollen", "swing": "swung",
    "take": "took taken", "tear": "tore torn", "tell": "told", "think": "thought", "throw": "threw thrown", "undercut": "undercut",
    "undertake": "undertook undertaken", "underwrite": "underwrote underwritten", "wear": "wore worn", "win": "won", "wind": "wound",
    "withdraw": "withdrew withdrawn", "write": "wrote written",
}  # fmt: skip
# Verbs that double their last letter: dropped, dropping.
DOUBLING = frozenset(
    "begin bid chip chop clip commit control cut dip distil drop emit enrol fit fulfil funnel get grab hit incur lag let log lop mop "
    "nab net offset outbid outstrip peg pip plan put refer refit run sag scrap set shed ship shop shovel shut sit skid skim slap slip snag "
    "snap span spin step stop strip tap tip top trim win".split()
)
# Verbs that the rules below do not make.
IRREGULAR = {"be": "is are was were been being 's", "have": "has had having", "total": "totals totaled totalled totaling totalling",
    "cancel": "cancels canceled cancelled canceling cancelling", "channel": "channels channeled channelled channeling channelling",
    "pencil": "pencils penciled pencilled penciling pencilling"}
# Forms that are mostly another word: "its mines", "at such prices", "it nets", "the leading maker".
OTHER_WORDS = frozenset("mines prices nets leading drawing".split())


def all_forms(*bases: str) -> frozenset[str]:
    """Every form of the verbs in the strings, which hold one or several each."""
    return frozenset(form for cell in bases for base in cell.split() for form in forms(base))


def forms(base: str) -> list[str]:
    """Every form of a verb.

    >>> forms("rise"), forms("surge"), forms("rally")[:3]
    (['rise', 'rises', 'rose', 'risen', 'rising'], ['surge', 'surges', 'surged', 'surging'], ['rally', 'rallies', 'rallied'])
    """
    if base in IRREGULAR:
        return [base, *IRREGULAR[base].split()]
    stem = base + base[-1] if base in DOUBLING else base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    past = PAST[base].split() if base in PAST else [_on_y(base, "ied") or (base + "d" if base.endswith("ee") else stem + "ed")]
    made = [base, _on_y(base, "ies") or base + ("es" if base.endswith(("s", "x", "ch", "sh", "z", "o")) else "s"), *past, stem + "ing"]
    return [form for form in made if form not in OTHER_WORDS]


def _on_y(base: str, ending: str) -> str | None:
    """The form of "rally", but not of "stay", that changes its last letter."""
    return base[:-1] + ending if base.endswith("y") and base[-2] not in "aeou" else None
