"""Whom an article speaks of at a place: the subject of the sentence, or the one that the sentences before left.

    Beta, which Acme bought, said it           names in asides, held ones and mere backers are looked past
    The company, backed by Bolt, sold 9. It    the reference that a sentence opens with is its subject
    Rival Beta cut prices. [..] Its            two sentences on, the article's main company again
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor import kin
from extractor.backers import is_backer, puts_money_in
from extractor.introduced import introduces
from extractor.mentions import Company, Named
from extractor.resolve.naming import Naming
from extractor.resolve.reference_words import HELD, HELD_ENDS, OWNS_PART, PARTAKES, PARTICIPLE, RELATIVE, SET_BESIDE, VALUED

_CLAUSE = 80  # characters of a relative clause in front of a name
# "Acme, like Beta, has", "Acme, Beta's biggest rival, has": what stands in front of a name in an aside to another, and behind it.
_ASIDE_OPENS = re.compile(r", (?:[\w’'-]+ ){0,5}")
_ASIDE_ENDS = re.compile(r"(?P<whose>['’]s(?: [\w-]+){1,5})?, (?!and\b|or\b|but\b|which\b|whose\b|who\b)")
# "The company, backed by Bolt", "The group, which is owned by Bolt": who is named in an aside to the subject.
_ASIDE = re.compile(r"The (?:[\w’'-]+ ){0,2}[\w-]+, (?:which|whose|part|led|owned|held|run|an?|the|(?:\w+ly[ -])?\w+ed)\b[^,]*$")
# "Volumes at its closest rival, Beta, grew": whose figure a sentence opens with
_AT_WHOM = re.compile(
    r"(?:The )?[A-Z][\w’'-]+(?: (?!than |was |is |were |has )[a-z][\w-]*){0,3} (?:at|for) (?:its |the |an? )?(?:[\w’'-]+,? ){0,4}"
)
_CLOSES = re.compile(r"(?:['’]s(?: [\w-]+){1,4})?,")
# "It", "the Danish company", whom nobody was known to be
_IT = re.compile(r"[Ii]ts?\b|[Tt]he [A-Z][a-z]+(?:-based)? [a-z]")
# Between "Acme" and "Beta" where Beta is told of as somebody to Acme
_WHOSE_RIVAL = re.compile(rf"['’]s (?:[\w’'-]+ ){{0,3}}{kin.PATTERN}(?:,| and)? (?:the )?(?:(?:[a-z][\w’'-]*|[A-Z]\w+-\w+) ){{0,4}}")
# "Beta, which owns 19% of Acme, ", "Beta, the group that runs Acme, "
_SAYS_WHO = re.compile(r", (?:which|whose|the|an?)\b")
_WHICH = (", which", ", whose", " which")
_BIDS = re.compile(r"It (?:(?:will|would|plans to|is to|also|already|has) )?(?:offer|pay|bid|buy|acquir|owns?\b|offered|paid)")
_PAID = re.compile(r"It (?:had )?(?:paid|bought|acquired|built up|built) ")
_TOLD_BY = re.compile(r", the (?P<noun>[a-z]+) (?:said|says|added)\.\s*\Z")
# "Since Beta took it over, Acme has": whom the main clause is about
_SUBORDINATE = re.compile(
    r"(?:Since|After|When|While|Whereas|Although|Though|As|Because|Before|Once|Until|If|Where|Unlike|Like|Having) "
)
_GOES_ON = re.compile(
    r"['’]s? | (?:is|was|has|had|will|would|could|may|now|also|said|[a-z]+(?:ed|s)|made|lost|sold|fell|rose|grew|cut) "
)
_FURTHEST = 1  # paragraphs back to a name that the article is not about
PARAGRAPH = 5  # sentences of one paragraph that a reference may reach back


class Topics:
    """Who is spoken of where, as far as the article has been read; `subjects` grows with every reference that is understood."""

    def __init__(self, naming: Naming) -> None:
        self.text = naming.text
        self.naming = naming
        self.subjects: dict[int, tuple[int, tuple[Company, ...]]] = {}  # where each sentence starts → its first reference
        self.apart: set[int] = set()  # the sentences whose first reference tells one of two from the other
        self.called: set[int] = set()  # or that open with what only one is called

    def note(self, at: int, companies: tuple[Company, ...], *, apart: bool, called: bool = False) -> None:
        """A reference that is understood; `apart` tells one of two from the other: "the Danes"; or it is `called` so: "the target"."""
        sentence = self.naming.sentence_start(at)
        if sentence not in self.subjects:
            self.subjects[sentence] = at, companies
            self.apart |= {sentence} if apart else set()
            goes_on = self._goes_on(sentence) and self.text[at : at + 3].lower() in ("it ", "its")
            self.called |= {sentence} if (apart or called or goes_on) and self.naming.opens(at, sentence) else set()

    def _goes_on(self, sentence: int) -> bool:
        """Whether a sentence that names nobody follows one that opens with what only one is called, in its paragraph."""
        place = self.naming.sentence_at(sentence)
        before = self.naming.sentence_starts[place - 1] if place else -1
        return before in self.called and not self.naming.in_sentence(sentence, 1) and not self.naming.opens_paragraph(place)

    def told_apart(self, sentence: int, until: int) -> tuple[Company, ...]:
        """ "The Danish company sold 9. It": whom a sentence is about that names nobody and tells one of two from the other."""
        return self._spoken_of(sentence, until) if sentence in self.apart else ()

    def takers(self, at: int) -> Sequence[Named]:
        """The mentions before `at` in its sentence that it may stand for."""
        named = self.naming.in_sentence(at)
        passing = {mention.start for one, mention in pairwise(named) if self._only_compared(one, mention, at)}
        here = [mention for mention in named if mention.start not in passing and not self._is_aside(mention, at)]
        if here and VALUED.search(self.text, max(0, at - 8), at):
            return [mention for mention in here if not self.text.endswith(PARTAKES, 0, mention.start)]
        plain = [m for m in here if not is_backer(self.text, m.start) or self.text.startswith(_WHICH, m.end)]
        return plain or here  # "a round led by Bolt, taking its valuation to"

    def _is_aside(self, mention: Named, at: int) -> bool:
        """ "the carrier, in which Acme holds 27%, said it": a name in a relative clause that is over, or one that is merely held."""
        if self.is_held(mention):
            return True
        if self.text.find(",", mention.end, at) < 0:
            return False
        sentence = self.naming.sentence_start(at)
        clause = self.text[max(sentence, mention.start - _CLAUSE) : mention.start]
        opening = self.text[sentence : mention.start]
        return RELATIVE.search(clause) is not None or PARTICIPLE.match(opening) is not None or SET_BESIDE.match(opening) is not None

    def _only_compared(self, one: Named, mention: Named, at: int) -> bool:
        """ "Acme, like Beta, has 9 mills, and its", "Acme, Beta's biggest rival, has": a name in an aside to the one in front."""
        opens = _ASIDE_OPENS.fullmatch(self.text, one.end, mention.start)
        ends = _ASIDE_ENDS.match(self.text, mention.end, at) if opens else None
        return ends is not None and (ends["whose"] is not None or mention.start - one.end > len(", "))

    def is_held(self, mention: Named) -> bool:
        start = mention.start
        return self.text[start - 3 : start - 1] in HELD_ENDS and HELD.search(self.text, max(0, start - 16), start) is not None

    def topic(self, at: int) -> tuple[Company, ...]:
        """The subject of this sentence, or what the ones before speak of."""
        here = self.takers(at)
        return (here[0].company,) if here else self.carried(at)

    def named_first(self, at: int) -> tuple[Company, ...]:
        """Whom the sentence before, in the same paragraph, has for its subject by name."""
        before, place = self.naming.in_sentence(at, 1), self.naming.sentence_at(at)
        first = self._from_main_clause(self.naming.sentence_starts[place - 1], before)[:1] if before and not self.takers(at) else ()
        return tuple(mention.company for mention in first if self.naming.opens(mention.start, self.naming.sentence_starts[place - 1]))

    def carried(self, at: int) -> tuple[Company, ...]:
        """The subject of the sentences before in the paragraph, the article's main company, the last one named.

        Two sentences back, a company that the article seldom speaks of no longer stands in the way of its main one.
        """
        naming = self.naming
        main = naming.main if naming.main is not None and naming.main.mentions[0].start < at else None
        passing: Company | None = None  # named on the way, where a sentence is about something else
        place = naming.sentence_at(at)
        last = naming.sentence_starts[place - 1]
        if (last in self.apart or last in self.called) and not naming.in_sentence(at, 1) and not naming.opens_paragraph(place):
            return self.subjects[last][1]  # "The Danes sold 9. It"
        for back in range(1, PARAGRAPH):
            told = [mention for mention in naming.in_sentence(at, back) if not self.is_held(mention)]
            if not told:
                continue
            sentence = place - back
            begins = naming.sentence_starts[sentence]
            previous = self._from_main_clause(begins, told)
            first = previous[0]
            if back == 1 and _PAID.match(self.text, at) and naming.opens(first.start, begins):
                return (first.company,)  # "Acme owns 40% of Beta. It paid $9m for the stake"
            if (main is None or first.company.name != main.name) and self._has_part(first):
                continue  # "Bolt owns 14% and Cave 9%. It raised $80m": who holds a part of it
            if subject := self._subject(sentence, previous, main, at, led=len(previous) < len(told)):
                return subject
            passing = passing or first.company
        if main is not None or passing is not None:
            return tuple(company for company in (main, passing) if company)[:1]
        before = naming.before(at)
        return self._last_spoken_of(before[-1]) if before and naming.paragraphs(before[-1].end, at) <= _FURTHEST else ()

    def _has_part(self, mention: Named) -> bool:
        """Whether somebody is told of only for what he owns of another or puts into it."""
        return OWNS_PART.match(self.text, mention.end) is not None or puts_money_in(self.text, mention.start, mention.end)

    def _subject(self, sentence: int, named: Sequence[Named], main: Company | None, at: int, *, led: bool) -> tuple[Company, ...]:
        """Whom the k-th sentence makes speak of what stands at `at`, further on; it has `named`, behind a clause that `led` to them."""
        naming, first = self.naming, named[0]
        begins, is_next = naming.sentence_starts[sentence], sentence == naming.sentence_at(at) - 1
        if _ASIDE.match(self.text[begins : first.start]) and (spoken := self._spoken_of(begins, first.start)):
            return spoken  # "The company, backed by Bolt, sold 9 cars. Its margin"
        opens = led or naming.opens(first.start, begins) or introduces(self.text, begins, first.start)
        opens = opens or _AT_WHOM.fullmatch(self.text, begins, first.start) is not None
        if not opens or (len(named) > 1 and naming.are_listed(first, named[1])):
            return self._spoken_of(begins, first.start)
        if main is not None and self._is_told_by(main, begins, at):
            return (main,)  # "Bolt will hand over 18 jets, the airline said. It has 268"
        if is_next and _BIDS.match(self.text, at):
            return (first.company,)  # "Acme will take Beta private. It will offer $9 for each Beta share"
        passes = not is_next and not naming.opens_paragraph(sentence)
        is_it = _IT.match(self.text, at) is not None  # "the company" is rather whom the article is about
        return (self._main_or(named, main, passes=passes, is_it=is_it),)

    def _from_main_clause(self, sentence: int, named: Sequence[Named]) -> Sequence[Named]:
        """ "Since Beta took it over, Acme has": the names from the subject of the main clause on."""
        if len(named) < len(("Beta", "Acme")):
            return named
        if _WHOSE_RIVAL.fullmatch(self.text, named[0].end, named[1].start):
            return named[1:]  # "Acme's bigger competitor, Beta, has not been hit"
        if not _SUBORDINATE.match(self.text, sentence):
            return named
        return next((named[i:] for i in range(1, len(named)) if self._heads_clause(named[i])), named)

    def _heads_clause(self, mention: Named) -> bool:
        """Whether a comma stands in front of a name, and a verb or its possession behind it."""
        return self.text.endswith(", ", 0, mention.start) and _GOES_ON.match(self.text, mention.end) is not None

    def _is_told_by(self, main: Company, sentence: int, at: int) -> bool:
        """Whether a sentence ends with what the main company is called and that it says so."""
        told = _TOLD_BY.search(self.text, sentence, self.naming.sentence_starts[self.naming.sentence_at(sentence) + 1])
        return told is not None and told["noun"] in (*self.naming.nouns.get(main.name, ()), "company") and told.end() <= at

    def _last_spoken_of(self, last: Named) -> tuple[Company, ...]:
        """ "Acme lined up loans from Bolt and Cave. In April it": the subject of the sentence that named the last one."""
        sentence = self.naming.sentence_start(last.start)
        first = next(mention for mention in self.naming.before(last.start) if mention.start >= sentence)
        if self.naming.opens(first.start, sentence):
            return (first.company,)
        return self._spoken_of(sentence, first.start) or (last.company,)  # "The company bought Bolt for $9m.\nIts shares"

    def _main_or(self, previous: Sequence[Named], main: Company | None, *, passes: bool, is_it: bool) -> Company:
        """The subject of a sentence before, or the main company that it names too or that it only passes by."""
        subject = previous[0].company
        if main is None:
            return subject
        seldom = passes and len(main.mentions) >= 2 * len(subject.mentions)
        by_name = [mention for mention in previous if mention.company.name == main.name]
        named = any(not (is_it and self._is_passed_by(previous[0], mention)) for mention in by_name)
        return main if seldom or named else subject

    def _is_passed_by(self, subject: Named, mention: Named) -> bool:
        """ "Beta, which owns 19% of Acme, declined", "Beta runs 164 of Acme's 1,150 shops": named only to say who or what."""
        if mention is subject:
            return False
        if mention.start - subject.end > 1 and self.text[mention.end : mention.end + 2] in ("'s", "’s"):
            return True  # "Beta makes two-thirds of Acme's phones. Its profit"
        return self._in_aside_to(subject, mention)

    def _in_aside_to(self, subject: Named, mention: Named) -> bool:
        """ "Beta, the French group that owns 19% of Acme, declined to comment": who is named only to say who the subject is."""
        closes = _CLOSES.match(self.text, mention.end)
        opens = _SAYS_WHO.match(self.text, subject.end, mention.start) if closes else None
        return opens is not None and "," not in self.text[opens.end() : mention.start]

    def _spoken_of(self, sentence: int, name: int) -> tuple[Company, ...]:
        """ "In January it sold 68,000 cars, more than Beta": whom a sentence is about that opens with a pronoun."""
        at, companies = self.subjects.get(sentence, (name, ()))
        return companies if at < name and len(companies) == 1 and self.naming.opens(at, sentence) else ()
