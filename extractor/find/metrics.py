"""Metrics: the words that name what a number measures.

    revenue  net loss  like-for-like sales  CET1 ratio  market cap        listed in `metrics.tsv`
    adjusted EBITDA  pre-tax loss  annualised revenue  per-capita cost     composed from a modifier and a listed form
    total combined revenue  quarterly average price                        modifiers that only lengthen the words
    gross and net profit    selling, R&D and administrative expenses       several that share their last word
    the FTSE 100  Brent crude  sterling  10-year Bunds                     instruments: what is priced is its own metric

A weak form ("sales", "gold", "rate") names other things as well and needs a value of the right kind
beside it; the linker decides. Left alone: metrics that no table lists (the linker reads those from the
noun phrase beside the value) and verbs that say a metric by themselves ("employs", "acquired").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.find.metric_rows import Row, forms_in, read_metrics, table, with_plural
from extractor.mentions import Metric
from extractor.rules import Rule
from extractor.tokenizer import FinanceTokenizer

RULES: tuple[Rule, ...] = ()

# A word before a listed form that belongs to it. Those with a name may change the metric (COMPOSED), the others only lengthen its words.
NAMED_MODIFIERS = {
    "adjusted": "adjusted", "underlying": "adjusted", "core": "adjusted", "normalised": "adjusted", "normalized": "adjusted",
    "non-gaap": "adjusted", "recurring": "adjusted", "annualised": "annualised", "annualized": "annualised", "run-rate": "annualised",
    "per-capita": "per capita", "per-head": "per capita", "per-employee": "per capita", "pre-tax": "pre-tax", "pretax": "pre-tax",
    "operating": "operating",
}  # fmt: skip
PLAIN_MODIFIERS = frozenset(
    "total gross net average mean median overall combined aggregate annual yearly quarterly monthly weekly daily consolidated group "
    "attributable statutory basic diluted cumulative global domestic worldwide international overseas organic comparable headline "
    "full-year half-year first-half second-half first-quarter second-quarter third-quarter fourth-quarter interim record "
    "unaudited preliminary weighted minimum maximum retail wholesale commercial corporate industrial medical cloud online "
    "digital advertising subscription service product licence license premium passenger cargo segment divisional unit outstanding "
    "long-term short-term current non-current deferred accrued unsecured secured senior projected accumulated realised realized "
    "unrealised unrealized after-tax two-year five-year 10-year 30-year 2-year 5-year three-month six-month 12-month offshore "
    "onshore".split()
)
COMPOSED = {
    ("adjusted", "net_profit"): "adjusted_profit",
    ("adjusted", "ebitda"): "adjusted_ebitda",
    ("adjusted", "eps"): "adjusted_eps",
    ("annualised", "revenue"): "annualized_revenue",
    ("per capita", "costs"): "cost_per_employee",
    ("per capita", "staff_costs"): "cost_per_employee",
    ("per capita", "rd_expense"): "cost_per_employee",
    ("pre-tax", "net_profit"): "pretax_profit",
    ("pre-tax", "net_loss"): "pretax_loss",
    ("pre-tax", "adjusted_profit"): "pretax_profit",
    ("operating", "net_profit"): "operating_profit",
    ("operating", "net_loss"): "operating_loss",
}
# Forms that an unknown noun in front makes another metric: "hallucination rate".
GENERAL_NOUNS = frozenset({"rate", "rates"})
# What is premium because it costs more: "premium cabins brought in 34% of revenue".
DEARER_THINGS = frozenset(
    "brand brands cabin cabins range ranges seat seats product products model models segment segments phone phones car cars economy class "
    "ticket tickets line lines goods spirit spirits beer beers tier tiers subscriber subscribers subscription subscriptions end customer "
    "customers service services label labels food foods wine wines card cards retailer retailers smartphone smartphones handsets".split()
)
# What is lost is no money then: "network losses rose to 9%", "fraud losses".
LOST = frozenset("fraud stock network line grid water heat theft weight hair crop transmission technical livestock flaring yield".split())
# Charges that somebody asks for, and none to profit: "airport charges rose 4%".
FEES = frozenset(
    "airport airports port landing delivery service parking roaming overdraft bank handling storage network grid congestion toll booking "
    "connection standing treatment refining shipping water baggage usage transmission distribution prescription licence terminal freight "
    "aeronautical passenger route road call data card user tuition entry cleaning energy access navigation".split()
)
# Incomes that are nobody's profit.
EARNERS = frozenset("farm taxable low lower middle high higher real foreign rural urban export levy".split())
NO_NOUNS = frozenset(
    "the a an its their his our this that these those of in on at to for and or by with if as whose when whether no key new".split()
)
# What a central bank or a lender does to them: "cut rates by 25 basis points", "expects rates to fall".
DONE_TO_RATES = frozenset(
    "cut cuts cutting raise raises raised raising lift lifts lifted lifting lower lowers lowered lowering hold holds held holding leave "
    "leaves left leaving keep keeps kept keeping hike hikes hiked hiking trim trims trimmed trimming slash slashes slashed slashing "
    "reduce reduces reduced reducing increase increases increased increasing push pushes pushed pushing bring brings brought take takes "
    "took taking move moves moved moving expect expects expected expecting see sees saw seeing set sets setting drop drops dropped "
    "pause paused put puts ease eased easing tighten tightened adjust adjusted send sent sends drive drives drove though although while "
    "because after before since until which".split()
)
# Weak forms that are verbs in front of a number or of a word: "claims 90,000 users", "charges $15", "accounts for".
VERBS_TOO = frozenset({"claims", "charges", "accounts"})
# What "net" does where it is short for net income, and what it stands behind where it is not: "net was $7.4 million".
NET_DOES = frozenset(
    "was fell rose jumped dropped climbed slid slipped sank surged soared declined increased decreased tumbled plunged".split()
)
EURO_ZONE = frozenset({"zone", "area", "bloc"})
NO_NET = frozenset("a an of or and".split())
# What "pricing" does where it is what goods are sold at: "pricing added 1.7%"; "pricing of the bonds", "pricing is due in May".
PRICING_DOES = frozenset("added up down rose fell grew increased improved declined gained climbed dropped".split())
# What makes a verb of the word behind it: "demand will contract 2.5%".
VERBAL = frozenset("to will would could may might should".split())
VERB_OBJECTS = frozenset(
    "for rmb us hk rs borrowers customers clients users drivers tenants retailers merchants consumers residents patients guests passengers "
    "students pupils parents households members visitors shoppers diners players subscribers farmers motorists airlines banks sellers "
    "shippers landlords suppliers advertisers developers employers lenders insurers up as little much just only".split()
)
BEFORE_NOUNS = frozenset("of in after the these such".split())  # "£9m of charges for closing depots"
# Nouns that a form in front only qualifies, so that the two are another metric: "loss ratio", "premium equivalent", "share count".
MEASURES_OF = frozenset(
    "derivatives margin margins ratio ratios index indices equivalent portfolio factor score "
    "coverage force multiple hedge hedges swap swaps".split()
)
# Whoever digs it or sells it is no price: "lithium digger Acme surged".
DIGGERS = MEASURES_OF | frozenset(
    "miner miners digger diggers producer producers explorer explorers major majors giant giants maker makers trader traders refiner "
    "refiners driller drillers company companies group groups smelter smelters exporter exporters grower growers rival rivals "
    "roaster roasters supplier suppliers merchant merchants wholesaler importer importers processor processors shipper shippers firm firms "
    "house houses chain chains shop shops farmer farmers brand brands arm arms unit units division divisions business businesses "
    "operations assets field fields project projects mine mines plant plants terminal terminals tanker tankers mill mills refinery".split()
)
# Who governs is neither the money nor the debt: "The Crown holds 51%", "the U.S. Treasury sold its stake"; but "the Treasury market".
STATES, WHOSE = frozenset({"Crown", "Treasury", "US Treasury"}), frozenset({"the", "u.s."})
PAPERS = frozenset("yield yields note notes bond bonds bill bills market markets curve paper debt securities auction auctions".split())
# Whoever strikes deals is none.
DEALERS = frozenset("firm firms fund funds group groups house houses specialist specialists shop giant giants".split())
# What is told behind a hyphen of something else: "transaction-based revenue".
ADJECTIVES = frozenset("based related linked driven focused led heavy listed quoted traded".split())
PRICED = frozenset("up down higher lower flat sideways at around near between".split())  # how shares that are traded are
VIEWS = frozenset("expectations expectation consensus forecasts estimates views participants".split())
_SPREAD_OUT = frozenset("rise rises increase payments payment cuts deal orders jobs stores shops sites investment be".split())
_OF_KOREA = frozenset({"the", "korean", "korea's", "weak", "weaker", "strong", "stronger"})
SAME_RATES = frozenset({"constant", "current", "comparable", "fixed"})
WIDEST_MODIFIERS = 48  # characters looked at in front of a form
_OVER = re.compile(r" for the (?:year|period|quarter)\Z")
_TRUST = r"(?:REIT|Reit|Trust|InvIT)"
_IN_TRUST = re.compile(rf"[Uu]nits (?:of|in) (?:[A-Z][\w&.-]* ){{1,4}}?{_TRUST}\b")
_OF_TRUST = re.compile(rf"\b(?:{_TRUST}|trust)['’]s $")
_NEAR = 8  # characters of "Trust's "
_JOINED = re.compile(r",? and \Z|, \Z")
_CONJUNCT = 3  # words in front of a head that they share: "research and development, sales and administrative expenses"


def _is_object(word: str) -> bool:
    return word in VERB_OBJECTS or word[0].isdigit() or word[0] in "$£€¥₹"


def _is_other(form: str, before: str, following: str) -> bool:
    """Whether a weak form is a verb, or an unknown noun in front makes it another metric."""
    if form == "net":
        return following not in NET_DOES or before in NO_NET
    if form == "pricing":
        return following not in PRICING_DOES
    if form in ("loss", "losses") and before in LOST:
        return True
    if form in GENERAL_NOUNS:
        return _is_noun(before)
    if (form in ("charge", "charges") and before in FEES) or (form in ("income", "incomes") and before in EARNERS):
        return True
    return form in VERBS_TOO and before not in BEFORE_NOUNS and following != "" and _is_object(following)


def _are_of_trust(text: str, start: int) -> bool:
    """ "Units of Keranji Reit closed lower", "the trust's units": what its holders have, and nothing that is sold."""
    if text[start : start + len("units")].lower() != "units":
        return False
    return _IN_TRUST.match(text, start) is not None or _OF_TRUST.search(text, max(0, start - _NEAR), start) is not None


def _is_noun(word: str) -> bool:
    return word.isalpha() and not any(word in words for words in (NO_NOUNS, DONE_TO_RATES, PLAIN_MODIFIERS, NAMED_MODIFIERS))


def _is_of_another_word(form: str, row: Row, before: str, following: str) -> bool:
    """Whether a word right beside a form makes something else of it."""
    if before in WHOSE and form in STATES and following not in PAPERS and not following[:1].isdigit():
        return True
    if row.group == "deal" and following in DEALERS:
        return True  # "the buyout firm"
    if row.id == "premium" and form.lower() == "premium":
        return following in DEARER_THINGS  # "premium brands grew 4%"
    if form.lower() == "refinancing":
        return following in ("operation", "operations", "rate", "costs", "risk")  # "the rate on main refinancing operations"
    if form.lower() == "spread" and following in ("over", "across"):
        return before in _SPREAD_OUT  # "a pay rise spread over three years"
    if row.id == "churn":
        return following == "out"  # "churns out 210,000 engines a year"
    if form.lower() == "contract" and before in VERBAL:
        return True  # "demand will contract 2.5%"
    if form.lower() == "won":
        return before not in _OF_KOREA  # "Acme won 4% of the votes"
    if row.id == "exchange_rate":
        return following in EURO_ZONE or before in SAME_RATES  # "the euro zone", "sales rose 4% at constant exchange rates"
    # "beating market expectations of $2", "shares traded down 3%"
    return (row.id == "market_size" and following in VIEWS) or (row.id == "trading_volume" and following in PRICED)


def _is_of_compound(row: Row, doc: Doc, first: int, last: int) -> bool:
    """ "transaction-based revenue", "non-cash charges", "private equity", "private-equity"."""
    if last + 1 < len(doc) and doc[last].lower_ == "-" and doc[last + 1].lower_ in ADJECTIVES:
        return True
    before, second = (doc[first - 1].lower_ if first else ""), doc[max(0, first - 2)].lower_
    return (before == "-" and first > 1 and second == "non") or (row.id == "equity" and "private" in (before, second))


class MetricFinder:
    """The metric vocabulary, ready to match on Docs of one vocabulary."""

    def __init__(self, vocab: Vocab, own: Iterable[Row] = ()) -> None:
        first = {row.id: row for row in own}
        self.rows = first | {id_: row for id_, row in read_metrics().items() if id_ not in first}
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        self._meaning: dict[int, tuple[Row, bool, str]] = {}
        self._forms: dict[str, Row] = {}
        tokenize = FinanceTokenizer(vocab)
        taken: set[str] = set()
        for form, row, weak, rule in self._every_form():
            if form not in taken:
                taken.add(form)
                key = f"metric:{form}"
                self._matcher.add(key, [tokenize(form)])
                self._meaning[vocab.strings[key]] = (row, weak, rule)
                self._forms[form] = row

    def _every_form(self) -> Iterator[tuple[str, Row, bool, str]]:
        """Forms as they stand in the tables first, then their plurals: a listed plural goes before a made one."""
        rows = self.rows.values()
        listed = [
            (form, row, weak, "metric.listed") for row in rows for weak in (False, True) for form in (row.weak_forms if weak else row.forms)
        ]
        yield from listed
        for form, row, weak, rule in listed:
            for variant in with_plural(form):
                yield variant, row, weak, rule
        for metric, forms in table("instruments.tsv"):
            for form in forms_in(forms):
                yield form, self.rows[metric], True, "metric.instrument"
                if metric == "price":
                    yield f"{form} contract", self.rows[metric], True, "metric.instrument"

    def __call__(self, text: str, doc: Doc) -> list[Metric]:
        """The metrics of a text in order, the longest where they overlap; `doc` holds its tokens (`doc.text` would build it anew)."""
        found: list[Metric] = []
        reached = 0
        for key, first, last in sorted(self._matcher(doc), key=lambda match: (match[1], -match[2])):
            if first < reached:
                continue
            row, weak, rule = self._meaning[key]
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])  # a Span costs ten times as much
            if (over := _OVER.search(text, start, end)) is not None:
                end = over.start()  # "profit for the year": the year is a period of its own
            before = doc[first - 1].lower_ if first else ""
            following = doc[last].lower_ if last < len(doc) else ""
            if following in (DIGGERS if rule == "metric.instrument" else MEASURES_OF):
                continue  # of the longer words another form may be the end: "underlying EBITDA margin"
            if following == "before" and row.id == "adjusted_profit" and text.startswith((" before interest", " before tax"), end):
                continue  # "underlying earnings before interest, tax, depreciation and amortisation"
            reached = last
            if _is_of_another_word(text[start:end], row, before, following) or _is_of_compound(row, doc, first, last):
                continue
            if row.id == "shipments" and _are_of_trust(text, start):
                row, weak = self.rows["share_price"], False
            if weak and _is_other(text[start:end].lower(), before, following):
                continue
            found.append(self._composed(text, start, end, row, weak, rule))
            if text.startswith("and ", found[-1].start - 4):
                self._add_elided(text, found)
        return found

    def _add_elided(self, text: str, found: list[Metric]) -> None:
        """The metrics in front of the last one that share its head: "gross and net profit", "selling, R&D and administrative expenses"."""
        last = found[-1]
        _, *heads = text[last.start : last.end].lower().split(" ")
        start, conjuncts = last.start, []
        while heads and (joined := _JOINED.search(text, max(0, start - WIDEST_MODIFIERS), start)) is not None:
            told = self._conjunct(text, joined.start(), heads)
            if told is None or told[1].value_kind != last.value_kind:
                break
            start, row = told
            conjuncts.append(Metric(start, joined.start(), "metric.elided", row.id, False, row.value_kind, row.period_kind, row.group))
        if any(metric.id != last.id for metric in conjuncts):
            while found and found[-1].end > start:
                found.pop()
            found += [*reversed(conjuncts), last]

    def _conjunct(self, text: str, end: int, heads: Sequence[str]) -> tuple[int, Row] | None:
        """The metric that the longest words before `end` name with one or two words of the `heads`, and where those words begin."""
        words = text[max(0, end - WIDEST_MODIFIERS) : end].lower().split(" ")
        for head in (heads[-1], " ".join(heads[-2:])):
            for count in range(min(_CONJUNCT, len(words)), 0, -1):
                phrase = " ".join(words[-count:])
                if (row := self._forms.get(f"{phrase} {head}")) is not None:
                    return end - len(phrase), row
        return None

    def _composed(self, text: str, start: int, end: int, row: Row, weak: bool, rule: str) -> Metric:
        """The metric with the modifiers in front of it: longer words, and perhaps another id."""
        *words, rest = text[max(0, start - WIDEST_MODIFIERS) : start].split(" ")
        for word in reversed(words if rest == "" else ()):  # something else adjoins: the end of a paragraph, a bracket
            name = NAMED_MODIFIERS.get(word.lower())
            if name is None and word.lower() not in PLAIN_MODIFIERS:
                break
            start -= len(word) + 1
            composed = COMPOSED.get((name or "", row.id))
            if composed:
                row, weak, rule = self.rows[composed], False, "metric.composed"
        return Metric(start, end, rule, row.id, weak, row.value_kind, row.period_kind, row.group)
