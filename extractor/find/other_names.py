"""Names of other things: what speaks against a company. Tables alone, read by `find.companies`."""

from __future__ import annotations

MONTHS_AND_DAYS = frozenset(
    """
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
    Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Christmas Easter
    Thanksgiving Ramadan Diwali Halloween
    """.split()
)
# Words that open a sentence or stand capitalised in a headline, never a part of a name beyond what the gazetteer knows.
_WHO = "I We You They He She It There That Here What Who".split()
_CONTRACTED = frozenset(f"{who}{mark}{verb}" for who in _WHO for mark in "'’" for verb in "ve re ll d m s".split())
FUNCTION_WORDS = _CONTRACTED | frozenset(
    """
    The A An And Or But Nor If Then Than That This These Those There Here It Its It’s It's He She They We You I His Her Their Our
    Your My Who What Which When Where Why How Whether In On At By For From To With Without Within Into Onto Of Off Over Under Up
    Down Out About Above Below After Before Between Behind Beyond During Since Until Through Against Among Amid Across Along Around
    As Because Although Though While Whereas However Therefore Thus Hence Moreover Furthermore Meanwhile Instead Indeed Also Still
    Yet Not No Yes All Any Both Each Either Neither Every Some Many Most Much More Less Few Fewer Several Other Others Another Such
    Same Own Only Just Even Ever Never Always Often Is Are Was Were Be Been Being Has Have Had Do Does Did Can Could May Might Must
    Shall Should Will Would Let Lets Get Gets Got Once Twice Again Ago Already Now Today Tomorrow Yesterday Later Earlier Recently
    Conversely Likewise Currently Previously Finally Overall
    Additionally Separately Elsewhere Overnight Roughly Nearly Almost Despite Per Via Versus Vs
    Like Unlike Including Based Given According Due Following Regarding Concerning Considering Excluding Total Average Subject See
    Please Note Notes Item Table Figure Chart Page Section Part Chapter One Two Three Four Five Six Seven Eight Nine Ten Eleven
    Twelve Hundred Thousand Million Billion Trillion Second Third Fourth Fifth Last Next Half Quarter Double Q1 Q2 Q3 Q4 H1 H2
    FY Year Years Month Months Week Weeks Day Days Today's Morning Afternoon Evening Night Take Consider Look Suppose Imagine
    Compare Add Go Ask Think Remember Perhaps Maybe Certainly Clearly Notably Importantly Specifically Generally Typically
    Historically Basically Actually Really Well Recent Latest Further
    Having Unfortunately Usually Initially Eventually Ultimately Interestingly Surprisingly Unsurprisingly Similarly Obviously
    Apparently Reportedly Allegedly Fortunately Sadly Luckily Thankfully Hopefully Frankly Honestly Essentially Normally Traditionally
    Globally Locally Nationally Internationally Domestically Officially Official Formerly Originally Lately Suddenly Slowly Gradually
    Quickly Rapidly Broadly Largely Mostly Mainly Partly Collectively Annually Quarterly Crucially Critically Remarkably Ironically
    Curiously Admittedly Arguably Presumably Otherwise Nevertheless Nonetheless Consequently Accordingly Subsequently Simultaneously
    Thereafter Hitherto Increasingly Effectively Technically Theoretically Practically Financially Operationally Sequentially Combined
    Altogether Alternatively Afterwards Beforehand Occasionally Rarely Seldom Sometimes Evidently Naturally Undoubtedly Surely Probably
    Possibly Equally Secondly Firstly Thirdly Lastly Seeing Knowing Believing
    None Nobody Everyone Everybody Someone Somebody Anyone Anybody Nothing Everything Something Anything Rather Soon Unless Whose Throughout
    Regionally Nowhere Everywhere Fellow Troubled Struggling Embattled Ailing
    """.split()
)
# Roles in business: they end a name on their left, where they speak for a company, and begin a person on their right.
TITLES = frozenset(
    """
    CEO CFO COO CTO CIO CMO CEOs CFOs Chief Executive Officer Chairman Chairwoman Chairperson Managing Vice President Analyst
    Analysts Economist Founder Co-Founder Treasurer Spokesman Spokeswoman Spokesperson VP SVP EVP MD MDs Director Chair Ofcr
    """.split()
)
# Titles of people in general and of public offices.
OFFICES = frozenset(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Judge Justice Minister Secretary Senator Sen Rep Representative Congressman
    Governor Gov Mayor Ambassador Chancellor Premier Pope Colonel Commissioner Attorney MP MPs Promoter Prosecutor Lawyer Activist
    Campaigner Councillor Sheikh
    """.split()
)
# Words of headlines: they cut a capitalised line into its names.
HEADLINE_WORDS = frozenset(
    """
    Announces Announced Reports Reported Posts Posted Buys Sells Sold Acquires Acquired Acquisition Launches Launched Names Appoints
    Raises Cuts Sees Says Said Beats Misses Rises Falls Gains Drops Jumps Surges Slides Slips Climbs Tumbles Plunges Soars Sinks
    Rallies Eyes Seeks Plans Wins Loses Signs Completes Closes Opens Expands Unveils Reveals Files Agrees Offers Makes Takes Gives
    Goes Keeps Holds Hits Sets Gets Puts Adds Shuts Ends Begins Starts Starting Stops Warns Expects Forecasts Invests Hires Fires
    Sues Faces Joins Leaves Leads Lifts Boosts Doubles Triples Scoops Snaps Lands Bets Shares Share Stock Stocks Profit Profits
    Revenue Revenues Earnings Results Sales Quarter Quarterly Annual Dividend Deal Deals Merger Takeover Stake Bid Offer IPO Price
    Prices Loss Losses Million Billion Trillion Percent Amid Record Conference Call Webcast Agreement Release Releases Provides
    Declares Receives Updates Update Enters Issues Introduces Explains Rally Surge Behind Says: Investors Investor Analysts Market
    Cap Growth Demand Supply Rates Rate Trading Strong Weak Higher Lower Rising Falling Highest Lowest Biggest Largest Best Worst
    Top Key Why How Fails Failed Delays Halts Slashes Trims Debuts Debut Set Looks Deserve Deserves Rejects Rejected Approves Blocks
    Probes Recalls Settles Pays Owes Spends Earns Picks Taps Ousts Replaces Quits Exits Pushes Pulls Drives Fuels Helps Hurts Hit
    Tops Lags Trails Dips Slumps Sags Spikes Pops Rebounds Recovers Reaffirms Reiterates Extends Renews Moves Shifts Turns Weighs
    Mulls Considers Explores Confirms Denies Celebrates Hosts Presents Elects Promotes Welcomes Acquire Buy Sell Owner Owners
    Hostile Becomes Slump Push Shudder Might Effective Amended Restated Public Continues Remains Comes Brings Shows Wants Needs
    Knock Knocks Flock Brace Vie Struggle Struggles Compete Launch Unleash Attacks Explained Revealed Match Competition Showdown Cut
    Slash Shut Trim Halt Raise Delay Borrow
    """.split()
)

# Places: alone they are never companies; a name that only adds a compass word to one is none either.
PLACES = frozenset(
    """
    Utrecht|Eindhoven|Antwerp|Ghent|Bruges|Liège|Lille|Nantes|Bordeaux|Strasbourg|Grenoble|Rennes|Dusseldorf|Hanover|Bremen|
    Nuremberg|Dortmund|Graz|Linz|Salzburg|Lugano|Bologna|Genoa|Verona|Palermo|Zaragoza|Braga|Galway|Limerick|Dundee|
    Swansea|Coventry|Bradford|Portsmouth|Plymouth|Brighton|Norwich|Swindon|Exeter|Ipswich|Luton|Sunderland|Blackpool|Wigan|
    Aarhus|Odense|Aalborg|Trondheim|Stavanger|Tromsø|Malmö|Uppsala|Espoo|Tampere|Turku|Oulu|Reykjavik|Tallinn|Tartu|Riga|
    Vilnius|Kaunas|Krakow|Kraków|Lodz|Łódź|Wrocław|Wroclaw|Poznan|Poznań|Gdansk|Gdańsk|Katowice|Brno|Ostrava|Plzen|
    Bratislava|Kosice|Debrecen|Cluj|Timisoara|Plovdiv|Varna|Belgrade|Zagreb|Ljubljana|Maribor|Sarajevo|Skopje|Tirana|
    Pristina|Thessaloniki|Piraeus|Nicosia|Limassol|Valletta|Izmir|Bursa|Antalya|Lviv|Odesa|Kharkiv|Dnipro|Minsk|Kazan|
    Novosibirsk|Yekaterinburg|Tbilisi|Yerevan|Baku|Almaty|Astana|Tashkent|Bishkek|Sharjah|Dammam|Manama|Muscat|Erbil|Haifa|
    Rabat|Marrakesh|Tangier|Algiers|Ibadan|Kumasi|Abidjan|Bamako|Ouagadougou|Douala|Yaoundé|Kinshasa|Lubumbashi|Luanda|
    Mombasa|Kigali|Lusaka|Harare|Maputo|Gaborone|Windhoek|Antananarivo|Chandigarh|Faisalabad|Chittagong|Kathmandu|Vientiane|
    Medan|Pyongyang|Ulaanbaatar|Hobart|Dunedin|Saskatoon|Trenton|Puebla|Tijuana|Querétaro|Tegucigalpa|Managua|Medellín|
    Medellin|Barranquilla|Guayaquil|Arequipa|Trujillo|Valparaíso|Concepción|Córdoba|Mendoza|Asunción|Brasília|Curitiba|Recife|
    Fortaleza|Campinas|Manaus|Kuwait City|Dar es Salaam|Port Louis|Chiang Mai|Da Nang|Johor Bahru|Quebec City|Oklahoma City|
    Fort Lauderdale|Guatemala City|San Salvador|San José|Panama City|Santo Domingo|San Juan|Port of Spain|Belo Horizonte|
    Porto Alegre|St Petersburg|
    Changsha|Danyang|Hefei|Ningbo|Wuxi|Foshan|Dongguan|Zhuhai|Jinan|Shenyang|Harbin|Changchun|Zhengzhou|Nanchang|Kunming|Guiyang|
    Nanning|Fuzhou|Quanzhou|Wenzhou|Shaoxing|Jiaxing|Changzhou|Nantong|Yangzhou|Zhenjiang|Xuzhou|Yantai|Weifang|Huizhou|Zhongshan|
    Jiangmen|Haikou|Sanya|Lanzhou|Urumqi|Hohhot|Taiyuan|Shijiazhuang|Tangshan|Baoding|Luoyang|Yichang|Xiangyang|Wuhu|Mianyang|
    Kunshan|Yiwu|Anhui|Hebei|Shanxi|Shaanxi|Guangxi|Guizhou|Jiangxi|Liaoning|Jilin|Heilongjiang|Gansu|Qinghai|Kaohsiung|Taichung|
    Hsinchu|Tainan|Pohang|Ulsan|Daegu|Gwangju|Daejeon|Suwon|Kobe|Sendai|Hiroshima|Surat|Jaipur|Lucknow|Nagpur|Noida|Gurugram|
    Gurgaon|Kochi|Coimbatore|Indore|Haiphong|Surabaya|Bandung|Penang|Johor|Davao|
    Afghanistan|Africa|Alabama|Alaska|Alberta|Algeria|America|American|Americans|Americas|Amsterdam|Angola|Ankara|Argentina|Arizona|
    Arkansas|Asia|Asia-Pacific|Athens|Atlanta|Atlantic|Auckland|Austin|Australia|Austria|Baghdad|Bahrain|Bangalore|Bangkok|Bangladesh|
    Barcelona|Beijing|Belarus|Belgium|Bengaluru|Berlin|Birmingham|Bolivia|Bombay|Boston|Brasilia|Brazil|Bristol|Britain|British|
    Britons|Brooklyn|Brussels|Bucharest|Budapest|Buenos Aires|Bulgaria|Cairo|Calgary|California|Cambodia|Cambridge|Cameroon|Canada|
    Canberra|Cape Town|Caracas|Caribbean|Charlotte|Chengdu|Chennai|Chicago|Chile|China|Cincinnati|Cleveland|Colombia|Colorado|Congo|
    Connecticut|Copenhagen|Croatia|Cuba|Cyprus|Czech Republic|Dallas|Delaware|Delhi|Denmark|Denver|Detroit|Doha|Dubai|Dublin|
    Düsseldorf|East|Eastern|Ecuador|Edinburgh|Egypt|England|Estonia|Ethiopia|Eurasia|Europe|European|Eurozone|Far East|Finland|
    Florida|France|Frankfurt|Geneva|Georgia|Germany|Ghana|Glasgow|Greece|Guangdong|Guangzhou|Gulf|Gulf of Mexico|Hamburg|Hangzhou|
    Hanoi|Hawaii|Helsinki|Holland|Hollywood|Hong Kong|Houston|Hungary|Hyderabad|Iceland|Idaho|Illinois|India|Indiana|Indonesia|Iowa|
    Iran|Iraq|Ireland|Israel|Istanbul|Italy|Ivory Coast|Jakarta|Japan|Jerusalem|Johannesburg|Jordan|Kansas|Karachi|Kazakhstan|
    Kentucky|Kenya|Kiev|Korea|Kuala Lumpur|Kuwait|Kyiv|Kyoto|Lagos|Laos|Latin America|Latvia|Lebanon|Leeds|Libya|Lima|Lisbon|
    Lithuania|Liverpool|London|Los Angeles|Louisiana|Luxembourg|Lyon|Macau|Madrid|Maine|Malaysia|Malta|Manchester|Manhattan|Manila|
    Maryland|Massachusetts|Melbourne|Mexico|Mexico City|Miami|Michigan|Middle East|Milan|Minneapolis|Minnesota|Mississippi|Missouri|
    Moldova|Mongolia|Montana|Montreal|Morocco|Moscow|Mozambique|Mumbai|Munich|Myanmar|Nairobi|Namibia|Nebraska|Nepal|Netherlands|
    Nevada|New Delhi|New England|New Hampshire|New Jersey|New Mexico|New Orleans|New South Wales|New York|New York City|New Zealand|
    Newfoundland|Nigeria|North|North America|North Carolina|North Dakota|North Korea|North Sea|Northern|Northern Ireland|Norway|Ohio|
    Oklahoma|Oman|Ontario|Oregon|Osaka|Oslo|Ottawa|Oxford|Pacific|Pakistan|Palestine|Panama|Paris|Pennsylvania|Perth|Peru|
    Philadelphia|Philippines|Phoenix|Pittsburgh|Poland|Portland|Portugal|Prague|Puerto Rico|Qatar|Quebec|Queensland|Rhode Island|
    Rio de Janeiro|Riyadh|Romania|Rome|Rotterdam|Russia|Rwanda|Salt Lake City|San Antonio|San Diego|San Francisco|San Jose|Santiago|
    Sao Paulo|São Paulo|Saudi Arabia|Scandinavia|Scotland|Seattle|Senegal|Seoul|Serbia|Shanghai|Shenzhen|Silicon Valley|Singapore|
    Slovakia|Slovenia|Sofia|South|South Africa|South America|South Australia|South Carolina|South Dakota|South Korea|Southern|
    Southeast Asia|Soviet Union|Spain|Sri Lanka|Sri Lankan|St. Louis|Stockholm|Stuttgart|Sudan|Sweden|Switzerland|Sydney|Syria|
    Taipei|Taiwan|
    Tampa|Tanzania|Tehran|Tel Aviv|Tennessee|Texas|Thailand|Tianjin|Tokyo|Toronto|Tunisia|Turin|Turkey|Uganda|U.A.E|UAE|UK|U.K|
    Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|US|U.S|USA|U.S.A|Utah|Uzbekistan|Vancouver|Venezuela|Vermont|
    Victoria|Vienna|Vietnam|Virginia|Wales|Wall Street|Warsaw|Washington|Washington D.C|D.C|West|Western|Western Australia|
    West Virginia|Wisconsin|Wuhan|Wyoming|Yemen|Zambia|Zimbabwe|Zurich|Zürich|Main Street|Capitol Hill|White House|Downing Street|
    Fleet Street|Canary Wharf|Sierra Leone|El Salvador|Costa Rica|Guatemala|Honduras|Nicaragua|Crimea|Africans|Afghan|African|Albania|
    Arab|Arabia|Armenia|Asian|Asians|Australian|Australians|Austrian|Azerbaijan|Belgian|Brazilian|Bulgarian|Canadian|Canadians|
    Chilean|Chinese|Colombian|Cuban|Cypriot|Czech|Danish|Dutch|Egyptian|Emirati|English|Estonian|EU|Filipino|Finnish|French|German|
    Germans|Ghanaian|Greek|Greeks|Hungarian|Icelandic|Indian|Indians|Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Italians|Japanese|
    Kenyan|Korean|Kurdish|Latin|Latin American|Latvian|Lebanese|Lithuanian|Malaysian|Mediterranean|Mexican|Mexicans|Moroccan|Nigerian|
    Nordic|North American|Norwegian|Pakistani|Peruvian|Polish|Portuguese|Qatari|Romanian|Russian|Russians|Saudi|Scandinavian|Scottish|
    Tuscan|Sicilian|Bavarian|Catalan|Texan|Californian|Basque|Breton|Walloon|Andalusian|Galician|Parisian|Milanese|
    Jamaican|Barbadian|Trinidadian|Bolivian|Ecuadorian|Ecuadorean|Uruguayan|Paraguayan|Venezuelan|Panamanian|Guatemalan|Dominican|
    Tanzanian|Ugandan|Rwandan|Ethiopian|Senegalese|Ivorian|Cameroonian|Angolan|Mozambican|Namibian|Botswanan|Congolese|Mauritian|
    Algerian|Libyan|Sudanese|Jordanian|Kuwaiti|Bahraini|Omani|Kazakh|Uzbek|Georgian|Armenian|Azeri|Azerbaijani|Moldovan|Belarusian|
    Bosnian|Croatian|Albanian|Macedonian|Maltese|Bangladeshi|Nepalese|Nepali|Burmese|Cambodian|Laotian|Mongolian|Fijian|Bermudian|
    Serbian|Singaporean|Slovak|Slovenian|South African|South Korean|Spanish|Swedish|Swiss|Syrian|Taiwanese|Thai|Tunisian|Turkish|
    Ukrainian|Vietnamese|Welsh|Zambian|Zimbabwean|California's|Bay Area|Midwest|Northeast|Northwest|Southeast|Southwest|Central|Upper|
    Lower|Greater|Bavaria|Bayern|Catalonia|Crete|Flanders|Normandy|Sicily|Tuscany|Yorkshire|Sussex|Kent|Essex|Surrey|Cornwall|Devon|
    Belfast|Cardiff|Newcastle|Sheffield|Nottingham|Southampton|Leicester|Bath|Marseille|Toulouse|Cologne|Leipzig|Dresden|Basel|Bern|
    Lausanne|Gothenburg|Bergen|Porto|Seville|Valencia|Bilbao|Naples|Venice|Florence|Brisbane|Adelaide|Darwin|Tasmania|Wellington|
    Christchurch|Durban|Pretoria|Accra|Abuja|Addis Ababa|Kampala|Dakar|Casablanca|Tunis|Beirut|Damascus|Amman|Abu Dhabi|Jeddah|Kabul|
    Islamabad|Lahore|Dhaka|Colombo|Kolkata|Pune|Ahmedabad|Gujarat|Maharashtra|Karnataka|Kerala|Punjab|Rajasthan|Tamil Nadu|Kashmir|
    Ho Chi Minh City|Phnom Penh|Yangon|Nagoya|Yokohama|Fukuoka|Sapporo|Hokkaido|Busan|Incheon|Suzhou|Nanjing|Chongqing|Xiamen|Qingdao|
    Dalian|Hainan|Sichuan|Zhejiang|Jiangsu|Fujian|Shandong|Henan|Hubei|Hunan|Yunnan|Tibet|Xinjiang|Inner Mongolia|Albany|Albuquerque|
    Anchorage|Baltimore|Baton Rouge|Bellevue|Boise|Boulder|Buffalo|Charleston|Columbus|Dayton|Des Moines|El Paso|Fort Worth|Fresno|
    Grand Rapids|Hartford|Honolulu|Indianapolis|Irvine|Jacksonville|Kansas City|Knoxville|Las Vegas|Lexington|Lincoln|Little Rock|
    Long Beach|Long Island|Louisville|Madison|Memphis|Menlo Park|Milwaukee|Mountain View|Nashville|Newark|Newport|Oakland|Omaha|
    Orlando|Palo Alto|Plano|Providence|Raleigh|Redmond|Reno|Richmond|Rochester|Rockville|Sacramento|Santa Barbara|Santa Clara|
    Santa Monica|Savannah|Scottsdale|Spokane|Stamford|Sunnyvale|Tacoma|Toledo|Tucson|Tulsa|Wichita|Wilmington|Nova Scotia|
    British Columbia|Manitoba|Saskatchewan|New Brunswick|Winnipeg|Edmonton|Mississauga|Monterrey|Guadalajara|Bogota|Bogotá|
    Lima|Quito|Havana|Montevideo|Cayman Islands|Bermuda|Bahamas|Jamaica|Barbados|Trinidad|British Virgin Islands|Jersey|Guernsey|
    Isle of Man|Gibraltar|Monaco|Liechtenstein|Andorra|Baltic|Balkans|
    Pacific Ocean|Atlantic Ocean|Indian Ocean|Arctic Ocean|Baltic Sea|Caspian Sea|South China Sea|
    Black Sea|Red Sea|Persian Gulf|Permian|Permian Basin|Marcellus|
    Bakken|Eagle Ford|Appalachia|Rocky Mountains|Rockies|Alps|Himalayas|Sahara|Amazon Basin|Arctic|Antarctica|Earth|Moon
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# The last word of a name that is no company's.
# What streets end in, and houses that go by one: "broker Harrow Lane", but "off Harrow Lane".
STREETS = frozenset("Lane Drive Avenue Boulevard Square Bridge Road Street Court Hall Tower Field".split())
OTHER_HEADS = frozenset(
    """
    Ministry Department Commission Agency Authority Council Court Courts Parliament Congress Senate House Committee Subcommittee
    Statistics Board Bureau Office Administration Secretariat Directorate Inspectorate University College School Academy Faculty Institute
    Institution Association Federation Confederation Union Alliance Party Foundation Society Church Army Navy Force Police Guard
    Club Team League Cup Championship Championships Olympics Olympic Index Indices Composite Average Act Bill Law Code Regulation
    Directive Rule Amendment Constitution Charter Treaty Accord Pact Convention Protocol Street Road Avenue Boulevard Square Lane
    Drive Island Islands County City Town State Province District Region Republic Kingdom Airport Stadium Arena Tower Building Plaza
    Bridge Tunnel Museum Hospital Clinic Cathedral Palace Hall Theatre Theater Summit Forum Festival Fair Expo Award Awards Prize
    Day Week Month Year War Wars Crisis Revolution Plan Program Programme Project Scheme Initiative Treasury Reserve Government
    Cabinet Embassy Consulate Survey Statement Statements Report Reports Form Exhibit Schedule Exchange Treasuries Bunds Gilts Time
    Standard Standards Principles Era Age Disease Syndrome Virus Officer President Director Secretary Minister Chairman Manager
    Executive Analyst Democrats Republicans Coalition Movement Parliamentarian Economy Policy Quarter Meeting Session Period Date
    Agreement Contract Note Notes Bonds Debentures Common Preferred Stock Shares Options Warrants Unit Units Loan Facility Indenture
    Lease Letter License Offering Operations Marketing Strategy Compliance Procurement Sustainability Trial Study Phase Test
    Benchmark Model Fame Zone Basin Mine Field Pipeline Refinery Terminal Port Station Route Highway Freeway
    EBITDA EBITA EBIT EPS FCF ARR ARPU NAV RevPAR NII NIM AUM GMV ROE
    """.split()
)
# Heads of places that companies are called after as well: Silver Lake, Hanul Ocean, Kestrel Bay.
# And words that places begin with.
PLACE_OPENINGS = frozenset("Mount Mt Mt. Port Cape Isle".split())
PLACE_HEADS = frozenset(
    "River Lake Ocean Sea Bay Peninsula Mountain Mountains Valley Desert Forest Park Beach Coast".split()
)
# The first word of such a name, where "of" follows.
OTHER_FIRSTS = frozenset(
    """
    University Ministry Department Institute Port Republic House Secretary Chamber Court Bureau Council Association Federation
    Society Confederation Brotherhood Organisation Organization Centre Center Alliance Academy Committee Board Office Agency Authority
    Commission Directorate
    """.split()
)
# A name with one of these anywhere is an office's or an index's.
OTHER_PARTS = frozenset(
    """
    Chamber Ministry Department Commission Parliament Congress Senate Supreme Index FTSE Nikkei Stoxx DAX Treasury Statistics Nations
    Democratic Republican Labour Conservative Communist Socialist Prime Olympic Nobel GAAP IFRS Generally Accepted FASB Topic
    """.split()
)
# Well-known bodies, indices, exchanges and everyday capital letters that are no companies.
NO_COMPANIES = frozenset(
    """
    Alzheimer|Parkinson|Crohn|Huntington|Hodgkin|Tourette|
    Wall Street|High Street|Downing Street|Fleet Street|Threadneedle Street|Dalal Street|Bay Street|Main Street|Harley Street|Oxford Street|
    Regent Street|Bond Street|Lombard Street|Madison Avenue|Fifth Avenue|Times Square|Savile Row|Orchard Road|Nanjing Road|Supreme Court|
    High Court|Federal Court|Crown Court|City Hall|Eiffel Tower|
    RPK|RPKs|ASK|ASKs|RPMs|ASMs|CASM|RASK|RASM|PRASM|FTK|FTKs|ATK|ATKs|ASP|ASPs|AOV|MRR|NDR|GRR|WAU|WAUs|MAUs|DAUs|TAM|KPI|KPIs|LFL|GTV|
    TPV|GPV|NPS|PPA|PPAs|MoU|MoUs|MOU|FID|EPC|BOED|AISC|DTC|D2C|LTL|FTL|BEV|BEVs|PHEV|PHEVs|HEV|HEVs|NEV|NEVs|ADAS|OTT|VOD|SVOD|AVOD|CTV|
    CPM|RPO|FX|DPS|NTA|TSR|OCF|DSCR|ECL|PPOP|NPAT|EBT|CASA|NBV|FSRU|FSRUs|VLGC|VLGCs|TCE|BDI|SCFI|CCFI|HICP|PCE|RPI|CPIH|JOLTS|ZEW|QE|QT|
    MPC|LPR|MLF|RRR|EMI|EMIs|SIP|SIPs|NFO|UPI|MSP|PLI|FDI|FTA|FTAs|PFAS|CO2|ETS|CBAM|SAF|CCS|CCUS|BESS|SMR|SMRs|HVDC|NDA|BLA|PDUFA|AGM|
    EGM|KYC|AML|BNPL|DeFi|NFT|NFTs|DAO|CBDC|TVL|IoT|ERP|CRM|VPN|CDN|GenAI|CapEx|OpEx|Capex|Opex|Ebitda|Ebit|VC|LBO|LBOs|CLO|CLOs|ABS|MBS|
    CDS|AuM|FUM|FuM|GLP-1|ARRs|SMB|SMBs|RRSP|ISA|ISAs|LTIP|NAVs|APR|APY|BTC|ETH|SPR|GWe|MWe|Bcf|Tcf|mtpa|MTPA|HNIs|NRI|NRIs|
    Bank Rate|Bank Holiday|Core CPI|Core PPI|Core PCE|Core HICP|Core Ebitda|Headline CPI|
    NHS|MHRA|EMA|HMRC|OBR|ONS|CBI|BRC|TUC|RMT|IFS|IEA|EIA|NLRB|EEOC|OSHA|NRC|CDC|NIH|DARPA|USTR|USPTO|CBO|GAO|DHS|TSA|FHA|FHFA|UAW|
    AFL-CIO|IATA|ICAO|ACEA|VDA|CAAM|CPCA|SIAM|NAHB|ISM|ABI|UKHospitality|KPPU|Nasscom|CII|FICCI|AMFI|NPCI|EPFO|KFTC|DPIIT|AFM|CNMV|Consob|
    AMF|FINMA|Finma|ESMA|EBA|EIOPA|PSR|SFO|NCA|Destatis|Eurostat|Insee|INSEE|Istat|Ifo|Bundeskartellamt|Bundestag|Bundesrat|Knesset|
    Lok Sabha|Duma|UEFA|FIFA|NFL|NBA|MLB|NHL|WADA|Teamsters|Unite|Unison|IG Metall|Ver.di|Greenpeace|Oxfam|
    Amnesty International|Save the Children|Red Cross|WWF|UNCTAD|ILO|IMO|EBRD|IFC|AIIB|International Finance Corporation|
    Export-Import Bank|New Development Bank|Asian Infrastructure Investment Bank|Inter-American Development Bank|Islamic Development Bank|
    Bank Negara|Bank Indonesia|Reserve Bank of India|Reserve Bank of Australia|Reserve Bank of New Zealand|
    South African Reserve Bank|Bank Negara Malaysia|Bangko Sentral|
    Central Bank of Nigeria|Saudi Central Bank|Premier League|La Liga|Bundesliga|Serie A|Champions League|
    EBITDAaL|NOI|AUV|TCE|RASK|RASM|TRASM|PRASM|CASK|CASM|
    EMEA|APAC|LATAM|LatAm|MENA|GCC|DACH|CEE|LCR|NSFR|RevPAR|Comex|COMEX|Nymex|NYMEX|Kosdaq|KOSDAQ|TEU|TEUs|FEU|FEUs|DWT|VLCC|VLCCs|
    FPSO|FPSOs|MW|MWh|MWp|GW|GWh|TW|TWh|BTU|MMBtu|FCF|OPEX|CAPEX|SG&A|COGS|PAT|PBT|NII|NIM|NIMs|NPL|NPLs|NPA|NPAs|CET1|RWA|RWAs|SCR|
    CSM|LTV|CAGR|ROCE|ROTE|ROTCE|ROIC|IRR|WACC|FFO|AFFO|EBITDAR|EBITDAX|YTD|TTM|LTM|TCV|ACV|NRR|GWP|APE|VNB|SKU|SKUs|SaaS|IaaS|PaaS|
    B2B|B2C|OEM|OEMs|ODM|ODMs|EMS|FMCG|BFSI|BPO|KPO|NBFC|NBFCs|MSME|MSMEs|SME|SMEs|QIP|OFS|DRHP|FII|FIIs|DII|DIIs|FPI|FPIs|GST|VAT|
    HBM|ASIC|ASICs|FPGA|EUV|CoWoS|SoC|PCB|PCBs|LFP|RAM|SSD|SSDs|NGO|NGOs|ADR|ADRs|GDR|GDRs|SEBI|IRDAI|TRAI|CCI|NCLT|CBDT|CSRC|NDRC|
    SAMR|MIIT|MOFCOM|SASAC|MAS|SFC|HKMA|METI|FSA|JFTC|CMA|FCA|PRA|CAA|Ofgem|Ofcom|Ofwat|BaFin|ACCC|APRA|CFIUS|CVM|Cade|CADE|Aneel|
    Opec|Opec+|Nato|Unesco|Unicef|Asean|Nasa|Hamas|Hezbollah|Taliban|Solana|Dogecoin|XRP|Cardano|Litecoin|Verdi|Aslef|Interpol|Europol|
    Statistics Canada|Environment Canada|Health Canada|Transport Canada|Global Affairs Canada|Banque de France|Banco de España|
    Banco de México|Banca d'Italia|Sveriges Riksbank|Norges Bank|Danmarks Nationalbank|Suomen Pankki|
    SPD|CDU|CSU|AfD|BJP|LDP|ANC|PKK|IAEA|AfDB|ADB|EIB|OFAC|CBP|FEMA|BBA|RSPCA|MI5|MI6|GCHQ|DEA|ATF|ERCOT|CAISO|PMDA|
    NMPA|
    ANP|Banxico|Copom|Selic|IPCA|Ibovespa|Bovespa|Tadawul|SAMA|CBUAE|QCB|DFM|ADX|Merval|IPSA|Nifty 50|CSI 300|TAIEX|Taiex|
    AI|API|APIs|AIGC|AGI|LLM|LLMs|GDP|GNP|CPI|PPI|PMI|IPO|IPOs|CEO|CFO|COO|CTO|CIO|R&D|M&A|Q&A|P&L|EBITDA|EBIT|EBITA|EPS|ROE|ROI|ROA|
    ARR|ARPU|MAU|DAU|GMV|NAV|AUM|ETF|ETFs|REIT|REITs|SPAC|SPACs|FOMO|ESG|EV|EVs|SUV|SUVs|PC|PCs|IT|HR|PR|TV|TVs|DVD|CD|USB|GPU|GPUs|
    West Texas Intermediate|U.S. West Texas Intermediate|US West Texas Intermediate|West Texas|
    CPU|CPUs|3D|2D|DRAM|NAND|LED|LCD|OLED|5G|4G|3G|GPS|WiFi|Wi-Fi|Bluetooth|LNG|LPG|OPEC|OPEC+|WTI|Brent|
    Brent Crude|EU|UN|UNESCO|UNICEF|NATO|IMF|
    WTO|WHO|OECD|G7|G20|BRICS|ASEAN|APEC|ECB|BOE|BoE|BOJ|BoJ|PBOC|RBI|RBA|RBNZ|SNB|FOMC|Fed|FDA|FCC|FTC|SEC|DOJ|EPA|FAA|FDIC|FERC|
    CFTC|CFPB|NHTSA|NTSB|USDA|HUD|DOE|DOT|IRS|FBI|CIA|NSA|NASA|FINRA|PCAOB|FASB|IASB|GAAP|IFRS|ASC|ASU|MD&A|10-K|10-Q|8-K|S-1|NYSE|
    NASDAQ|Nasdaq|AMEX|LSE|HKEX|TSX|ASX|NSE|BSE|SGX|OTC|OTCBB|FTSE|FTSE 100|FTSE 250|DAX|MDAX|SDAX|TecDAX|CAC|CAC 40|Nikkei|
    Topix|TOPIX|Kospi|
    KOSPI|Sensex|Nifty|Hang Seng|Hang Seng Tech|Stoxx|STOXX|Euro Stoxx|Dow|Dow Jones|Dow Jones Industrial|S&P 500|S&P 100|
    Russell 2000|Russell|VIX|MSCI World|Euronext|LIBOR|Libor|SOFR|EURIBOR|Euribor|HIBOR|HIBOR|SONIA|TED|Treasury|Treasuries|Bund|
    Bunds|Gilts|USD|EUR|GBP|JPY|CNY|RMB|HKD|CAD|AUD|CHF|INR|SEK|NOK|DKK|KRW|BRL|MXN|US$|HK$|A$|C$|NT$|S$|NZ$|Rs|PLN|ZAR|TRY|RUB|Euro|
    Euros|Dollar|Yen|Pound|Sterling|Internet|Web|Covid|COVID|COVID-19|Covid-19|Brexit|GMT|EST|EDT|ET|PT|CET|BST|UTC|IST|HKT|AM|PM|OK|FAQ|CES|
    Davos|Black Friday|Cyber Monday|Double 11|Singles Day|Singles’ Day|Prime Day|Spring Festival|Lunar New Year|New Year|
    New Year’s Eve|New Year's Eve|Christmas Eve|Boxing Day|Budget|Autumn Statement|Chapter 11|Chapter 7|Class A|Class B|Series A|
    Series B|Series C|Series D|Big Tech|Big Oil|Main Street|City|State|Parliament|Congress|Senate|House|Democrats|Republicans|
    Democrat|Republican|Labour|Conservatives|Tories|Tory|Eurogroup|Troika|Kremlin|Pentagon|Vatican|Westminster|Brussels|Bundesbank|
    Bank of England|Bank of Japan|Bank of Canada|Bank of Korea|Bank of Israel|Bank of Russia|Bank of Mexico|Bank of Italy|
    Bank of France|Bank of Spain|Bank of Greece|Bank of Thailand|Norges Bank|Riksbank|People’s Bank of China|People's Bank of China|
    Bank of Ghana|Bank of Uganda|Bank of Zambia|Bank of Tanzania|Bank of Namibia|Bank of Botswana|Bank of Jamaica|Bank of Mozambique|
    Bank of Mauritius|Bank of Algeria|Bank of Mongolia|Bank of Albania|Bank of Finland|Bank of Estonia|Bank of Latvia|Bank of Lithuania|
    Bank of Slovenia|Bank of Portugal|Bank of Sierra Leone|Bank of Sudan|Bank of Papua New Guinea|Bank Indonesia|Bank Negara Malaysia|
    Bank Negara|Bangko Sentral ng Pilipinas|Bangko Sentral|National Bank of Poland|National Bank of Romania|National Bank of Hungary|
    National Bank of Ukraine|National Bank of Kazakhstan|National Bank of Georgia|National Bank of Serbia|National Bank of Belgium|
    National Bank of Slovakia|National Bank of Rwanda|National Bank of Ethiopia|National Bank of Cambodia|National Bank of Moldova|
    National Bank of Denmark|National Bank of Angola|Czech National Bank|Croatian National Bank|Hungarian National Bank|
    Bulgarian National Bank|Magyar Nemzeti Bank|Narodowy Bank Polski|State Bank of Pakistan|State Bank of Vietnam|Bangladesh Bank|
    Nepal Rastra Bank|Banco de Mexico|Banco de la República|Banco de la Republica|Banco Central|Banco de Portugal|Banque d'Algérie|
    World Bank|European Central Bank|Federal Reserve|Fed Reserve|Federal Reserve Bank|Swiss National Bank|Reserve Bank|Central Bank|
    European Investment Bank|Asian Development Bank|African Development Bank|International Monetary Fund|European Union|
    European Commission|United Nations|World Health Organization|World Trade Organization|Supreme Court|White House|Capitol|Board|
    Board of Directors|Company|Group|Bank|Registrant|Issuer|Trustee|Agent|Lender|Borrower|Buyer|Seller|Parent|Licensee|Partnership|
    Corporation|Plan|Trust|Fund|Notes|Agreement|Merger|Securities Act|Exchange Act|Agents|Agent|Tokens|Token|
    National Insurance|Medicare|Medicaid|Social Security|Obamacare|Bitcoin|Ethereum|Ether|Android|Windows|Linux|iOS|iPhone|iPad|iPod|
    iTunes|macOS|Mac|PlayStation|Xbox|Kindle|Gmail|YouTube|WhatsApp|Instagram|Messenger|ChatGPT|Copilot|Gemini|Claude|Excel|Word|
    Outlook|Teams|Alexa|Siri|Advertisement|Loading|Read More|Related|Photo|Image|Video|Source|Sources|Author|Share|Tweet|Email|
    Comments|Copyright|All Rights Reserved|Disclaimer|Follow Us|Sign Up|Subscribe|Contact|Contacts|More Info|Editor|Editing|Reporting|
    Writing|Additional|By|Tagged|Published|Updated|Print|Download|Register|Login|Forward-Looking Statements|Safe Harbor
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
