"""The words around a name that speak for a company: tables alone, read by `find.company_before` and its like.

Each table is a kind of evidence; a word stands in it because it says so in business prose of any year and country.
Those that speak against one stand in `no_company_words`.
"""

from __future__ import annotations

# What no person is: "his first company, Acme", "a third bidder, Acme".
FIRMS = frozenset(
    """
    company firm startup start-up conglomerate retailer airline carmaker automaker chipmaker drugmaker bidder contender newcomer
    brokerage consultancy manufacturer utility chain shipyard studio lender insurer operator supplier publisher broadcaster
    brewer contractor auditor miner producer maker distributor group giant carrier wholesaler platform
    biotech fintech insurtech edtech proptech unicorn upstart spin-off spinoff brewery winery bakery dairy cooperative co-operative
    newspaper railway dealership foundry marketplace reinsurer housebuilder homebuilder discounter telco multinational
    business bank venture creamery sawmill tannery hatchery fishery supermarket
    """.split()
)
# Directly before a name: "chipmaker Acme", "rivals Acme and Bolt". Endings count too: every "-maker".
DESCRIPTORS = FIRMS | frozenset(
    """
    companies firms giants groups conglomerates makers retailers grocer grocers supermarket lenders insurers reinsurer
    brokerages broker brokers bank airlines carriers automakers carmakers chipmakers drugmakers steelmaker planemaker brewers
    distiller miners driller producers refiner explorer developer developers builder builders housebuilder homebuilder startups
    start-ups unicorn operators suppliers provider providers manufacturers telco telecoms rival rivals competitor competitors
    counterpart counterparts peer peers subsidiary subsidiaries unit affiliate parent owner owners shareholder vendor vendors
    heavyweight heavyweights specialist auditors accountants underwriter underwriters acquirer landlord jeweller marketplace
    blue-chip investor investors hedge fund customers clients partner partners buyer seller employer issuer borrower franchisee
    franchisees licensee licensees licensor lessee exporter importer shipper hotelier restaurateur bookmaker outfit powerhouse
    behemoth multinational incumbents incumbent challenger upstart discounter discounters dairy creamery sawmill railway
    railways railroad railroads meatpacker meatpackers packer packers bottler bottlers planter planters supermarkets
    hypermarkets foundry foundries assembler smelter smelters yard yards fabricator forwarder shipbuilder shipbuilders shipowner
    shipowners lessor lessors roaster baker bakers caterer insurtech fintech biotech edtech proptech spin-off spinoff
    stockbroker stockbrokers bookrunner bookrunners supermajor hyperscaler bidders suitor suitors contenders backer backers
    miller millers newspaper newswire cooperative co-operative co-op winery brewery bakery fabless bourse telecom landlords
    reinsurers distillers refiners utilities publishers wholesalers distributors consultancies hoteliers platforms e-tailer
    etailer arm servicer servicers custodian outsourcer recruiter tenants bookmakers steelmakers planemakers compatriot
    compatriots tannery tanneries business installer installers merchant merchants packager recycler recyclers hatchery vintner
    undertaker undertakers haulier hauliers dealership dealerships fishery bookseller booksellers stationer optician opticians
    outfitter outfitters renter renters roofer tunneller coachbuilder boatbuilder breeder weaver maltster
    """.split()
)
# The same where the right word stands before them: "asset manager Acme", but not "manager Jo Bell" or "a major Acme deal".
DESCRIPTOR_PAIRS = frozenset(
    (kind, noun)
    for noun, kinds in {
        "manager": "asset wealth money fund pension property",
        "label": "fashion clothing apparel record streetwear music knitwear jewellery cosmetics",
        "agency": "rating ratings news travel advertising ad marketing PR staffing recruitment",
        "trader": "commodity commodities grain oil energy metals metal steel sugar cocoa coffee wheat gas power coal timber",
        "house": "luxury buyout private-equity equity research auction fashion trading brokerage publishing securities investment data "
        "fund ETF exchange-traded-fund design software production commodity",
        "service": "streaming delivery ride-hailing music dating video payments",
        "designer": "chip semiconductor accelerator processor circuit sensor driver-chip memory",
        "processor": "meat food grain payment payments card data dairy cocoa nut fish seafood coffee sugar timber fruit cotton "
        "rice local",
        "major": "oil energy gas mining pharma steel food tech shipping telecom",
        "leader": "market industry sector",
        "holder": "patent licence license",
        "daily": "business financial economic trade",
        "weekly": "business financial economic trade",
        "venture": "joint",
        "financier": "home housing mortgage vehicle farm",
        "line": "cruise container shipping ferry",
        "grid": "gas power electricity",
        "farmer": "salmon fish shrimp prawn trout mussel oyster chicken pig egg poultry",
        "grower": "flower fruit grape berry tomato vegetable avocado blueberry mushroom cannabis plant tea",
        "growers": "flower fruit grape berry tomato vegetable avocado blueberry mushroom cannabis plant tea",
        "exchange": "crypto cryptocurrency bitcoin",
        "site": "news shopping booking dating travel auction jobs property comparison gossip betting",
        "adviser": "proxy",
        "advisor": "proxy",
    }.items()
    for kind in kinds.split()
)
# What a company has of its own kind: "its subsidiary, Acme", "its rivals, Acme and Bolt"; an owner or a partner may be a person.
OWNED = frozenset(
    """
    subsidiary subsidiaries unit units arm arms affiliate affiliates parent venture rival rivals competitor competitors supplier
    counterpart counterparts
    suppliers insurer lender
    """.split()
)
# Those that open a sentence or a headline, "Rival Acme agreed"; all makers do: "Chipmaker Acme rose".
OPENERS = frozenset(
    """
    Comparable Fellow Unlisted Unquoted Regional Accounts Filings Larger Smaller Bigger Loss-making Lossmaking Debt-laden
    Cash-strapped State-owned State-backed State-run State-controlled Family-owned Family-run Mid-sized Midsize Little-known
    Fast-growing Long-suffering Rival Rivals Retailer Grocer Insurer Brokerage Airline Airlines Brewer Distiller Miner Driller
    Refiner Lender Lenders Startup Start-up Conglomerate Telco Housebuilder Homebuilder Publisher Broadcaster Competitor
    Competitors Subsidiary Giant Newcomer Heavyweight Shareholder New Billionaire Plaintiff Defendant Contractor Operator
    Supplier Insurtech Fintech Biotech Stockbroker Shipbuilder Shipowner Reinsurer Landlord Discounter Utility Brewers Lessor
    Hyperscaler Supermajor Jeweller Wholesaler Distributor Broker Supermarket Backer Stationer Bookseller Baker Developer
    Producer Manufacturer Provider Caterer Roaster Exporter Importer Smelter Hotelier Compatriot Compatriots Brewery Consultancy
    Outsourcer Recruiter Auditor Foundry Builder Builders Bottler Explorer Packager Packer Brokerages Retailers Grocers
    Supermarkets Insurers Reinsurers Miners Distillers Refiners Telcos Housebuilders Homebuilders Publishers Broadcasters
    Startups Start-ups Discounters Wholesalers Distributors Developers Marketplace Acquirer Affiliate Assembler Bakery Behemoth
    Bidder Borrower Bourse Buyer Contender Fabricator Forwarder Franchisee Incumbent Lessee Maker Multinational Newspaper
    Powerhouse Seller Shipper Shipyard Suitor Underwriter Upstart Vendor Winery Owner Parent Partner Sponsor Peer Peers
    Neighbouring Neighboring
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
    lenders creditors bondholders headquarters
    tie-up alliance president director directors head manager managers partner partners officer officers user users worker workers
    engineer engineers board investors owner owners share holding units unit division purchase merger ipo flotation float customers
    customer clients subscribers supplier suppliers maker makers lawyer lawyers professor deal agreement contract partnership
    venture lawsuit suit dispute talks settlement bid offer competition made operated developed manufactured bought sold run managed
    led supplied underwritten published produced raised revenue revenues profit profits sales earnings results roles role service
    services career position positions counsel fees payments payment loan loans notes issued provided received leased transferred
    employed worked works working followed ahead litigation proceedings headquartered obligations lease leases interests operations
    contracts license build built building licence licenses granted held beneficially valuation capitalization capitalisation
    bankruptcy collapse investment invest invested interest damages claim claims case action merge merged partnered teamed arranged
    advised awarded rescued merging staff management turnover income margin margins orders deliveries debts creditors bondholders
    dealers franchisees pilots dividends backlog headcount turnaround demerger breakup
    """.split()
)
LINKS = frozenset("of at in into with by for from to against between on".split())
# A verb before a name that takes a company for its object.
BUYING = frozenset(
    """
    acquire acquires acquired acquiring reacquired buy buys bought purchase purchased sue sues sued overtake overtook overtaking
    outbid divested shorted owns audits audited auditing valued values valuing suing fined fines fining
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
# What others do too.
DOING = frozenset(
    """
    ranks rank rates rate places puts polled kept keeps announced announces sold cut cuts lowered hiked lost recorded holds
    plans planned spent spends signed completed completes closed opened opens expanded listed added beat beats missed misses
    topped forecast forecasts guided projects expects reiterated maintained upgraded downgraded issued paid pays borrowed
    competes partnered merged agreed reaffirmed provides provided offers offered develops developed designs markets delivers
    delivered leased leases purchased supplied supplies repurchased accounted accounts settled sued appointed names named
    promoted introduced introduces released releases restructured went swung turned narrowed widened controls controlled ordered
    lifted trimmed slashed scrapped shelved secured won wins faces shed axed runs ran serves served carried carries handled
    mined drilled insures lent pledged idled halted resumed restarted restarts cancelled canceled recalled doubled outbid
    mothballed burned burnt
    overtook overtaken defaulted refinanced redeemed suspended suspends exited exits insured brews brewed builds built exports
    imports rescued rejected halved handles advised advises financed finances underwrote bankrolled audits audited
    """.split()
)
DEEDS = DEALING | DOING
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
    lorries vans trucks pipeline poll polls order app website users volumes volume pill drug drugs vaccine vaccines jab therapy owner
    owners lenders creditors bondholders auditor auditors landlord backers suppliers franchisees shareholder royalties payout
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
# Within an apposition behind a name, and no person: "Acme, a lender".
TRADES = frozenset(
    """
    insurer reinsurer lender bank brokerage airline automaker carmaker chipmaker drugmaker shipbuilder shipyard retailer grocer
    supermarket driller refiner utility carrier chain conglomerate startup start-up manufacturer consultancy subsidiary company
    firm corporation broadcaster housebuilder biotech fintech insurtech bottler distiller discounter telco stockbroker brewery
    cooperative co-operative wholesaler planemaker bookmaker steelmaker lessor coachbuilder boatbuilder dairy tannery creamery
    sawmill dealership homebuilder haulier railway newspaper pharmacy portal website proptech edtech spin-off meatpacker
    family-owned family-run employee-owned state-owned privately-owned
    """.split()
)
# The same and what a person may be, too: "Acme, a maker of …", "Acme, the Oslo-based lender", "Acme, which makes …".
APPOSITIONS = FIRMS | TRADES | frozenset(
    """
    provider unit affiliate developer owner parent specialist broker business arm landlord house division venture partnership
    vendor explorer fund competitor rival peer outfit unicorn processor counterpart smelter foundry packager roaster bakery
    winery exporter importer assembler fabricator marketplace caterer multinational boutique challenger upstart incumbent
    builder line breeder merchant spinner weaver maltster acquirer behemoth bookseller bourse co-op custodian e-tailer fishery
    forwarder franchisee hatchery heavyweight installer issuer jeweller jeweler newswire optician outfitter outsourcer
    powerhouse railroad recruiter recycler servicer shipper spinoff stationer suitor supermajor telecom undertaker florist
    pawnbroker moneylender auctioneer grower shop store restaurant nightclub gym salon
    """.split()
)
LISTED = frozenset(
    "rival quoted owner parent listed owned backed controlled led branded made built operated run managed funded affiliated linked".split()
)
