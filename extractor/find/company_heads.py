"""The words in a name that make it a company's: Harlan Motors, First Harbour, Marl Credit Union, Tidewater Gazette."""

from __future__ import annotations

# A name that ends in one of these is a company's: Harlan Motors, Vesta Labs, Tiller Creek Capital.
HEADS = frozenset(
    """
    Bank Banks Banking Bankers Motors Motor Automotive Airlines Airline Airways Aviation Aerospace Air Pharmaceuticals
    Pharmaceutical Pharma Biotech Biosciences Bioscience Biopharma Biotechnology Biologics Therapeutics Diagnostics Laboratories
    Labs Lab Genetics Genomics Oncology Medical Healthcare Technologies Technology Tech Systems Software Semiconductor
    Semiconductors Microelectronics Microsystems Electronics Electric Electrical Devices Robotics Networks Network Communications
    Telecom Telecommunications Wireless Mobile Broadband Cable Satellite Interactive Digital Data Cloud Energy Petroleum Oil Gas
    Power Solar Renewables Resources Mining Mines Minerals Metals Gold Copper Lithium Uranium Steel Aluminum Aluminium Coal
    Collieries Chemicals Chemical Materials Cement Plastics Paper Packaging Glass Rubber Industries Industrial Industrials
    Manufacturing Engineering Machinery Tools Works Insurance Assurance Reinsurance Financial Finance Capital Partners Advisors
    Advisers Advisory Securities Investments Investment Investors Equity Equities Ventures Asset Assets Wealth Mortgage Credit
    Savings Lending Leasing Brokerage Brokers Markets Bancorp Fintech Payments Economics Properties Property Realty Homes Housing
    Builders Construction Developers Land Hotels Resorts Casinos Restaurants Foods Food Beverages Brewing Breweries Brewery
    Distillers Dairy Farms Agri Tobacco Brands Stores Retail Supermarkets Outfitters Apparel Footwear Fashion Cosmetics Jewelers
    Furniture Entertainment Studios Pictures Films Media Broadcasting Publishing Publications Records Music Games Gaming Sports Toys
    Logistics Shipping Freight Lines Line Transport Transportation Railway Railways Railroad Trucking Express Couriers Marine
    Maritime Re Brothers Sons Solutions Services Consulting Consultants Associates Enterprises Enterprise Products Supply
    Instruments Analytics Research Management Exports Imports Aircraft Trading Leisure Exploration Estate Automobiles Iron Funds
    Futures Consultancy Utilities Water Waste Environmental Telecommunication International Worldwide Global Intelligence Sciences
    Science Appliances Optics Photonics Life Mutual Pension Pensions Annuity Indemnity Underwriters Underwriting Trustees Custody
    Clearing Shipyard Shipyards Shipbuilding Shipbuilders Yards Dockyard Yachts Ports Terminals Tankers Bulkers Containers Carriers
    Cruises Voyages Ferries Growers Rail Haulage Parcel Parcels Buses Coaches Cabs Helicopters Drones Rockets Satellites Batteries
    Battery Charging Wind Hydro Hydrogen Nuclear Pipelines Midstream Refining Refineries Drilling Oilfield Offshore Silver Platinum
    Nickel Zinc Potash Diamonds Fertilizers Fertilisers Fertilizer Seeds Sugar Mills Milling Spirits Wines Vineyards Distilleries
    Brewers Snacks Confectionery Chocolates Bakeries Bakery Meats Poultry Seafood Seafoods Fisheries Salmon Grocers Grocery Mart Pharmacy
    Pharmacies Drugstores Opticians Optical Dental Clinics Hospitals Surgical Vaccines Textiles Garments Knitwear Shoes Jewellers
    Jewellery Jewelry Sportswear Cycles Bicycles Scooters Trucks Tyres Tires Bearings Valves Pumps Turbines Castings Forge Forgings
    Foundry Foundries Fasteners Cables Lighting Ceramics Tiles Bricks Timber Lumber Forestry Pulp Staffing Recruitment Cybersecurity
    Armaments Dynamics Automation Controls Sensors Lasers Infotech Informatics Computers Computing Compute Hosting Telecoms Towers
    Fibre Fiber Cinemas Betting Lottery Travel Holidays Inns Hostels Estates Malls Storage Warehousing Grill Steakhouse Steakhouses
    Kitchens Burgers Pizza Diners Cafes Coffee Roasters Solicitors Attorneys Architects Surveyors Auctions Auctioneers Outsourcing
    Aerostructures Composites Polymers Petrochemicals Coatings Adhesives Explosives Elevators Cranes Tractors Implements Appliance
    Mattresses Fragrances Biofuels Ethanol Renovables Seguros Assicurazioni Versicherung Versicherungen Verzekeringen Försäkring
    Werke Werft Stahlwerke Stadtwerke Maschinenbau Brauerei Verlag Reederei Kogyo Denki Denko Kagaku Shoji Sangyo Seisakusho Seiyaku
    Tetsudo Kaiun Jidosha Kosan Shokuhin Bussan Seimitsu Kensetsu Fudosan Developments Solution Hospitality Petrochem Petrochemical
    Logistique Logistik Transporte Immobilien Handel Electrónica Alimentos Foodservice Precision Auto Autos Sparebank Sparbank
    Sparekasse Sparkasse Landesbank Volksbank Handelsbank Privatbank Biotherapeutics Health Bio Biologicals Kraft Vind Elektronik
    Elettronica Chemie Stahl Metall Metal Rederi Bryggeri Invest Sekuritas Energi Energie Optik Farma Chem Bancshares
    Logistika Produce Upstream Sacco Mobility Optoelectronics Biopharmaceuticals Biopharmaceutical Photovoltaics Photovoltaic Displays
    Robots Medtech Insight Insights Macro Packers Planters Millers Bottlers Weavers Canners Processors Smelters Forges
    Taverns Pubs Brasseries Canteens Gyms Fitness Spas Salons Veterinary Vets Childcare Laundries Laundry Caterers Catering Florists
    Stationery Stationers Booksellers Crafts Potteries Glassworks Ironworks Brickworks Steelworks Sawmills Joinery Carpets Rugs Blinds
    Beds Sofas Bathrooms Glazing Doors Roofing Flooring Scaffolding Plumbing Plumbers Electricals Boilers Heating Insulation Caravans
    Motorhomes Boats Boatyard Boatyards Marinas Removals Minicabs Taxis Limousines Hire Rentals Rental Recycling Salvage Demolition
    Quarries Aggregates Asphalt Concrete Granite Paints Inks Dyes Tanneries Leather Woollens Silks Linens Hosiery Lingerie Swimwear
    Tailors Outerwear Denim Eyewear Guitars Pianos Audio Acoustics Imaging Radiology Homecare Orthopaedics Orthopedics Prosthetics
    Implants Organics Naturals Botanicals Juices Ciders Ales Creameries Gelato Noodles Cereals Hatcheries Orchards Berries Feeds Agro
    Agritech Aquaculture Oysters Trawlers Petcare Amusements Arcades Bingo Bookmakers Wagering Racecourses Tours Safaris Charters
    Propulsion Avionics Defence Ordnance Munitions Dredging Towage Stevedores Forwarding Forwarders Cartons Printing Printers
    Screens Wafers Circuits Components Connectors Switchgear Transformers Magnets Gears Gearboxes Wires Tubes Compressors Filtration
    Desalination Geothermal Biogas Biomass Pawnbrokers Bullion Actuaries Adjusters Loans Nominees Registrars Payroll Recruiters Tutors
    Animation Advogados Abogados Avocats Avvocati Rechtsanwälte Advokater Kōsan Kōgyō Denkō Shōji Sangyō Jidōsha Fudōsan Hospice
    Supermarket Bathhouse Outdoors Biosystems Bioworks Cosmeceuticals Nutraceuticals Vapes Dispensaries Cannabis Kombucha Donuts Doughnuts
    Bagels Pies Sandwiches Burritos Tacos Pizzeria Trattoria Creamery Smokehouse Cheeses Butchers Fishmongers Greengrocers Chemists
    Hardware Ironmongers Garages Bodyshops Breakers Fabrications Fabricators Mouldings Moldings Extrusions Laminates Veneers Plywood
    Industri Bygg Fastigheter Maschinen Motoren Möbel Nutzfahrzeuge Technik Holz Textil Immobilier Distribution Alimentaire Costruzioni
    Construcciones Inversiones Participações Investimentos Empreendimentos Goods
    Tissue Nappies Detergents Soaps Perfumes Candles Toymakers Puzzles Bikes Motorcycles Mopeds Reit REIT Dairies Distillery
    Beauty Skincare Clothing Pay Cargo Contractors Furnishings Interiors Ingredients Nutrition Nutritionals Infra
    Mortgages Plantations Plantation Quantum Scientific Subsea Semi Studio Taxi Wellness
    Yarns Fabrics Innovations Aeronautics Flavours Flavors Spices Teas Trailers Lifts Meat Cyber
    """.split()
)
# The same of two words, whose last one other bodies end in.
PAIR_HEADS = frozenset({("Building", "Society"), ("Friendly", "Society"), ("Credit", "Union")})
# Heads that everyday names of places, laws, markets and offices end in too; weaker.
WEAK_HEADS = frozenset(
    """
    Air Aircraft Asset Assets Banking Banks Brands Capital Cloud Coal Construction Copper Credit Data Digital Energy Equity Estate
    Exploration Exports Express Farms Fashion Finance Food Funds Futures Games Gas Glass Global Gold Healthcare Housing Imports
    Insurance Intelligence International Investment Investments Iron Lab Land Leisure Line Lines Management Manufacturing Markets
    Media Medical Mobile Mortgage Music Network Oil Paper Partners Payments Power Products Property Records Research Retail Savings
    Science Sciences Services Solutions Sports Steel Stores Tech Technology Tools Trading Transport Transportation Waste Water Works
    Life Mutual Pension Pensions Wind Hydro Nuclear Offshore Silver Nickel Zinc Potash Platinum Sugar Travel Holidays Coffee Lottery
    Dynamics Controls Batteries Battery Towers Estates Ports Carriers Rail Storage Hospitals Clinics Trucks Vaccines Computing
    Compute Recruitment Spirits Health Bio Produce Mobility Displays Robots Insight Insights
    Hire Rental Rentals Audio Imaging Fitness Concrete Granite Leather Doors Beds Berries Tours Charters Loans Circuits Components
    Printing Boats Defence Heating Insulation Recycling Salvage Cannabis Hardware Tubes Wires Carpets Cereals Juices Noodles Candles Soaps
    Perfumes Animation Catering Childcare Bingo Biomass Geothermal Bikes Motorcycles Denim Naturals Organics Crafts Hospice Payroll
    Puzzles Cheeses Pies Sandwiches Screens Magnets Motorhomes Caravans Taxis Outdoors Tissue Bullion Pubs Gyms Salons Spas Vets
    Goods Tailors Butchers Chemists Printers Plumbers Breakers Actuaries Recruiters Forwarders Bookmakers
    Beauty Skincare Clothing Pay Cargo Contractors Furnishings Interiors Ingredients Nutrition
    Mortgages Plantation Quantum Scientific Studio Taxi Wellness Fabrics Innovations Flavours Flavors
    Spices Teas Trailers Lifts Meat Cyber
    """.split()
)
# A name that begins with one of these is a company's in the languages that put the trade first: Banco Serrano, Grupo Arrayán.
FIRST_HEADS = frozenset(
    """
    Air Banque Banco Banca Bankhaus Sparkasse Volksbank Landesbank Raiffeisenbank Stadtwerke Caisse Crédit Credito Crédito Grupo
    Gruppo Groupe Compañía Compania Companhia Compagnie Compagnia Minera Mineração Cervecería Cervejaria Brasserie Brauerei Seguros
    Assurances Assicurazioni Aerolíneas Aerovías Constructora Construtora Inmobiliaria Incorporadora Laboratorios Laboratório
    Laboratoires Industrias Indústrias Energía Energia Petróleos Petroquímica Eléctrica Electricidad Telefónica Telecomunicaciones
    Supermercados Almacenes Tiendas Lojas Naviera Siderúrgica Acerías Acciaierie Cementos Cimentos Cantieri Chantiers Autopistas
    Transportes Usina Usinas Frigorífico Ingenio Sociedad Sociedade Société Editora Editorial Farmacias Farmacéutica Bodegas Viña
    Viñedos Bank
    """.split()
)
# Media and research houses: companies all the same.
MEDIA_HEADS = frozenset(
    """
    Times Post Journal News Herald Tribune Gazette Telegraph Chronicle Daily Weekly Magazine Newswire Wire Newspapers Press Ledger
    Despatch Dispatch Brief Bulletin Review Observer Guardian Mail Sun Report Watch Reporter Monitor Argus Courier Radio TV
    Television Zeitung Tageblatt Blatt Nachrichten Rundschau Anzeiger Kurier Gazeta Giornale Corriere Diario Periódico Jornal Shimbun
    Dagblad Dagbladet Tidning Tidningen Tidende Sanomat Krant Examiner Echo Advertiser Enquirer Inquirer Avis Bladet Presse
    """.split()
)
