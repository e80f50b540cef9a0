"""The words around a name that speak for a company or against it: tables alone, read by `find.company_before` and its like.

Each table is a kind of evidence; a word stands in it because it says so in business prose of any year and country.
"""

from __future__ import annotations

# Directly before a name: "chipmaker Acme", "rivals Acme and Bolt". Endings count too: every "-maker".
DESCRIPTORS = frozenset(
    """
    company companies firm firms giant giants group groups conglomerate conglomerates maker makers retailer retailers grocer grocers
    supermarket chain lender lenders insurer insurers reinsurer brokerage brokerages broker brokers bank airline airlines carrier
    carriers automaker automakers carmaker carmakers chipmaker chipmakers drugmaker drugmakers steelmaker planemaker brewer brewers
    distiller miner miners driller producer producers refiner explorer utility developer developers builder builders housebuilder
    homebuilder startup startups start-up start-ups unicorn operator operators supplier suppliers provider providers manufacturer
    manufacturers contractor distributor wholesaler publisher broadcaster studio telco telecoms rival rivals competitor competitors
    counterpart counterparts
    peer peers subsidiary subsidiaries unit affiliate parent owner owners shareholder vendor vendors heavyweight heavyweights
    newcomer specialist consultancy auditor auditors accountants underwriter underwriters acquirer landlord jeweller platform
    marketplace blue-chip investor investors hedge fund customers clients partner partners buyer seller employer issuer borrower
    franchisee franchisees licensee licensees licensor lessee exporter importer shipper hotelier restaurateur bookmaker outfit
    powerhouse behemoth multinational incumbents incumbent challenger upstart discounter discounters
    dairy creamery sawmill railway railways railroad railroads meatpacker meatpackers packer packers bottler bottlers planter planters
    supermarkets hypermarkets foundry foundries assembler smelter smelters yard yards
    fabricator forwarder shipbuilder shipbuilders shipowner shipowners shipyard lessor lessors roaster baker bakers caterer
    insurtech fintech biotech edtech proptech spin-off spinoff stockbroker stockbrokers bookrunner bookrunners supermajor
    hyperscaler bidder bidders suitor suitors contender contenders backer backers miller millers newspaper newswire cooperative
    co-operative co-op winery brewery bakery fabless bourse telecom landlords reinsurers distillers refiners utilities publishers
    wholesalers distributors consultancies hoteliers platforms e-tailer etailer arm servicer servicers custodian outsourcer
    recruiter tenants bookmakers steelmakers planemakers compatriot compatriots tannery tanneries packer packers business
    installer installers merchant merchants packager recycler recyclers hatchery vintner undertaker undertakers haulier hauliers
    dealership dealerships fishery bookseller booksellers stationer optician opticians outfitter outfitters roofer tunneller
    coachbuilder boatbuilder breeder dairy creamery weaver sawmill maltster
    """.split()
)
# The same where the right word stands before them: "asset manager Acme", but not "manager Jo Bell" or "a major Acme deal".
DESCRIPTOR_PAIRS = frozenset(
    (kind, noun)
    for noun, kinds in {
        "manager": "asset wealth money fund pension property",
        "agency": "rating ratings news travel advertising ad marketing PR staffing recruitment",
        "trader": "commodity commodities grain oil energy metals metal steel sugar cocoa coffee wheat gas power coal timber",
        "house": "buyout private-equity equity research auction fashion trading brokerage publishing securities investment data design "
        "software production commodity",
        "service": "streaming delivery ride-hailing music dating video payments",
        "designer": "chip semiconductor accelerator processor circuit sensor driver-chip memory",
        "processor": "meat food grain payment payments card data dairy",
        "major": "oil energy gas mining pharma steel food tech shipping telecom",
        "leader": "market industry sector",
        "daily": "business financial economic trade",
        "weekly": "business financial economic trade",
        "venture": "joint",
        "financier": "home housing mortgage vehicle farm",
        "line": "cruise container shipping ferry",
        "grid": "gas power electricity",
        "farmer": "salmon fish shrimp prawn trout mussel oyster",
        "grower": "flower fruit grape berry tomato vegetable avocado blueberry mushroom cannabis plant tea",
        "growers": "flower fruit grape berry tomato vegetable avocado blueberry mushroom cannabis plant tea",
        "exchange": "crypto cryptocurrency bitcoin",
        "adviser": "proxy",
        "advisor": "proxy",
    }.items()
    for kind in kinds.split()
)
# Bodies that are no businesses: "the regulator Ofwat", "Verdi, a trade union", "the VDMA association".
BODIES = frozenset(
    """
    union unions regulator regulators watchdog watchdogs ministry charity charities association lobby party parties club
    thinktank think-tank federation ombudsman quango guild NGO university
    """.split()
)
# The same of a group: "consumer group Which?", "trade body".
BODY_PAIRS = frozenset(
    (kind, noun)
    for noun in ("group", "body", "groups", "bodies")
    for kind in (
        "trade lobby consumer industry advocacy labour labor campaign pressure rebel militant rights environmental employers farmers"
    ).split()
)
# What a company has of its own kind: "its subsidiary, Acme", "its rivals, Acme and Bolt"; an owner or a partner may be a person.
OWNED = frozenset(
    """
    subsidiary subsidiaries unit units arm arms affiliate affiliates parent venture rival rivals competitor competitors supplier
    counterpart counterparts
    suppliers insurer lender
    """.split()
)
# What no person is: "his first company, Acme", "a third bidder, Acme".
FIRMS = frozenset(
    """
    company firm startup start-up conglomerate retailer airline carmaker automaker chipmaker drugmaker bidder contender newcomer
    brokerage consultancy manufacturer utility chain shipyard
    studio lender insurer operator supplier publisher broadcaster brewer contractor auditor miner producer maker distributor group giant
    carrier wholesaler platform
    """.split()
)
# Those that open a sentence or a headline, "Rival Acme agreed"; all makers do: "Chipmaker Acme rose".
OPENERS = frozenset(
    """
    Comparable Fellow Unlisted Unquoted Regional Accounts Filings Larger Smaller Bigger Loss-making Lossmaking Debt-laden
    Cash-strapped State-owned State-backed State-run State-controlled Family-owned Family-run Mid-sized Midsize Little-known
    Fast-growing Long-suffering Rival Rivals Retailer Grocer Insurer Brokerage Airline Airlines Brewer Distiller Miner Driller
    Refiner Lender Lenders Startup Start-up Conglomerate Telco Housebuilder Homebuilder Publisher Broadcaster Competitor Competitors
    Subsidiary Giant Newcomer Heavyweight Shareholder New Billionaire Plaintiff Defendant Contractor Operator Supplier Insurtech
    Fintech Biotech Stockbroker Shipbuilder Shipowner Reinsurer Landlord Discounter Utility Brewers Lessor Hyperscaler Supermajor
    Jeweller Wholesaler Distributor Broker Supermarket Backer Stationer Bookseller Baker Developer Producer Manufacturer Provider
    Caterer Roaster Exporter Importer Smelter Hotelier Compatriot Compatriots Brewery Consultancy Outsourcer Recruiter Auditor
    Foundry Builder Builders Bottler Explorer Packager Packer Brokerages Retailers Grocers Supermarkets Airlines Insurers Reinsurers
    Miners Distillers Refiners Telcos Housebuilders Homebuilders Publishers Broadcasters Startups Start-ups Discounters Wholesalers
    Distributors Developers Marketplace Acquirer Affiliate Assembler Bakery Behemoth Bidder Borrower Bourse Buyer Contender
    Fabricator Forwarder Franchisee Incumbent Lessee Maker Multinational Newspaper Powerhouse Seller Shipper Shipyard Suitor
    Underwriter Upstart Vendor Winery Owner Parent Partner Sponsor Peer Peers Neighbouring Neighboring
    """.split()
)
_MAKERS = ("maker", "makers", "builder", "builders")


