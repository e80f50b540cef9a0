"""Which way words look: tables of `tense`."""

from __future__ import annotations

BACK, NEITHER, AHEAD, SURELY = -1, 0, 1, 2
# A word → the way it looks.
SURELY_WORDS = (
    "will 'll ’ll won't won’t shall due scheduled slated tomorrow expects expect plans brings begins begin starts start resumes opens open "
    "lapses matures elapses "
    "closes ends expires predicts meets reports retires joins steps goes payable effective aims intends hopes wants want seeks sees "
    "guides guiding target goal guidance aiming hoping intending betting bets hedges promises pledges vows publishes "
    "anticipates foresees envisages foresee anticipate"
)
AHEAD_WORDS = (
    "would should could can may might expected expecting planned planning projected forecast anticipated aim targets targeting "
    "imply implies implying budgeting forecasting projecting anticipating "
    "steering tipped next deadline until upcoming likely hinted signalled signaled pledged promised vowed promising pledging vowing "
    "assume assumes assuming brace braces bracing"
)
BACK_WORDS = (
    "was were had has have did been since after ago rose fell won lost sold bought began grew held made took said went came "
    "told saw met led left shut ran paid hit beat broke brought built caught chose drew drove gave got kept knew put sank "
    "sent shed slid spent spoke stood struck swung thought threw wrote became found froze overtook shrank rode felt "
    "shot swept sought split dug laid lent lay withdrew undertook oversaw overcame shook stole stuck tore hung hid fled upheld "
    "flew blew fed bred bled clung drank ate "
    "sat crept leapt sprang spun fought dealt bore meant outgrew outsold repaid resold rebuilt retook withheld withstood swam wound"
)
BACK_VERBS = frozenset(BACK_WORDS.split())
CUES = dict.fromkeys(BACK_WORDS.split(), BACK) | dict.fromkeys(AHEAD_WORDS.split(), AHEAD) | dict.fromkeys(SURELY_WORDS.split(), SURELY)
# Helpers up to two words before decide over the word itself; "to be" looks ahead.
HELPERS = dict.fromkeys("will 'll ’ll won't won’t shall is are".split(), SURELY) | dict.fromkeys(
    "be would should could can may might".split(), AHEAD
)
INFINITIVES = frozenset("put hit cut shut beat shed found split spread".split())  # past forms that "to" turns into what is still to come
HOPEFUL = frozenset(
    "expected due scheduled slated planned projected forecast anticipated likely tipped set pencilled penciled earmarked budgeted".split()
)
NOUNS = frozenset("forecast plans reports aim aims targets hopes cut start".split())  # "cut its forecast" says nothing of time
DETERMINERS = frozenset("a the its his her their our this that previous earlier similar new detailed existing original ambitious".split())
# What figures are called, not what was done.
CALLED = frozenset("adjusted unadjusted combined consolidated diluted restated weighted unaudited audited related".split())
POSTPONED = frozenset("postponed postpones delayed delays adjourned deferred rescheduled extended".split())  # until Friday
NAMES = frozenset(("May", "United"))
# Between "will" and a participle these begin a clause of its own: "will pay what it promised".
CLAUSES = frozenset("it they he she we that which who what when after since as and but".split())
