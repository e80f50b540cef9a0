"""The words that say how a value stands to what is around it: tables only.

Every verb stands once, in its base form; `verb_forms` makes the others. Words are compared in lower case.
"""

from __future__ import annotations

from extractor.link.verb_forms import all_forms
from extractor.nations import COUNTRIES

# ------------------------------------------------------------------ up and down
UP = all_forms(
    "rise grow climb jump leap surge soar gain advance increase expand improve accelerate strengthen rebound recover rally add swell "
    "balloon rocket edge tick inch spike widen boost lift raise hike double triple treble quadruple creep bounce appreciate firm spring "
    "mushroom build vault skyrocket zoom quicken escalate snowball nudge bump catapult gallop"
) - {"add"} | frozenset(  # of verbs whose other forms are nouns or adjectives: no "boom", no "booming demand"
    "popped pops boomed exploded multiplied burgeoned inflated sprinted barrelled barreled hopped bulged steepened blossomed flourished "
    "deepened mounted blown".split()
)
DOWN = all_forms(
    "fall drop decline decrease slip slide sink tumble plunge plummet slump shrink contract dip ease lose shed cut reduce lower narrow "
    "weaken retreat dive crash halve trim erode soften squeeze pinch slow deteriorate worsen depreciate skid tank collapse slash "
    "dwindle sag wilt nosedive recede subside ebb wane crumble moderate abate dilute crater wither swoon pare diminish lessen droop slacken"
) | frozenset(
    "cooled cools faded fades stumbled stumbles thinned dove backtracked tapered slithered wobbled caved faltered languished backslid "
    "slimmed compressed deflated".split()
)
# Verb and particle that are one movement: "Brent tacked on $1.15", "the index gave up 2%", "was pared back by 3%".
PHRASAL_MOVES = {
    (form, particle): direction
    for bases, particle, direction in (
        ("put tack pile heap", "on", "increase"),
        ("knock shave lop chop", "off", "decrease"),
        ("give", "up", "decrease"),
        ("fall drop melt ebb tail", "away", "decrease"),
        ("peter taper", "out", "decrease"),
        ("go slip", "backwards", "decrease"),
        ("eke", "out", "increase"),
        ("give edge ease slip fall drop pull drift slide inch scale pare", "back", "decrease"),
    )
    for form in all_forms(bases)
}
PHRASAL_VERBS = frozenset(verb for verb, _ in PHRASAL_MOVES)
MOVES = UP | DOWN | {"up", "down", "off"}  # of the metric itself: "the loss narrowed" is a decrease of the loss
UP_NOUNS = frozenset(
    "increase rise growth gain jump surge improvement hike climb uplift leap upturn expansion rally advance boost increases gains "
    "rises hikes tightening addition additions lift fillip uptick upswing upsurge pickup pick-up bounce rebound spurt bump step-up "
    "spike pop ramp-up build-up acceleration".split()
)
DOWN_NOUNS = frozenset(
    "decrease fall drop decline reduction cut dip slump slide plunge contraction downturn tumble decreases declines cuts reductions "
    "drops easing slippage shrinkage erosion setback retreat pullback pull-back downtick downswing dent dive crash collapse squeeze "
    "nosedive retrenchment softening weakening slowdown slow-down deceleration".split()
)
COMPARATIVES = {
    "higher": "increase", "ahead": "increase", "up": "increase", "more": "increase", "above": "increase", "stronger": "increase",
    "greater": "increase", "bigger": "increase", "better": "increase",
    "lower": "decrease", "down": "decrease", "fewer": "decrease", "less": "decrease", "below": "decrease", "weaker": "decrease",
    "worse": "decrease", "cheaper": "decrease", "firmer": "increase",
    "larger": "increase", "fatter": "increase", "dearer": "increase", "costlier": "increase", "heavier": "increase",
    "thinner": "decrease", "slimmer": "decrease", "leaner": "decrease", "lighter": "decrease",
    "upward": "increase", "upwards": "increase", "downward": "decrease", "downwards": "decrease",
    "accretive": "increase", "dilutive": "decrease",
    "smaller": "decrease", "softer": "decrease", "wider": "increase", "narrower": "decrease",
}  # fmt: skip

