"""Common nouns that open sentences of business prose: a table alone, read by `find.company_itself`."""

from __future__ import annotations

# What rises and falls at the head of a sentence, and the sectors whose shares do: no name where it stands alone.
COMMON_NOUNS = frozenset(
    """
    Together Abroad Headquarters Family Peers Underlying Adjusted Comparable Organic Core Diluted Basic Gross Final Interim Preliminary
    Provisional Makers Buyers Judges Universities
    First Partners Net Exports Imports Loadings Sailings Arrivals Departures Inflation Output Production Turnover Unemployment Employment
    Productivity Wages Pay Salaries Rents Rent Costs Cost Expenses Spending Outlays Income Margins Margin Volumes Volume Orders
    Presales Acquisitions Disposals Divestments Currency Currencies
    Order Bookings Backlog Deliveries Shipments Traffic Passengers Passenger Visitors Users Subscribers Customers Members Clients
    Subscriptions Deposits Loans Lending Borrowing Debt Cash Liquidity Inventories Inventory Stocks Reserves Assets Liabilities
    Provisions Impairments Charges Fees Premiums Claims Commissions Dividends Buybacks Yields Spreads Bonds Equities Futures Options
    Advances Borrowings Remittances Billings Churn Gearing Leverage Receivables Payables Attrition Dispatches Despatches Wholesales
    Leakage Absenteeism Shrinkage Wastage Downtime Sickness Delinquencies Evictions Reservations Engagement Screenings Diagnoses
    Prescriptions Procedures Tonnages Pilferage Theft Breakage Spoilage Overtime Absences Originations Redundancy Drinks
    Drink Rooms Cider Menswear Womenswear Childrenswear Stationery Flowers
    Takings Receipts Liftings Overheads Writedowns Write-downs Write-offs Severance Goodwill Fares Tolls Surcharges Synergies
    Currencies Commodities Metals Grains Crude Oil Gas Gold Silver Copper Nickel Zinc Tin Lead Aluminium Aluminum Platinum Palladium Bullion
    Lithium Cobalt Uranium Steel Coal Iron Wheat Corn Maize Soybeans Rice Sugar Coffee Cocoa Cotton Rubber Palm Timber Lumber Cement
    Electricity Power Energy Diesel Petrol Gasoline Kerosene Ethanol Fertiliser Fertilizer Freight Tonnage Capacity Occupancy
    Utilisation Utilization Throughput Footfall Attendance Consumption Investment Investments Capex Depreciation Amortisation
    Amortization Tax Taxes Tariffs Subsidies Duties Royalties Jobs Vacancies Payrolls Layoffs Redundancies Headcount Staff Workers
    Employees Managers Executives Directors Shareholders Creditors Lenders Borrowers Banks Insurers Brokers Traders Economists
    Retailers Manufacturers Suppliers Producers Builders Farmers Miners Refiners Carmakers Automakers Chipmakers Airlines Consumers
    Households Shoppers Homeowners Tourists Travellers Travelers Drivers Pilots Unions Regulators Prosecutors Officials Ministers
    Lawmakers Critics Rivals Competitors Competition Construction Manufacturing Services Industry Industries Housing Housebuilding
    Tourism Farming Agriculture Mining Technology Tech Chip Chips Software Hardware Defence Defense Retail Consumer Luxury Travel
    Leisure Property Utility Utilities Healthcare Drug Crypto Cyclical Defensive Value Growth-stock Bank Insurance Airline Auto
    Small-cap Mid-cap Large-cap Blue-chip Penny Meme Preferred Common Ordinary Registrations Completions Permits Approvals
    Foreclosures Mortgages Arrears Defaults Bankruptcies Insolvencies Openings Closures Visits Downloads Transactions Trades Turnout
    Enrolment Enrollment Admissions Ridership Mileage Load Emissions Temperatures Rainfall Harvests Cargo Container Containers
    Parcel Parcels Advertising Marketing Research Licensing Licences Licenses Donations Grants Pledges Inflows Outflows Redemptions
    Returns Gains Proceeds Contributions Savings Benefits Pensions Sentiment Confidence Activity Momentum Uncertainty Volatility
    Concern Concerns Fears Hopes Expectations Talks Negotiations Analysts Management Nobody Everyone Everybody Anyone Someone
    Overseas Domestic Foreign International Global National Regional Local Rural Urban Online Offline Emerging Developed Mature
    Nothing Everything People Employers Exporters Importers Landlords Tenants Owners Sellers Buyers Bidders Hauliers Growers Bakers
    Brewers Grocers Wholesalers Distributors Franchisees Leaks Complaints Burglaries Startups Start-ups Patents Cancellations Installs
    Installations Impressions Clicks Sign-ups Signups Renewals Recalls Refunds Thefts Accidents Incidents Injuries Deaths Births
    Marriages Fines Penalties Strikes Delays Diversions Blackouts Outages Crews Nurses Doctors Patients Pupils Students Teachers
    Hospitals Schools Hotels Restaurants Pubs Shops Stores Supermarkets Factories Plants Warehouses Refineries Smelters Mills Mines
    Farms Ports Developers Lessors Lessees Shipowners Shippers Charterers Underwriters Drillers Studios Publishers Streamers Gamers
    Listeners Viewers Readers Fans Players Commuters Motorists Cyclists Pensioners Savers Taxpayers Voters Residents Migrants Refugees
    Immigrants Applicants Applications Attendees Guests Nights Stays Bookmakers Casinos Vintners Distillers Fishermen Foresters Sawmills
    Architects Engineers Electricians Plumbers Surveyors Auditors Lawyers Accountants Consultants Contractors Subcontractors Franchises
    Dealers Dealerships Garages Repairs Breakdowns Batteries Vehicles Cars Trucks Vans Buses Trains Ships Vessels Tankers Aircraft
    Flights Tickets Smartphones Tablets Computers Laptops Servers Chipsets Panels Turbines Bicycles Bikes Scooters Motorcycles Tyres
    Tires
    Accommodation Ticketing Hospitality Catering Logistics Banking Refining Packaging Streaming Gaming Leasing Semiconductors Automotive
    Aerospace Pharmaceuticals Chemicals Coatings Textiles Apparel Footwear Cosmetics Skincare Fragrances Beverages Snacks Dairy
    Groceries Clothing Homeware Furniture Electronics Appliances Toys Jewellery Watches Cruises Tours Fashion Beauty Perfumes Spirits
    Wines Wholesale Drilling Trucking Warehousing Dredging Nuclear Pumps Valves Sensors Robots Drones Paints Seeds Fertilisers Feed Meat
    Bakery Confectionery Vaccines Oncology Diagnostics Generics Radiology Dentistry Broadband Fibre Cloud Memory Storage Networking
    Displays Printers Phones Wearables Apps Games Films Music Books Magazines Newspapers Tuition Childcare Nurseries Betting Lottery
    Gyms Cinemas Airfares Airfare Shelter Rentals Beef Pork Poultry Chicken Eggs Butter Cheese Milk Bread Vegetables Fruit Tuna Salmon
    Shrimp Fish Seafood Chocolate Beer Wine Tea Tobacco Alcohol Cigarettes Medicines Education Transport Transportation Recreation
    Homebuilding Housebuilding Homebuyers Homebuilders Hiring Joblessness Barley Oats Oilseeds Cattle Hogs Propane Gilts Treasuries Bunds
    Attention Focus Pressure Speculation Doubt Doubts Interest Criticism Optimism Pessimism Enthusiasm Caution Anger Relief
    Scrutiny Debate Opposition Support Progress Success Failure Trouble Confusion Anxiety Appetite Euphoria Jitters Nerves
    Turmoil Weakness Strength Expansion Integration Restructuring Consolidation Dealmaking Insiders Outsiders Veterans Sceptics
    Skeptics Bulls Bears Detractors Supporters Loyalty Patience Luck Weather Heat Snow Rain Drought War Peace Politics
    Legislation Regulation Litigation Lawsuits Settlements Prospects Hope Fear Greed
    Factory Durables Renovations Auctions Supply Demand
    Arabica Robusta Canola Rapeseed Soyoil Soymeal Soyabeans Sorghum Rebar Antimony Tungsten Molybdenum Manganese Vanadium Titanium
    Tantalum Chrome Ferrochrome Ferronickel Rhodium Iridium Ruthenium Magnesium Graphite Gallium Germanium Indium Bismuth Spodumene
    Polysilicon Silicon Alumina Bauxite Naphtha Gasoil Distillates Residues Bitumen Methanol Ethane Butane Biodiesel Ethylene Propylene
    Polyethylene Polypropylene Urea Ammonia Potash Phosphate Phosphates Pulp Plywood Wool Leather Jute Cashews Almonds Pistachios Walnuts
    Peanuts Avocados Bananas Potatoes Onions Tomatoes Vanilla Lamb Mutton Soybean Unleaded Cereals Stockpiles Treasurys Payroll
    Techs Semis Cyclicals Defensives Discretionary Financials Megacaps Midcaps Smallcaps
    """.split()
)
