"""Errors in numbers: shares, changes, multiples, sums, records, units and currencies."""

import random
import re

from plants.page import Page, Plant, Rule, beside, hits, swap

_N = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_THINGS = (
    r"(?:people|employees|delegates|voters|members|students|teachers|workers|emails|patients|schools|companies|states"
    r"|countries|games|votes|jobs|homes|women|men|children|officers|soldiers|participants|users|cars|seats|points"
    r"|satellites|refugees|residents|customers|stores|drivers|passengers|players|candidates|lawmakers|adults)"
)
COUNT = re.compile(
    rf"(?<![\d$£€.,-])\b(?P<n>[1-9]\d?,\d{{3}}|[1-9]\d{{1,2}})(?P<what> (?:(?!(?:m|b|tr)illion|thousand)[a-z]+"
    rf" )?{_THINGS})\b"
)
PERCENT = re.compile(r"(?<![\d.,$-])(?P<n>[1-9]\d(?:\.\d)?)(?P<sign>%| percent| per cent)(?! of\b|age)(?=[ ,.])")
MONEY = re.compile(rf"(?P<sign>[$£€])(?P<n>{_N})(?P<big> ?(?:million|billion|bn|m)\b)?(?=[ ,.;])(?!,\d|\.\d)")
_FROM_TO = re.compile(
    rf"\bfrom (?P<s1>[$£€]?)(?P<a>{_N})(?P<u1>%| percent| million| billion)? to (?P<s2>[$£€]?)(?P<b>{_N})"
    rf"(?P<u2>%| percent| million| billion)?(?![\d%]|[.,]\d)"
)
_LEAD = re.compile(r"\b(?P<a>[1-9]\d)(?P<u>%| percent) to (?P<b>[1-9]\d)(?:%| percent)(?=[ ,.])")
LENGTH = re.compile(
    rf"(?<![\d$.,-])(?P<n>{_N}) (?P<unit>miles?|feet|inches|pounds|kilomet(?:er|re)s|met(?:er|re)s|acres|kg|km"
    r"|gallons)\b(?! per| an hour|[ -]\()"
)
_FACTORS = {
    "mile": (1.609, "km", "kilometres"), "feet": (0.3048, "m", "metres"), "inches": (2.54, "cm", "centimetres"),
    "pounds": (0.4536, "kg", "kilograms"), "kilom": (0.6214, "miles", "miles"), "meter": (3.2808, "ft", "feet"),
    "metre": (3.2808, "ft", "feet"), "acres": (0.4047, "hectares", "hectares"), "kg": (2.2046, "lb", "pounds"),
    "km": (0.6214, "miles", "miles"), "gallo": (3.785, "litres", "litres"),
}  # fmt: skip
_FRACTIONS = {"a quarter": 25, "a third": 33.3, "half": 50, "two-thirds": 66.7, "three-quarters": 75, "a fifth": 20}


def value(words: str) -> float:
    return float(words.replace(",", ""))


def written(number: float) -> str:
    number = round(number, 1) if number < 100 else round(number)
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"


# Shares