# ------------------------------------------------------------------ levels
LEVEL = all_forms(
    "be reach total hit exceed top pass stand come amount equal average represent account constitute comprise remain stay touch near "
    "approach surpass cross breach range begin start end finish close settle become run have post report record book achieve deliver "
    "generate see show attain log register clock carry bear yield command fetch include contain swell mark make put keep leave hold "
    "pay eat swallow absorb consume devour peak bottom receive recognise recognize incur accrue declare unveil announce result reflect "
    "earmark allocate lodge issue authorise authorize approve complete say describe estimate value spend go quote assess peg"
)
# Verbs whose object is no measure of their subject.
HOLDING = all_forms(
    "include exclude contain record recognise recognize issue hold have receive report post incur repay approve reclassify write sell "
    "buy purchase capitalize capitalise consist"
)
AUXILIARY = frozenset(
    "is are was were be been being has have had will would could may might should can must did does do to not also still now then only "
    "just already".split()
)

# ------------------------------------------------------------------ small words
APPROXIMATORS = frozenset(
    "about around approximately roughly nearly almost over under some circa above below exceeding only just well more less than as "
    "much many little few least most at-least close fully another further additional an a the its their his our this that record "
    "estimated combined total no fewer estimate whopping mere modest solid sharp hefty net gross aggregate annual cumulative "
    "year-on-year year-over-year quarter-on-quarter month-on-month even slightly currently now still again already also up-to whole "
    "upwardly downwardly revised full franked unfranked average preliminary approximate maximum minimum initial overall respective "
    "corresponding annualised annualized healthy robust meagre paltry stellar steep disappointing impressive respectable tidy staggering "
    "eye-watering chunky measly handsome punchy brisk unexpected surprise".split()
) | frozenset(
    f"{how}-than-{viewed}"
    for how in "better worse stronger weaker bigger smaller higher lower faster slower larger steeper sharper deeper softer".split()
    for viewed in "expected anticipated forecast feared predicted usual average hoped".split()
)
ASKS = frozenset("charge charges charged charging".split())  # "charges customers €23 a month"
GENITIVE = frozenset({"'s", "’s"})
POSSESSIVE = GENITIVE | {"’", "'"}
OWNERS = GENITIVE | {"its", "their"}
POSSESSIVES = POSSESSIVE | frozenset("its his her their our".split())
NOW = frozenset("now currently today".split())
PROGRAMMES = frozenset("programme program plan scheme authorisation authorization mandate".split())  # of buying back shares
LISTINGS = frozenset("listings ipos offerings flotations floats".split())
ASSUMES = frozenset("assume assumes assumed assuming".split())
WENT_PUBLIC = frozenset("listed floated debuted".split())
LISTED = WENT_PUBLIC | {"public"}  # "went public"
PRONOUNS = frozenset("it they he she we".split())
RELATIVES = frozenset("which that who".split())
HAVING = frozenset("has have had having with".split())
VOTES = frozenset("vote votes ballot ballots".split())
DETERMINERS = frozenset("a an the its their his her our this that these those such any each every some all both another no".split())
# What a forecast is called, a level that a figure meets, and how it is measured: never the metric itself.
FORECAST_NOUNS = frozenset(
    "goal goals target targets forecast forecasts guidance mark level levels threshold estimate estimates consensus milestone range "
    "ceiling cap limit expectation expectations projection projections prediction predictions outlook smartestimate smartestimates "
    "plan plans aim aims ambition ambitions measure measures".split()
)
MIDDLES = frozenset("mean average median consensus".split())  # of what many expect
PREPOSITIONS = frozenset(
    "of in for on from to with by at per as than into over under against between within during throughout through after before since until "
    "about across among via without towards toward excluding including counting despite amid due because thanks versus compared".split()
)
COUNTING = frozenset("including excluding counting".split())
COMPARISONS = frozenset("against versus vs compared compares comparing than".split())
OPENERS = frozenset(  # words that end a noun phrase on its left
    "that which who whose where when whether while whereas but although though because if as said says and or so thus however meanwhile "
    "also than then there it they we he she you i including excluding despite amid due after before once since until with into via "
    "compared".split()
)
SUBORDINATE = frozenset("before excluding ex excl after including despite amid on without minus stripping due".split())

