"""Words that tell a count from a name, a label, an age or a lone figure. Only tables; `quantities` reads them."""

from __future__ import annotations

# Words before a number that make it a name, a label or an age.
LABELS = frozenset(
    "no nos number numbers patent patents isin cusip page pages p pp section sections chapter article rule form room floor suite gate "
    "flight route highway line lines row seat block building unit level phase stage step part volume vol issue version model type class "
    "grade tier series episode season aged age ages channel figure fig table appendix exhibit item note paragraph clause schedule act "
    "resolution q h fy sept january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep oct nov dec size sizes".split()
)
# Indices and rankings whose number belongs to the name, also before a plural ("S&P 500 companies").
LISTS = frozenset(
    "s&p p ftse nikkei stoxx dow russell fortune cac asx tsx csi topix nifty kospi ibex aex smi msci forbes top global big ta shenzhen "
    "magnificent group area formula".split()
)
# Words before a lone number that make it a count.
CUES = frozenset(
    "to from with versus vs against than totaled totalled totaling totalling total is are was were reached reaching hit employs employed "
    "employ employing reach numbered numbering had has have just only by numbers hired fired axed cut shed added adding opened closed shut "
    "delivered shipped sold built ordered averaged averaging trained recruited surveyed polled killed injured".split()
)
# Heads of a line or note that a count stands behind, with nothing between: "Headcount 46, maybe 50".
HEADS = frozenset("headcount staff workforce fte ftes employees".split())
# Determiners before a small number in words: it points back ("the two companies") and counts nothing new.
POINTING = frozenset(
    "the these those both other last next first past latest its their his her our my your previous following every".split()
)
# Words behind a number that make it another kind of thing, for the finder of that kind.
NOT_COUNTED = frozenset("% ‰ percent pc pct pp ppt ppts bp bps basis percentage figures digits".split())  # "a sum of seven figures"
# Words that may stand before a count all the same ("part 2" is a label, "in part 200 workers" is none).
SOFT_LABELS = frozenset("unit line part may issue seat p numbers".split())
# "300-odd staff", "2,000-plus shops".
ODD = {"odd": "about", "plus": "at_least"}
# "a 47,500-person workforce", and from how many on.
STAFF, SMALLEST_STAFF = frozenset("person employee worker".split()), 100
# "a 240-megawatt solar farm", "a 200,000-unit plant", and from what size on.
SIZES, SMALLEST_SIZE = (
    frozenset(
        "megawatt gigawatt MW GW megawatt-hour MWh GWh tonne ton unit vehicle room bed plot home store shop branch outlet barrel acre "
        "hectare litre TEU teu".split()
    ),
    20,
)
# Measures by the day that are not written so alone: "41,000 b/d" are barrels. What they count, and by how many.
FLOWS = {"b": ("barrel", 1), "kb": ("barrel", 10**3), "mb": ("barrel", 10**6), "km": ("km/h", 1)}
AREAS = {
    "ft": "square foot", "feet": "square foot", "m": "square metre", "metres": "square metre", "km": "square kilometre",
    "miles": "square mile",
}  # fmt: skip
