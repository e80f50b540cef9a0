"""The metric table as an XBRL taxonomy: one concept a metric, with its type, its period type and a label.

    extractor schema      writes assets/article-extractor-metrics.xsd, which a test holds against the table

A product's figure and a forecast have dimensions of their own, both typed: `Subject` and `Outlook`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from extractor.display import metric as readable

NAMESPACE = "urn:x-article-extractor:metrics"
FILE = "article-extractor-metrics.xsd"
PATH = Path(__file__).parent / "assets" / FILE
# How a metric's values are counted → the item type of its concept.
ITEM_TYPES = {
    "money": "xbrli:monetaryItemType",
    "money-per-share": "num:perShareItemType",
    "percent": "num:percentItemType",
    "ratio": "xbrli:pureItemType",
    "count": "xbrli:decimalItemType",
}
DIMENSIONS = ("Subject", "Outlook")

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Made from the table of metrics by `extractor schema`: change the table, not this. -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldt="http://xbrl.org/2005/xbrldt"
    xmlns:num="http://www.xbrl.org/dtr/type/numeric" xmlns:metric="{namespace}" targetNamespace="{namespace}"
    elementFormDefault="qualified">
  <xs:annotation>
    <xs:appinfo>
      <link:linkbase>
        <link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
"""
_LABEL = """\
          <link:loc xlink:type="locator" xlink:href="#{name}" xlink:label="{name}"/>
          <link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"
              xlink:from="{name}" xlink:to="{name}_label"/>
          <link:label xlink:type="resource" xlink:role="http://www.xbrl.org/2003/role/label"
              xlink:label="{name}_label" xml:lang="en">{label}</link:label>
"""
_IMPORTS = """\
        </link:labelLink>
      </link:linkbase>
    </xs:appinfo>
  </xs:annotation>
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:import namespace="http://www.xbrl.org/2003/linkbase" schemaLocation="http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"/>
  <xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
  <xs:import namespace="http://www.xbrl.org/dtr/type/numeric" schemaLocation="http://www.xbrl.org/dtr/type/numeric-2009-12-16.xsd"/>
"""
_DIMENSION = """\
  <xs:element name="{name}" id="{name}" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" nillable="true"
      xbrli:periodType="duration" xbrldt:typedDomainRef="#{name}Name"/>
  <xs:element name="{name}Name" id="{name}Name" type="xs:string"/>
"""
_CONCEPT = """\
  <xs:element name="{name}" id="{name}" type="{type}" substitutionGroup="xbrli:item" nillable="true" xbrli:periodType="{period}"/>
"""


@dataclass(frozen=True, slots=True)
class Concept:
    """A metric as XBRL sees it. `kind` and `period` are those of the table: "money", "count", …; "instant" or "duration"."""

    metric: str
    kind: str
    period: str

    @property
    def name(self) -> str:
        """
        >>> Concept("net_loss", "money", "duration").name
        'NetLoss'
        """
        return "".join(word.capitalize() for word in self.metric.split("_"))


@cache
def concepts() -> dict[str, Concept]:
    """Every concept by its metric, in the order of the table."""
    table = resources.files("extractor.find").joinpath("metrics.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: Concept(row["id"], row["value_kind"], row["period_kind"]) for row in rows}


def render() -> str:
    """The schema file, labels inside."""
    return "".join(_parts(list(concepts().values())))


def _parts(found: list[Concept]) -> Iterator[str]:
    yield _HEAD.format(namespace=NAMESPACE)
    for concept in found:
        yield _LABEL.format(name=concept.name, label=readable(concept.metric).replace("&", "&amp;"))
    yield _IMPORTS
    for name in DIMENSIONS:
        yield _DIMENSION.format(name=name)
    for concept in found:
        yield _CONCEPT.format(name=concept.name, type=ITEM_TYPES[concept.kind], period=concept.period)
    yield "</xs:schema>\n"
