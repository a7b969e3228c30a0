"""Numbers as words, the British way: `one hundred and fifty-five`, `twenty twenty-five`, `three point five`."""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LONGEST = 15
"""Digits of the largest number that is said as one; longer ones are said digit by digit."""


def cardinal(number: int) -> str:
    """`155` is `one hundred and fifty-five`."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number >= 10**_LONGEST:
        return digits(str(number))
    said: list[str] = []
    for scale, name in _SCALES:
        if number >= scale:
            said.append(f"{_hundreds(number // scale)} {name}")
            number %= scale
    if number or not said:
        said.append(f"and {_hundreds(number)}" if said and number < 100 else _hundreds(number))
    return " ".join(said)


def ordinal(number: int) -> str:
    """`24` is `twenty-fourth`."""
    head, joint, last = _cut_last(cardinal(number))
    if last in _ORDINALS:
        return head + joint + _ORDINALS[last]
    return head + joint + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def spoken_number(written: str) -> str:
    """A number as written, with its commas or spaces and its decimals: `1,403.5`."""
    whole, _, part = "".join(letter for letter in written if letter.isdecimal() or letter == ".").partition(".")
    said = digits(whole) if len(whole) > _LONGEST else cardinal(int(whole or "0"))
    return f"{said} point {digits(part, 'zero')}" if part else said


def digits(written: str, nought: str = "oh") -> str:
    """Digit by digit: `101` is `one oh one`."""
    return " ".join(nought if each == "0" else _ONES[int(each)] for each in written if each.isdecimal())


def year(number: int) -> str:
    """`2025` is `twenty twenty-five`, `1905` is `nineteen oh five`, `2005` is `two thousand and five`."""
    century, rest = divmod(number, 100)
    if number < 1000 or 2000 <= number < 2010:
        return cardinal(number)
    if rest == 0:
        return cardinal(number) if century % 10 == 0 else f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {_two_digits(rest)}"


def by_pairs(written: str) -> str:
    """The number of a model or a flight: `136` is `one thirty-six`, `300` is `three hundred`, `101` is `one oh one`,
    `777` is `triple seven`."""
    number = int(written)
    if len(written) > 4 or written.startswith("0"):
        return digits(written)
    if len(written) == 3 and len(set(written)) == 1:
        return f"triple {_ONES[int(written[0])]}"
    if number % 100 == 0 or number < 100:
        return cardinal(number)
    return f"{_below_hundred(number // 100)} {_two_digits(number % 100)}"


def plural(said: str) -> str:
    """Of the last word: `nineties`, `hundreds`, `twenty tens`."""
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


def _hundreds(number: int) -> str:
    if number < 100:
        return _below_hundred(number)
    rest = f" and {_below_hundred(number % 100)}" if number % 100 else ""
    return f"{_ONES[number // 100]} hundred{rest}"


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def _two_digits(number: int) -> str:
    return f"oh {_ONES[number]}" if number < 10 else _below_hundred(number)


def _cut_last(said: str) -> tuple[str, str, str]:
    """The last word, and what stands before it."""
    at = max(said.rfind(" "), said.rfind("-"))
    return (said[:at], said[at], said[at + 1 :]) if at >= 0 else ("", "", said)