def is_opener(word: str) -> bool:
    """Whether a capitalised word opens a sentence by what somebody is: "Rival Acme", "Toolmaker Acme"."""
    return word in OPENERS or word.endswith(_MAKERS)


# Two words before a name, the second a preposition: "CEO of Acme", "shares in Acme", "acquired by Acme".
ROLE_OF = frozenset(
    """
    headhunters recruiters boss
    consultant consultants researcher researchers banker bankers ceo cfo coo cto executive executives chairman chairwoman chair
    founder founders co-founder cofounder analyst analysts economist economists strategist strategists spokesman spokeswoman
    spokesperson spokespeople employee employees shareholders shareholder shares stock stake stakes subsidiary subsidiaries
    employed belonging
    affiliate arm parent participation acquisition takeover buyout spin-off spinoff acquired owned backed founded controlled broker
    brokers trader traders investors investor administrator administrators liquidators receivers formerly compete competes competing
    competed approach fine fines penalty penalties
    """.split()
)
# The same with words that other things have too: "agreement with Acme", "revenue from Acme", "a lease to Acme".
TIES = frozenset(
    """
    tie-up alliance president director directors head manager managers partner partners officer officers user users worker workers engineer
    engineers board investors owner owners share holding units unit division purchase merger ipo flotation float customers customer
    clients users subscribers supplier suppliers maker makers lawyer lawyers professor deal agreement contract partnership venture
    lawsuit suit dispute talks settlement bid offer competition made operated developed manufactured bought sold run managed led
    supplied underwritten published produced raised revenue revenues profit profits sales earnings results roles role service services
    career position positions counsel fees payments payment loan loans notes issued provided received leased transferred employed
    worked works working followed ahead litigation proceedings headquartered obligations lease leases interests operations contracts license
    build built building
    licence licenses granted held beneficially valuation capitalization capitalisation bankruptcy collapse investment invest
    invested interest damages claim claims case action merge merged partnered teamed arranged advised awarded rescued merging
    """.split()
)
LINKS = frozenset("of at in with by for from to against between on".split())
# A verb before a name that takes a company for its object.
BUYING = frozenset(
    """
    acquire acquires acquired acquiring reacquired buy buys bought purchase purchased sue sues sued overtake overtook overtaking
    outbid divested audits audited auditing valued values valuing suing fined fines fining
    """.split()
)
# What stands before an example or a place of work: "makers like Acme", "before joining Acme".
EXAMPLES = frozenset("like including versus via rival rivals joining joined joins join left leaving behind".split())