FORECAST = frozenset(
    "projection projections prediction predictions "
    "will would expect expects expected expecting forecast forecasts forecasting guidance guiding guided guide guides outlook target "
    "targets targeting targeted aim aims aiming plan plans planned planning project projects projected projecting predict predicts "
    "predicted anticipate anticipates anticipated could may might should goal sees seen see likely intends intend hopes hope pencilled "
    "budgeted tipped consensus reckon reckons ambition prospective proposed proposes upcoming poised slated scheduled due meant "
    "promise promises promised promising pledge pledges pledged pledging vow vows vowed reaffirm reaffirms reaffirmed reiterate "
    "reiterates reiterated assumes assume assuming brace braces bracing foresees foresee".split()
)
ATTRIBUTION = frozenset(
    "data analysts economists research survey poll reported estimates reckons calculates wrote analyst shows called".split()
)
PREDICTIONS = frozenset(
    "expects expected forecasts forecast predicts predicted sees reckons estimates puts projects projected thinks believes".split()
)
NOBODY = frozenset(
    "industry sector market economists analysts retailers lenders banks carriers miners developers households consumers companies "
    "firms insurers investors country economy government officials policymakers traders shoppers employers manufacturers airlines "
    "rivals competitors peers industry's sector's world globe nation headhunters exporters vendors shippers funds startups "
    "start-ups listings flotations ipos fintechs carmakers automakers chipmakers supermarkets grocers housebuilders drugmakers".split()
)
# Words by which a central bank is known: "the Federal Reserve", "the Fed".
CENTRAL_BANKS = frozenset("ecb fed boe boj rba rbnz snb pboc rbi reserve riksbank norges bundesbank policymakers".split())
# Counted things that are no business figure: who was asked, who spoke.
UNCOUNTED = frozenset(
    "session economist analyst respondent person-polled trader voter strategist forecaster expert lawmaker judge shareholder-vote time "
    "page section estimate forecast".split()
)

# Units of measure: without a metric beside them they say nothing about a business.
DWELLINGS = frozenset("home house flat apartment villa dwelling property bungalow".split())
HOMES = DWELLINGS | frozenset("room bed store shop plant factory".split())
MEASURES = frozenset(
    "foot feet acre hectare kilometre kilometer mile metre meter inch square_foot square_metre square_meter hour minute day week "
    "kilogram gram milligram microgram millilitre milliliter pound percentage degree word letter bit byte gigabyte nanometre nanometer "
    "storey floor second".split()
)

# What carries people and goods: as many as a company has are its fleet.
VEHICLES = frozenset(
    "aircraft jet plane airliner helicopter ship vessel tanker ferry truck lorry van trailer tram barge bus coach train locomotive wagon "
    "railcar taxi".split()
)

AREAS = frozenset("square_foot square_metre square_meter square_kilometre acre hectare".split()) | frozenset(
    ("square foot", "square metre", "square meter", "square kilometre")
)

# Units that say what is measured, in lower case, with the metric.
UNIT_METRICS = {
    "w": "capacity", "kw": "capacity", "mw": "capacity", "gw": "capacity", "tw": "capacity", "megawatt": "capacity", "gigawatt": "capacity",
    "mwh": "production", "gwh": "production", "twh": "production", "megawatt-hour": "production", "gigawatt-hour": "production",
    "terawatt-hour": "production", "megawatt hour": "production", "gigawatt hour": "production", "terawatt hour": "production",
    "teu": "sales_volume", "feu": "sales_volume", "container": "cargo_volume", "parcel": "shipments",
}  # fmt: skip

# Units of output: a figure in them goes on about the output named before it.
MEASURED = frozenset("tonne ton ounce barrel litre gallon bushel carat megawatt-hour gigawatt-hour pound".split()) | frozenset(
    ("cubic metre", "cubic meter")
)
# What is done with goods, measured in them and in bulk: "imports averaged 11 million barrels", "a deficit of 4 million bags".
OF_GOODS = frozenset("exports imports demand consumption arrivals purchases supply supplies surplus deficit shortfall usage".split())
IN_BULK = MEASURED | frozenset("bag bale hectolitre bcm bcf tcf kilo".split()) | {"cubic foot"}

