"""What speaks for a name being a company's, and what against: one table of weights.

A name is a company where BIAS plus the weights of its rows is above zero. The weights are log-odds, fitted by
`scripts/weigh_evidence.py` on labelled news and filings and rounded; `precision` is the share of companies among
the names that carried the row there, whatever else they carried (None: too few to say). Where a row is too rare in the
labelled texts to be fitted (the user's list, datelines, reference lists) its weight is our own; so it is where their
labels leave out what we count as companies: newspapers, wires and research houses.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.rules import Rule


@dataclass(frozen=True, slots=True)
class Weight:
    """One row: its name, log-odds, measured precision, what it reads and an example."""

    name: str
    weight: float
    precision: float | None
    says: str
    example: str


BIAS = -11  # in tenths

FOR = (
    Weight("own_list", 100.0, None, "the user's own list names it", "[Bolt](company Bolt) grew."),
    Weight("known_name", 3.5, 0.94, "the gazetteer knows the name", "Shares of [Nvidia](company Nvidia) fell 2%."),
    Weight("ambiguous_name", 1.3, 0.55, "the gazetteer knows it, but it is an everyday word too",
           "Retailer [Target](company Target) cut prices."),
    Weight("known_part", 1.6, 0.90, "begins with a known name, ends in a head noun or a place",
           "He left [Toyota Finance](company Toyota Finance)."),
    Weight("legal_suffix", 3.8, 0.83, "ends in a strong legal form",
           "It sued [Harlan Pumps Inc.](company Harlan Pumps Inc.) over a patent."),
    Weight("weak_suffix", 2.5, 0.84, "ends in Group, Holdings, Co.", "[Marlin Group](company Marlin Group) opened a site."),
    Weight("head_noun", 2.0, 0.75, "ends in a word that companies end in", "Then [Harlan Motors](company Harlan Motors) went quiet."),
    Weight("weak_head", 2.1, 0.73, "ends in a word that companies and other things end in",
           "It hired [Brisk Energy](company Brisk Energy)."),
    Weight("media_head", 0.8, 0.15, "ends like a newspaper", "[Tilbury Gazette](company Tilbury Gazette) reported a loss."),
    Weight("ticker", 2.5, 0.91, "a ticker with its exchange or a Reuters code follows", "[Corvella](company Corvella) (LSE: CVL) rose."),
    Weight("bare_bracket", 0.2, 0.50, "capital letters in brackets follow", "[Corvella Foods](company Corvella Foods) (CVLA) rose."),
    Weight("descriptor", 1.9, 0.90, "chipmaker, lender, rival … stands before", "The chipmaker [Corvella](company Corvella) grew."),
    Weight("role_of", 1.7, 0.89, "CEO of, shares in, acquired by … stands before",
           "She was CEO of [Corvella](company Corvella), which grew."),
    Weight("tie", 1.0, 0.69, "agreement with, fees from, a person of … stands before",
           "It had an agreement with [Corvella Foods](company Corvella Foods)."),
    Weight("buying", 2.0, 0.86, "acquire, buy, sue … stands before", "It bought [Corvella](company Corvella) in May."),
    Weight("example", 0.9, 0.73, "like, including, such as, joined … stands before",
           "Customers like [Corvella](company Corvella) reported losses."),
    Weight("source", 1.7, 0.73, "according to, data from, Source: … stands before",
           "According to [Corvella Research](company Corvella Research), sales fell."),
    Weight("follower", 0.4, 0.74, "shares, stores, unit … follows", "A [Corvella Foods](company Corvella Foods) unit closed."),
    Weight("role_after", 0.9, 0.58, "a role and a name follow", "[Corvella Foods](company Corvella Foods) senior analyst Jo Bell agreed."),
    Weight("analysts", 1.7, None, "its analysts think …, its analyst and a name follow",
           "[Kellan Brook](company Kellan Brook) analyst Jo Bell agreed."),
    Weight("dealing", 1.4, 0.72, "a verb follows for what hardly anybody but a company does",
           "Then [Corvella](company Corvella) acquired it, and [Corvella](company Corvella) is glad."),
    Weight("moving", 1.0, 0.82, "shares move: rose, fell … follows", "[Corvella Foods](company Corvella Foods) climbed 3%."),
    Weight("traded", 1.5, None, "its shares move: shares rose, stock fell … follows",
           "Then [Corvella](company Corvella) shares fell 3%, and [Corvella](company Corvella) is worried."),
    Weight("doing", 0.7, 0.58, "another verb of business follows", "[Corvella Foods](company Corvella Foods) agreed."),
    Weight("saying", 0.1, 0.23, "a verb of saying follows", "[Corvella Mining](company Corvella Mining) said it would wait."),
    Weight("auxiliary", 0.7, 0.59, "is, has, will … follows", "[Corvella Mining](company Corvella Mining) will wait."),
    Weight("predicate", 1.4, 0.86, "is a maker of …, is valued at, swung to a loss … follows",
           "[Corvella](company Corvella) is a maker of pumps."),
    Weight("aim", 0.7, None, "plans to, agreed to … follows, with a verb of business",
           "[Corvella](company Corvella) plans to cut 40 jobs."),
    Weight("figure", 0.7, None, "what that verb moves has a figure: paid $4m", "[Corvella](company Corvella) paid $4m for the site."),
    Weight("verb", 0.2, 0.41, "a word like a verb follows", "[Corvella Mining](company Corvella Mining) approached a rival."),
    Weight("change", 0.8, None, "a change or a share in percent follows", "[Shell](company Shell) 3.9% and [BP](company BP) 2%."),
    Weight("rating", 1.2, None, "keeps its rating, cuts the target … follows", "[Harcott Vale](company Harcott Vale) kept its rating."),
    Weight("metric_possession", 2.6, 0.95, "has revenue, shares, a chief executive", "[Corvella](company Corvella)'s revenue rose 5%."),
    Weight("possession", 0.9, 0.63, "has something", "[Corvella Mining](company Corvella Mining)'s road is closed."),
    Weight("apostrophe", 2.0, None, "an 's behind it by which nothing is had", "[Corvella's](company Corvella's) said it would wait."),
    Weight("its", 0.9, 0.85, "what a company has is called its, further on in the sentence, or it says what it will do",
           "Then [Corvella](company Corvella) opened a plant and doubled its dividend, [Corvella](company Corvella) being glad."),
    Weight("national", 0.6, 0.58, "a country's: stands behind its possessive",
           "Norway's [Corvella Mining](company Corvella Mining) agreed."),
    Weight("of_place", 0.9, None, "of a place follows", "It rejected [Corvella Foods](company Corvella Foods) of Norway."),
    Weight("topic", 1.2, 0.73,
           "the headline names it, the article comes back to it and says what companies do (where nothing is against it: any verb)",
           "[Corvella](company Corvella) to shed jobs\\nThe wind was calm. [Corvella](company Corvella) is old. "
           "[Corvella](company Corvella) shares rose."),
    Weight("headed", 1.0, None, "opens the headline and the body, and the article speaks of a company",
           "[Corvella Quay](company Corvella Quay)'s pumps\\n[Corvella Quay](company Corvella Quay)'s pumps sell. Its shares rose."),
    Weight("central", 1.5, None, "the article speaks of a company, and this is what its lede names and comes back to",
           "[Corvella](company Corvella) will wait, as [Corvella](company Corvella) does. And [Corvella](company Corvella) can. "
           "The company is old."),
    Weight("taken_up", 1.5, None, "the next sentence goes on with the Oslo brewer, the Dutch group: it is the only one that may be",
           "The frost hit [Corvella Valt](company Corvella Valt) hard. The Oslo brewer lost $4m."),
    Weight("goes_on", 1.4, None, "the next sentence goes on with figures that only a company has; it is the only one that may be",
           "[Corvella Valt](company Corvella Valt) had a rough time of it. Turnover fell 8% to $2.3m."),
    Weight("alone", 1.6, None, "the only name of a text without a company, beside figures that companies have",
           "Net debt stood at $4m at [Corvella Valt](company Corvella Valt)."),
    Weight("recurring", 0.8, None, "named three times, nothing against it, and it does business",
           "[Corvella](company Corvella) is old. Then [Corvella](company Corvella) slept. [Corvella](company Corvella) plans a plant."),
    Weight("listed", 1.2, None, "-owned, -backed, -listed follows", "A [Corvella Mining](company Corvella Mining)-owned road is closed."),
    Weight("apposition", 1.4, 0.78, "a maker of …, the lender … follows behind a comma",
           "Then [Corvella](company Corvella), a maker of pumps, bought [Dantum](company Dantum)."),
    Weight("trade", 0.8, None, "that apposition names the trade: the lender, the motor insurer",
           "At [Corvella](company Corvella), the German motor insurer, claims fell."),
    Weight("itself", 1.4, None, "what it says is of its own profit, revenue …; or itself follows",
           "[Corvella](company Corvella) said profit fell, and [Corvella](company Corvella) is worried."),
    Weight("based", 0.6, None, "the Oslo-based … follows behind a comma",
           "[Corvella](company Corvella), the Oslo-based maker of pumps, was sold."),
    Weight("based_before", 1.3, None, "Oslo-based … stands before",
           "Oslo-based [Corvella](company Corvella) agreed to a sale."),
    Weight("which", 0.8, 0.65, "which …, whose … follows behind a comma",
           "Retailer [Corvella](company Corvella), which makes pumps, grew."),
    Weight("camel_case", 1.1, 0.52, "a capital inside the word, or .com", "Rival [PumpWorks](company PumpWorks) agreed."),
    Weight("written_small", 1.8, None, "written small at the head of sentences, and nowhere as a common noun is",
           "[corvella](company corvella) raised $4m. Ask [corvella](company corvella)."),
    Weight("capitals", 0.3, 0.32, "capital letters only", "Its rival [CVL](company CVL) agreed."),
    Weight("ampersand", 1.5, 0.50, "joined by an ampersand", "Rival [Marl & Tenby](company Marl & Tenby) agreed."),
    Weight("dateline", 6.0, None, "the publisher in the dateline", "[Tilbury Post](company Tilbury Post), 3 May 2025"),
    Weight("reference", 4.0, None, "the publisher in a numbered list of sources", "Sources:\\n1. [Glade](company Glade): what comes next"),
    Weight("placed", 0.5, 0.46, "a place stands behind the name", "The lender [Corvella Austria](company Corvella Austria) grew."),
    Weight("branch", 1.5, 1.00, "a company of the article with a place behind it",
           "[Corvella Corp](company Corvella Corp) bought [Corvella Ghana](company Corvella Ghana)."),
    Weight("coordination", 1.4, 0.77, "joined to a company by a comma or \"and\"",
           "It supplies [Nvidia](company Nvidia) and [Corvella](company Corvella)."),
    Weight("item", 0.1, None, "opens a paragraph and is all of its sentence",
           "Rounds:\\n[Corvella Labs](company Corvella Labs). It raised $4m."),
    Weight("round_up", 1.5, None, "opens a paragraph as a company does elsewhere in a round-up",
           "Rounds:\\n[Corvella](company Corvella). It raised $4m.\\n[Dantum Labs](company Dantum Labs). It raised $3m."),
    Weight("full_form", 1.5, None, "the article goes on with its first word, and that is a company",
           "Then [Barlow Quay](company Barlow Quay) shares paused. The lender [Barlow](company Barlow Quay) grew."),
    Weight("alias", 2.8, 0.73, "short form of a company of the article",
           "[Stone Creek Corp](company Stone Creek Corp) grew. Ask [Stone](company Stone Creek Corp)."),
    Weight("introduced", 5.0, None, "an abbreviation that the article introduces as a company's initials",
           "[Stone Mill Bank Corp](company Stone Mill Bank Corp) ([SMB](company Stone Mill Bank Corp)) grew."),
)  # fmt: skip

AGAINST = (
    Weight("denied", -200.0, None, "the user's own list denies it", "Bolt Inc. grew."),
    Weight("no_company", -5.0, 0.00, "a known body, index, exchange, product or everyday abbreviation", "The FTSE 100 and the IMF agreed."),
    Weight("place", -3.5, 0.00, "a place or a nationality", "Shares in Norway fell."),
    Weight("other_head", -2.2, 0.02, "ends like an office, an index, a street, an event", "The Harlan Ministry bought bonds."),
    Weight("street", -0.5, None, "ends like a street or a hall, as some houses do", "Harlan Lane was closed."),
    Weight("place_head", -1.2, None, "ends like a place: lake, valley, bay", "The Harlan Valley flooded."),
    Weight("mine", -4.0, None, "mine, smelter, oilfield … follows: it is named for its place", "The Corvella mine is closed."),
    Weight("other_part", -0.8, 0.10, "has a part that only offices and indices have", "The Corvella Supreme panel said no."),
    Weight("office", -1.8, 0.00, "stands before Minister, Secretary …", "Bavarian Finance Minister Jo Bell agreed."),
    Weight("given_name", -2.0, 0.03, "begins with a given name", "Laura Hensley said so."),
    Weight("lone_given_name", -1.0, 0.03, "is a given name", "Laura said so."),
    Weight("title_before", -2.2, 0.01, "a person's title or role stands before", "Analyst Tvrtko Hensley agreed."),
    Weight("person", -1.5, 0.01, "an age or a role follows behind a comma", "Tvrtko Hensley, 41, agreed."),
    Weight("segment", -5.0, None, "the unit that …, the division which … follows behind a comma",
           "Bravelle Systems, the unit that makes pumps, grew."),
    Weight("body", -3.0, None, "union, regulator, party, association … stands before or behind", "Bravelle, a trade union, agreed."),
    Weight("surname", -1.8, 0.01, "is part of a person's name elsewhere in the article", "Laura Hensley left. Hensley said so."),
    Weight("everyday_word", -2.1, 0.52, "stands in small letters elsewhere in the article",
           "We like solar energy most, and Solar Energy is cheap."),
    Weight("other_alias", -2.0, 0.32, "short form of an office", "The Harlan Labour Council (HLC) met."),
    Weight("bare_head", -1.6, 0.03, "a head noun or a legal form alone", "She is head of Engineering."),
    Weight("common_noun", -2.5, None, "what rises and falls, or a sector: no name by itself", "Bookings rose 5% and Chip shares fell."),
    Weight("product_noun", -2.0, None, "was launched, app, model … follows", "The Bravelle app was updated."),
    Weight("made", -4.0, None, "somebody's app, drug, service … stands before, or behind a comma",
           "The rise in users of Dantum Corp's streaming service Bravelle is slow, and Bravelle agreed."),
    Weight("product_list", -2.5, None, "apps like, brands such as … stands before, or a neighbour of such a name",
           "It owns apps like Bravelle and Dantum."),
    Weight("opener", -0.5, None, "a word that opens sentences, though companies are called by it", "Total revenue rose."),
    Weight("currency", -6.0, None, "dollar, peso, krone … follows", "The Australian dollar fell."),
    Weight("plant", -4.0, None, "trees, growers, juice … follows, and the name is an everyday word", "Apple trees bloom late."),
    Weight("product", -0.8, 0.22, "a known name with a word behind it that no company ends in", "The Toyota Camry sold well."),
    Weight("model_name", -4.0, 0.02, "ends in digits like a model", "The CRV-9 sold well."),
    Weight("symbol", -6.0, 0.09, "a ticker behind its exchange", "Its shares (NYSE: AIG) rose."),
    Weight("index", -4.0, 0.00, "the size of an index follows", "The Stoxx 600 and the Bravelle 250 fell."),
    Weight("measure", -3.0, None, "capitals that are a unit, have an amount, or are spelt out in small letters",
           "Its gross order value (GOV) rose, and GOV is what counts."),
    Weight("version", -1.2, 0.00, "a version number follows", "Bravelle 2.0 was launched."),
    Weight("possessed", -1.0, 0.07, "somebody's: stands behind a possessive", "Nvidia's Bravelle sold well."),
    Weight("article", -1.0, 0.06, "the, its, a … stands before", "The Bravelle sold well."),
    Weight("before_place", -1.5, 0.00, "a state or country follows behind a comma", "It moved to Bravelle, Iowa, in May."),
    Weight("locative", -0.3, 0.20, "in, at, near stands before", "It rained in Bravelle."),
    Weight("sentence_start", -0.2, 0.20, "stands where any word is capitalised", "Bravelle is green."),
)  # fmt: skip

# In tenths, as whole numbers: a sum of floats would hang on the order in which a set hands out its rows.
EVIDENCE = {row.name: round(10 * row.weight) for row in FOR}
VETOES = {row.name: round(10 * row.weight) for row in AGAINST}
RULES = tuple(Rule(f"company.{row.name}", row.says, row.example) for row in FOR if row.name != "own_list")