# Directly after a name.
SAYING = frozenset(
    """
    said says say told declined warned added argues argued noted stated thinks believes expects expected sees estimates predicts
    wrote reckons called agreed wants
    """.split()
)
# What hardly anybody but a company does.
DEALING = frozenset(
    """
    reported reports posted posts unveiled unveils launched launches acquired acquires bought buys sells raised raises earned
    generated booked logged shipped ships produces produced manufactures makes operates operated employs hired hires owns owned
    invested invests licenses licensed filed files priced debuted repaid distributed merged insures repurchased floated
    """.split()
)
# How shares move.
MOVING = frozenset(
    """
    jumped fell rose climbed gained slipped slid dropped tumbled plunged surged soared rallied sank advanced eased leapt declined
    retreated shed outperformed underperformed traded trades slumped slumps crashed nosedived cratered skidded tanked popped spiked
    edged inched drifted rebounded bounced jumps falls rises climbs slips slides drops tumbles plunges surges soars sinks rallies
    """.split()
)
DOING = frozenset(
    """
    ranks rank rates rate places puts polled kept keeps announced announces sold cut cuts lowered hiked lost recorded holds plans
    planned spent spends signed completed completes closed opened opens expanded listed added beat beats missed misses topped
    forecast forecasts guided projects expects reiterated maintained upgraded downgraded issued paid pays borrowed competes
    partnered merged agreed reaffirmed provides provided offers offered develops developed designs markets delivers delivered leased
    leases purchased supplied supplies repurchased accounted accounts settled sued appointed names named promoted introduced
    introduces released releases restructured went swung turned narrowed widened controls controlled ordered lifted trimmed slashed
    scrapped shelved secured won wins faces shed axed runs ran serves served carried carries handled mined drilled insures lent
    pledged idled halted resumed restarted restarts borrowed cancelled canceled recalled doubled outbid overtook overtaken defaulted
    refinanced redeemed suspended suspends exited exits insured brews brewed builds built exports imports rescued rejected halved
    handles restructured advised advises financed finances underwrote bankrolled audits audited
    """.split()
)
# Only behind a plural noun: "block trades were", "shell reports rose"; what looks like a verb before them is none.
AFTER_PLURALS = frozenset(
    """
    are were have had will would can could may might rose fell climbed jumped slid sank gained tumbled plunged surged soared rallied
    slipped dropped
    """.split()
)
# What grows, and who grows it: behind an everyday word that companies are called by too, "Apple trees", "Orange groves".
PLANTS = frozenset(
    """
    tree trees orchard orchards grove groves grower growers farmer farmers picker pickers crop crops harvest blossom blossoms pie
    pies seedlings juice cider peel sauce varieties forest forests rainforest basin delta jungle
    """.split()
)
# A noun directly after a name: "Acme shares", "Acme CEO Jo Bell".
FOLLOWERS = frozenset(
    """
    shares share stock stocks shareholders shareholder investors ceo cfo coo cto chief spokesman spokeswoman spokesperson
    representative executive executives chairman president director analyst analysts economist economists strategist employees
    employee staff workers customers customer clients stores store plants plant factories factory branches unit subsidiary bonds
    bond notes deal acquisition takeover merger acquisitions products product brand board headquarters co-founder founder management
    earnings results officials engineers vehicles cars aircraft planes planes' dealers dealership data research survey estimates
    figures analysis report poll polls test revenue revenues profit profits sales chain cooperative co-operative consensus
    """.split()
)
# What a company has: behind "Acme's", before anything else ("Zeta's annual revenue": up to two words may stand between).
POSSESSIONS = frozenset(
    """
    revenue revenues sales turnover profit profits loss losses earnings income margin margins ebitda shares share stock stake
    valuation market price- to-sales dividend debt ceo cfo coo cto chief chairman chairwoman founder founders co-founder board
    management executives spokesman spokeswoman spokesperson headquarters shareholders investors customers clients subscribers
    employees staff workforce workers product products business businesses operations stores plants plant factory factories brands
    brand portfolio results guidance outlook quarterly annual annualized net gross operating total first-quarter second-quarter
    third-quarter fourth-quarter computing cloud balance cash capital credit bonds bond acquisition takeover bid offer purchase
    first-half second-half full-year fiscal monthly adjusted core attributable pretax pre-tax underlying cumulative consolidated paying
    registered active vehicle automotive e-commerce advertising ad overseas domestic gpu gpus accumulated weighted installed
    merger ipo listing deal deals subsidiary subsidiaries unit parent rival rivals competitors software service services r&d
    research-and-development orders deliveries shipments output production capacity mine mines fleet network combined newly
    pit pits quarry quarries oilfield
    per-capita per- employee latest flagship common preferred class research data figures analysts economists strategists success
    growth costs cost spending budget restructuring bankruptcy strategy turnaround site sites mill mills refinery smelter yard yards
    depot depots warehouse warehouses terminal terminals outlets restaurants branches supermarkets showrooms hotels pubs clinics
    lorries vans trucks pipeline poll polls order app website users volumes volume pill drug drugs vaccine vaccines jab therapy
    medicine pump valve implant sensor scanner injection patents turbines reactor reactors jets vessels ferries hospitals wells
    hangar shipyard buyout buy-out flotation fundraising fundraise
    """.split()
)
# What nobody but a company calls its own: "its 40th hotel", "its pilots".
ITS_OWN = POSSESSIONS | frozenset(
    """
    hotel store shop restaurant branch pub clinic outlet supermarket showroom terminal hospital warehouse depot passengers pilots
    drivers miners tenants depositors policyholders dealers flights aircraft vessel ferry ship ships tanker refineries
    """.split()
)
# Within an apposition behind a name: "Acme, a maker of …", "Acme, the Oslo-based lender", "Acme, which makes …".
APPOSITIONS = frozenset(
    """
    company firm maker manufacturer provider retailer lender bank insurer brokerage subsidiary unit affiliate developer operator
    supplier producer distributor startup start-up group chain conglomerate automaker carmaker chipmaker drugmaker miner airline
    carrier utility publisher platform owner parent giant corporation consultancy specialist broker business arm shipbuilder
    shipyard reinsurer refiner housebuilder broadcaster steelmaker brewer grocer landlord house division venture partnership vendor
    contractor explorer fund biotech fintech insurtech bottler distiller discounter competitor rival peer outfit telco unicorn processor
    counterpart
    smelter foundry packager stockbroker roaster bakery brewery winery cooperative co-operative wholesaler lessor exporter importer
    planemaker assembler fabricator marketplace bookmaker caterer multinational boutique challenger upstart newcomer incumbent builder
    line coachbuilder boatbuilder breeder merchant dairy spinner weaver tannery creamery sawmill maltster
    """.split()
)
# Those of them that no person is.
TRADES = frozenset(
    """
    insurer reinsurer lender bank brokerage airline automaker carmaker chipmaker drugmaker shipbuilder shipyard retailer grocer
    supermarket driller refiner utility carrier chain conglomerate startup start-up manufacturer consultancy subsidiary company firm
    corporation broadcaster housebuilder biotech fintech insurtech bottler distiller discounter telco stockbroker brewery
    cooperative co-operative wholesaler planemaker bookmaker steelmaker lessor coachbuilder boatbuilder dairy tannery creamery sawmill
    family-owned family-run employee-owned state-owned privately-owned
    """.split()
)
LISTED = frozenset(
    "rival quoted owner parent listed owned backed controlled led branded made built operated run managed funded affiliated linked".split()
)
# Before a person's name.
PERSON_WORDS = frozenset(
    """
    analyst economist strategist executive chairman chairwoman president director manager spokesman spokeswoman spokesperson founder
    co-founder ceo cfo minister secretary governor senator trader professor lawyer mr mr. ms ms. mrs mrs. dr dr. boss chancellor
    premier judge son wife husband colleague billionaire tycoon entrepreneur businessman author actor policymaker lawmaker filmmaker
    moviemaker dressmaker promoter financier chair vice-chair campaigner councillor commissioner captain coach striker singer rapper
    actress comedian novelist architect barrister solicitor surgeon nurse teacher student widow mother father brother sister
    daughter nephew uncle heir heiress engineer scientist inventor physicist chemist programmer veteran
    """.split()
)
# Before the name of one: "the token Bravelle", "its drug Bravelle", "the tanker Bravelle".
PRODUCT_KINDS = frozenset(
    "token coin app drug pill therapy medicine antibody jab thinner vaccine game shooter sequel chatbot smartphone film series vessel "
    "tanker ferry brand label index".split()
)
# "apps like", "brands such as": what follows is made by a company, and is none.
PRODUCTS = frozenset(
    """
    agents assistants projects apps app products product models model brands brand drugs drug games game devices device medicines
    vehicles cars phones smartphones tools services titles shows films names labels
    """.split()
)