# ------------------------------------------------------------------ what businesses do
# Who is let go, and how that is said.
JOBS = frozenset("job position role post worker employee person staff".split())
LETS_GO = all_forms("dismiss sack")
CUTS = all_forms("cut axe shed eliminate slash trim scrap remove dismiss fire sack") | {"lay", "laid", "laying"}
TAKES_OFF = all_forms("shave knock lop chop slice carve wipe clip take cut hack subtract")  # so much off, or from, a figure
RAISES, PAYS, PURCHASES = all_forms("raise"), all_forms("pay"), all_forms("buy order purchase procure")
BUYS = all_forms("buy acquire purchase value target") | {"over"}
SELLS = all_forms("sell offload divest") | {"sale", "disposal", "disposed"}
# What money goes on, where no metric of the table says it.
SPENT_ON = dict.fromkeys(("research", "development", "r&d"), "rd_expense") | dict.fromkeys(
    ("advertising", "marketing", "adverts", "promotion", "promotions"), "marketing_expense"
)
# What a business wins and loses: a change of the number, no level.
GAINS, LOSSES = all_forms("add gain win attract"), all_forms("lose shed")
LAUNCHED = frozenset("route destination service flight frequency".split())  # to add one is to open it
# Verbs that take back what they count: "cancelled 412 flights" are no flights.
UNDOING = all_forms("recall ground scrap postpone suspend delay withdraw") | {"cancelled", "canceled", "cancelling", "canceling", "cancel"}
OFFERS = all_forms("sell offer issue float place") | {"offering", "additional", "new"}
# What a business does to the things it counts.
ACTS = all_forms(
    "handle connect ferry process treat mill smelt refine crush store add launch start introduce unveil sign win approve recruit "
    "commission file register host complete remove drop test"
)
# Lines of business: what grows or shrinks of them is what they sell.
LINES = frozenset(
    "advertising cloud devices goods jewellery watches accessories footwear apparel fashion beauty homeware menswear womenswear toys "
    "groceries electronics furniture gaming streaming licensing handbags cosmetics perfumes spirits".split()
)
# Parts of a business that rise and fall as its sales do: "clothing rose 5%, fashion dipped 1%".
REGIONS = frozenset(country.lower() for country in COUNTRIES.values()) | frozenset(
    "europe asia americas africa uk us u.s. emea apac kazakhstan pakistan zambia algeria angola bahrain bangladesh bolivia cambodia "
    "cuba ecuador ethiopia ghana guatemala iran iraq jordan kuwait laos mali mozambique myanmar nepal oman panama paraguay qatar "
    "rwanda senegal serbia slovenia tanzania tunisia uganda uruguay uzbekistan venezuela yemen zimbabwe".split()
)
SEGMENTS = REGIONS | frozenset(
    "fashion clothing food beauty homeware home menswear womenswear footwear toys grocery electronics furniture jewellery apparel "
    "hardware software services wholesale retail online international domestic store stores".split()
)
# Whoever brings in a share of the sales.
BUYERS = frozenset("customers users subscribers stores shareholders orders shipments".split())
# What is put up with capital expenditure.
BUILT = frozenset(
    "expansion plant plants factory factories refinery smelter upgrade facility terminal refurbishment extension overhaul warehouse "
    "warehouses mine mines line fab fabs hub mill brewery foundry smelters shipyard dairy project projects pipeline depot depots "
    "laboratory laboratories lab labs pipelines wells turbines connections furnaces site sites store stores shops branches network "
    "grid facilities terminals refineries campus centre center reactor automation machinery bakehouse bakehouses bakery bakeries "
    "hall halls wing kiln kilns oven ovens refit refits revamp stadium arena hangar hangars workshop workshops greenhouse greenhouses yard "
    "concentrator concentrators dryer crusher cracker boiler "
    "quarry wharf berth berths runway cannery winery distillery sawmill boatyard abattoir roastery creamery kitchens substation "
    "substations wires cables datacentre datacentres datacenters grids".split()
)
# What is paid: "a fee of €90m; the buyer would pay €160m".
PAYABLE = frozenset("break_fee fine dividend interest_expense tax_expense salary rent_expense".split())

# Who takes part in a round of funding.
INVESTORS = frozenset("backers investors syndicate".split())

# What a cost does with money.
TAKES_UP = all_forms("eat swallow absorb consume devour gobble")
# With "up": "rent takes up 9% of revenue".
USES_UP = all_forms("eat gobble swallow take soak use chew")
MAKES = all_forms("make")
# What is so much of a whole: "exports make up 58% of sales".
MAKES_UP = frozenset((make, "up") for make in MAKES) | frozenset((account, "for") for account in all_forms("account"))
# What a debt does with its rate.
CARRIES = all_forms("carry bear pay")

# Verbs that move a share when a company is their subject; the rest of UP and DOWN move its sales.
SALES_MOVES = all_forms("grow expand increase decline contract shrink decrease") | {"growth"}

# How much at the most: the price of a share (more is what a business costs), a figure per share, a fee (more is what fees bring in).
HIGHEST_SHARE, LARGEST_PER_SHARE, LARGEST_FEE = 10_000, 1000, 100_000
CHANCES = frozenset("odds chance chances likelihood probability".split())
SUMMED = frozenset("cumulative combined total".split())
EXTRA = frozenset("further extra additional".split())