def share_after(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole = value(hit["n"])
        part = round(whole * draw.choice((0.2, 0.3, 0.4, 0.6)))
        share = round(100 * part / whole)
        wrong = share + draw.choice((11, 18, 25))
        told = f"of whom {part:,}, or {{}} percent, took part"
        if made := beside(page, at, hit.end(), told.format(wrong), told.format(share)):
            return made
    return None


def share_in_brackets(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        share, whole = value(hit["n"]), draw.choice((400, 500, 1200))
        right, wrong = (round(whole * each / 100) for each in (share, share + draw.choice((14, -9))))
        words = page.paragraphs[at][hit.start() : hit.end()]
        return swap(page, at, hit.span(), f"{words} ({wrong:,} of {whole:,})", f"{words} ({right:,} of {whole:,})")
    return None


def share_of_named(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole = value(hit["n"])
        part = max(1, round(whole * draw.choice((0.25, 0.35, 0.55))))
        share = 100 * part / whole
        what = hit["what"]
        told = f"{part:,} of the {hit['n']}{what} – {{}}% –"
        return swap(page, at, hit.span(), told.format(f"{share - 12:.0f}"), told.format(f"{share:.0f}"))
    return None


def share_of_sentence(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole = value(hit["n"])
        part = max(2, round(whole * draw.choice((0.22, 0.45, 0.7))))
        told = f"{hit.group()}. Of these, {part:,} agreed, which is {{}} percent"
        if page.paragraphs[at][hit.end() : hit.end() + 1] != ".":
            continue
        share = 100 * part / whole
        return swap(page, at, hit.span(), told.format(f"{share + 13:.0f}"), told.format(f"{share:.0f}"))
    return None


# Fractions in words


def fraction_of_percent(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        share = value(hit["n"])
        near = min(_FRACTIONS, key=lambda each: abs(_FRACTIONS[each] - share))
        if abs(_FRACTIONS[near] - share) > 3:
            continue
        far = draw.choice([each for each in _FRACTIONS if abs(_FRACTIONS[each] - share) > 14])
        if made := beside(page, at, hit.end(), f"or about {far}", f"or about {near}"):
            return made
    return None


def fraction_before_percent(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        share = value(hit["n"])
        near = min(_FRACTIONS, key=lambda each: abs(_FRACTIONS[each] - share))
        if abs(_FRACTIONS[near] - share) > 3:
            continue
        far = draw.choice([each for each in _FRACTIONS if abs(_FRACTIONS[each] - share) > 14])
        words = hit.group()
        return swap(page, at, hit.span(), f"roughly {far} ({words})", f"roughly {near} ({words})")
    return None


def fraction_of_count(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole = value(hit["n"])
        near, far = draw.sample(list(_FRACTIONS), 2)
        if abs(_FRACTIONS[near] - _FRACTIONS[far]) < 14:
            continue
        part = round(whole * _FRACTIONS[near] / 100)
        told = f"of whom {part:,}, {{}}, were new"
        if made := beside(page, at, hit.end(), told.format(far), told.format(near)):
            return made
    return None


def one_in_so_many(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        right = max(2, round(100 / value(hit["n"])))
        if abs(100 / right - value(hit["n"])) > 2.5:
            continue
        words = hit.group()
        return swap(page, at, hit.span(), f"{words}, or one in {right + 3},", f"{words}, or one in {right},")
    return None


# Changes


def change_of_from_to(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _FROM_TO):
        low, high = value(hit["a"]), value(hit["b"])
        if low < 3 or low == high or "%" in hit.group() or "percent" in hit.group() or 1500 < low < 2100:
            continue
        if (hit["u1"] or "") != (hit["u2"] or "") and hit["u1"]:
            continue
        change = abs(round(100 * (high - low) / low))
        noun = "increase" if high > low else "decrease"
        told = f"{'an' if noun == 'increase' else 'a'} {noun} of {{}} percent"
        if made := beside(page, at, hit.end(), told.format(change + draw.choice((17, 24, 31))), told.format(change)):
            return made
    return None


def change_of_amount(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, MONEY):
        high, percent = value(hit["n"]), draw.choice((10, 20, 25, 40, 60))
        low = high / (1 + percent / 100)
        if high < 4:
            continue
        big, sign = hit["big"] or "", hit["sign"]
        low_words = f"{sign}{low:,.2f}{big}" if low < 100 else f"{sign}{low:,.0f}{big}"
        told = f"up {{}} percent from {low_words} a year earlier"
        if made := beside(page, at, hit.end(), told.format(percent + draw.choice((12, 19))), told.format(percent)):
            return made
    return None


def change_of_count(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        now, percent = value(hit["n"]), draw.choice((10, 25, 50))
        if now < 40 or re.search(r"\b(?:than|least|over|nearly|about) $", page.paragraphs[at][: hit.start()]):
            continue
        before = round(now / (1 + percent / 100))
        told = f"compared with {before:,} the year before, a rise of {{}} percent"
        if made := beside(page, at, hit.end(), told.format(percent + draw.choice((13, 22))), told.format(percent)):
            return made
    return None


def change_told_first(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        now, percent = value(hit["n"]), draw.choice((10, 20, 50))
        if now < 60:
            continue
        before = round(now / (1 - percent / 100))
        told = f"{hit.group()}. That is {{}} per cent fewer than the {before:,} counted a year ago"
        if page.paragraphs[at][hit.end() : hit.end() + 1] != ".":
            continue
        return swap(page, at, hit.span(), told.format(percent + 21), told.format(percent))
    return None


# Percent against points


def points_as_percent(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        high, gap = value(hit["n"]), draw.choice((3, 5, 8))
        low = high - gap
        unit = hit["sign"]
        told = f"from {low:g}{unit} to {hit['n']}{unit}, {{}}"
        if page.paragraphs[at][hit.end() : hit.end() + 1] != "." or low < 2 or _FROM_TO.search(page.paragraphs[at]):
            continue
        return swap(
            page, at, hit.span(), told.format(f"an increase of {gap} percent"),
            told.format(f"an increase of {gap} percentage points"),
        )  # fmt: skip
    return None


def points_of_fall(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        low, gap = value(hit["n"]), draw.choice((4, 6, 9))
        unit = hit["sign"]
        told = f"{hit.group()}, down {{}} from {low + gap:g}{unit}"
        if page.paragraphs[at][hit.end() : hit.end() + 1] not in {".", ","}:
            continue
        return swap(page, at, hit.span(), told.format(f"{gap}{unit}"), told.format(f"{gap} points"))
    return None


def points_of_lead(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _LEAD):
        gap = abs(int(hit["a"]) - int(hit["b"]))
        if not gap:
            continue
        wrong = gap + draw.choice((3, 5, 8))
        if made := beside(page, at, hit.end(), f"a lead of {wrong} points", f"a lead of {gap} points"):
            return made
    return None


def points_of_difference(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, _LEAD):
        gap = abs(int(hit["a"]) - int(hit["b"]))
        if not gap:
            continue
        wrong = gap + draw.choice((4, 7))
        if made := beside(page, at, hit.end(), f"a {wrong}-point gap", f"a {gap}-point gap"):
            return made
    return None


# Multiples


def doubled_amount(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, MONEY):
        high = value(hit["n"])
        if high < 4:
            continue
        words = hit.group()
        word, factor = draw.choice((("doubled", 2), ("tripled", 3), ("more than doubled", 2.3)))
        start = [f"{hit['sign']}{written(each)}{hit['big'] or ''}" for each in (high / 1.3, high / factor)]
        if start[0] == start[1]:
            continue
        told = f"{words}, having {word} from {{}}"
        if page.paragraphs[at][hit.end() : hit.end() + 1] not in {".", ","}:
            continue
        return swap(page, at, hit.span(), told.format(start[0]), told.format(start[1]))
    return None


def halved_count(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        low = value(hit["n"])
        if low < 20:
            continue
        told = "half as many as the {} of the year before"
        if made := beside(page, at, hit.end(), told.format(written(low * 1.25)), told.format(written(low * 2))):
            return made
    return None


def doubled_from_to(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        high = value(hit["n"])
        if high < 20:
            continue
        told = f"{hit.group()}. The number has tripled, from {{}} to {hit['n']}"
        if page.paragraphs[at][hit.end() : hit.end() + 1] != ".":
            continue
        return swap(page, at, hit.span(), told.format(written(high // 1.4)), told.format(written(high / 3)))
    return None


def twice_the_amount(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, MONEY):
        high = value(hit["n"])
        if high < 4:
            continue
        told = f"twice the {hit['sign']}{{}}{hit['big'] or ''} of the year before"
        if made := beside(page, at, hit.end(), told.format(written(high / 1.2)), told.format(written(high / 2))):
            return made
    return None


# Sums


def parts_of_count(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, re.compile(COUNT.pattern.replace(_THINGS, "(?:people|patients|adults|students)"))):
        whole = int(value(hit["n"]))
        men = max(2, round(whole * draw.choice((0.4, 0.5, 0.6))))
        women = whole - men
        if women < 2:
            continue
        wrong = women + draw.choice((3, 5, 8))
        if made := beside(page, at, hit.end(), f"{men:,} men and {wrong:,} women", f"{men:,} men and {women:,} women"):
            return made
    return None


def parts_of_money(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, MONEY):
        whole = value(hit["n"])
        if whole < 8 or whole != int(whole):
            continue
        one = round(whole * draw.choice((0.4, 0.7)))
        sign, big = hit["sign"], hit["big"] or ""
        rest = [f"{sign}{one:,}{big} for staff and {sign}{each:,.0f}{big} for buildings"
                for each in (whole - one + max(2, round(whole * 0.2)), whole - one)]  # fmt: skip
        if made := beside(page, at, hit.end(), rest[0], rest[1]):
            return made
    return None


def votes_of_count(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        whole = int(value(hit["n"]))
        one, two = round(whole * 0.5), round(whole * 0.3)
        three = whole - one - two
        if min(one, two, three) < 2:
            continue
        told = f"{hit.group()} ({one:,} in the first group, {two:,} in the second and {{}} in the third)"
        return swap(page, at, hit.span(), told.format(f"{three + max(2, three // 2):,}"), told.format(f"{three:,}"))
    return None


def shares_of_all(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, PERCENT):
        one = value(hit["n"])
        if not 20 <= one <= 70 or one != int(one) or page.paragraphs[at][hit.end() : hit.end() + 1] != ".":
            continue
        rest = 100 - int(one)
        two = rest // 2
        unit = hit["sign"]
        told = f"{hit.group()}. While {one:g}{unit} agreed, {two}{unit} disagreed and {{}}{unit} did not know"
        return swap(page, at, hit.span(), told.format(rest - two + 14), told.format(rest - two))
    return None


# Records


def record_below_the_last(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, MONEY):
        high = value(hit["n"])
        if high < 4:
            continue
        sign, big = hit["sign"], hit["big"] or ""
        told = f"a record, beating the previous high of {sign}{{}}{big}"
        if made := beside(page, at, hit.end(), told.format(written(high * 1.3)), told.format(written(high * 0.8))):
            return made
    return None


def record_number(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, COUNT):
        high = value(hit["n"])
        told = f"a record {hit.group()}, up from the old record of {{}},"
        return swap(page, at, hit.span(), told.format(written(high * 1.5)), told.format(written(high * 0.7)))
    return None


# Units and currencies


def factor_of(unit: str) -> tuple[float, str, str]:
    return next(found for start, found in _FACTORS.items() if unit.startswith(start))


def converted_in_brackets(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, LENGTH):
        factor, short, _ = factor_of(hit["unit"])
        right = value(hit["n"]) * factor
        wrong = right * draw.choice((1.3, 0.7, 10))
        words = hit.group()
        return swap(page, at, hit.span(), f"{words} ({written(wrong)} {short})", f"{words} ({written(right)} {short})")
    return None


def converted_after_or(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, LENGTH):
        factor, _, long = factor_of(hit["unit"])
        right = value(hit["n"]) * factor
        wrong = right * draw.choice((1.4, 0.6, 0.1))
        if made := beside(page, at, hit.end(), f"or {written(wrong)} {long}", f"or {written(right)} {long}"):
            return made
    return None


def _two_amounts(page: Page) -> tuple[tuple[int, re.Match[str]], tuple[int, re.Match[str]]] | None:
    found = [
        (at, hit) for at, told in enumerate(page.paragraphs) for hit in MONEY.finditer(told)
        if hit["sign"] == "$" and value(hit["n"]) >= 5 and not re.search(r"[\"“”(]", told)
    ]  # fmt: skip
    apart = [each for each in found if each[0] != found[0][0]]
    return (found[0], apart[0]) if apart else None


def two_rates(page: Page, draw: random.Random) -> Plant | None:
    two = _two_amounts(page)
    if two is None:
        return None
    (at, one), (there, other) = two
    sign, rate = draw.choice((("£", 0.78), ("€", 0.9)))
    first, right, wrong = (
        f" ({sign}{written(value(hit['n']) * factor)}{hit['big'] or ''})"
        for hit, factor in ((one, rate), (other, rate), (other, rate * draw.choice((1.4, 0.6))))
    )
    told = page.paragraphs[at]
    start = swap(page, at, (one.end(), one.end()), first, first).right
    made = swap(start, there, (other.end(), other.end()), wrong, right)
    return Plant(made.wrong, made.right, there, page.paragraphs[there]) if told else None


def rate_beyond_reason(page: Page, draw: random.Random) -> Plant | None:
    for at, hit in hits(page, draw, MONEY):
        amount, big = value(hit["n"]), hit["big"] or ""
        if hit["sign"] != "$" or amount < 5 or "(" in page.paragraphs[at]:
            continue
        right, wrong = (f" (€{written(amount * rate)}{big})" for rate in (0.9, draw.choice((9, 0.09, 2.4))))
        return swap(page, at, (hit.end(), hit.end()), wrong, right)
    return None


_SUMS = ("sums", "shares", "changes", "multiples", "records", "leads")
RULES = (
    Rule("share", _SUMS, share_after), Rule("share", _SUMS, share_in_brackets),
    Rule("share", _SUMS, share_of_named), Rule("share", _SUMS, share_of_sentence),
    Rule("fraction", _SUMS, fraction_of_percent), Rule("fraction", _SUMS, fraction_before_percent),
    Rule("fraction", _SUMS, fraction_of_count), Rule("fraction", _SUMS, one_in_so_many),
    Rule("change", _SUMS, change_of_from_to), Rule("change", _SUMS, change_of_amount),
    Rule("change", _SUMS, change_of_count), Rule("change", _SUMS, change_told_first),
    Rule("points", _SUMS, points_as_percent), Rule("points", _SUMS, points_of_fall),
    Rule("points", _SUMS, points_of_lead), Rule("points", _SUMS, points_of_difference),
    Rule("multiple", _SUMS, doubled_amount), Rule("multiple", _SUMS, halved_count),
    Rule("multiple", _SUMS, doubled_from_to), Rule("multiple", _SUMS, twice_the_amount),
    Rule("total", _SUMS, parts_of_count), Rule("total", _SUMS, parts_of_money),
    Rule("total", _SUMS, votes_of_count), Rule("total", _SUMS, shares_of_all),
    Rule("record", _SUMS, record_below_the_last), Rule("record", _SUMS, record_number),
    Rule("conversion", ("conversions",), converted_in_brackets),
    Rule("conversion", ("conversions",), converted_after_or),
    Rule("currency", ("currencies", "conversions"), two_rates),
    Rule("currency", ("currencies", "conversions"), rate_beyond_reason),
)  # fmt: skip
