"""Measures given in two units, each against the other."""

import pytest

from secondsource.domain.evidence import Stance

WRONG = [
    ("The town lies 10 miles (24 km) from the front.", "10 miles is 16.1 kilometres, not 24"),
    ("The town lies 4 miles (10 km) from the front.", "4 miles is 6.44 kilometres, not 10"),
    ("The wall is 100 feet (300 metres) long.", "100 feet is 30.5 metres, not 300"),
    ("A 100-foot (60-meter) crane fell.", "100 feet is 30.5 metres, not 60"),
    ("It was 90 degrees Fahrenheit (42 Celsius) in the shade.", "90 degrees Fahrenheit is 32.2 degrees Celsius"),
    ("It was 35 C (85 F) in the shade.", "35 degrees Celsius is 95 degrees Fahrenheit, not 85"),
    ("The fire burned 5,000 acres, or about 5,000 hectares.", "5,000 acres is 2,023 hectares, not 5,000"),
    ("The bear weighed 200 pounds (200 kg).", "200 pounds is 90.7 kilograms, not 200"),
    ("He is 6 feet 2 inches (210 cm) tall.", "6.16667 feet is 188 centimetres, not 210"),
    ("Winds reached 120 mph (150 km/h).", "120 miles per hour is 193 kilometres per hour, not 150"),
    ("The tank holds 100 litres (50 gallons).", "100 litres is 24.2 gallons, not 50"),
    ("A 7,000 square mile (7,000 square kilometre) area burned.", "18,130 square kilometres"),
]
RIGHT = [
    "He was sentenced to two years (six months of them suspended).",
    "He was sentenced to two years, or 18 months with good conduct.",
    "The town lies 10 miles (16 km) from the front.",
    "The town lies 2 miles (3 km) from the front.",
    "The town lies 3 miles (5 kilometres) from the front.",
    "The town lies about 20 miles (30 km) from the front.",
    "The wall is 3 feet (1 meter) high.",
    "The wall is 10 to 15 miles (16 to 24 km) long.",
    "The wall is 10-15 miles (16-24 km) long.",
    "It was 90 F (32 C) in the shade.",
    "The world has warmed by 1.5 degrees Celsius (2.7 degrees Fahrenheit).",
    "The fire burned 5,000 acres (2,020 hectares).",
    "He is 6 feet 2 inches (188 cm) tall.",
    "It weighs 2.2 pounds (1 kg).",
    "It carried 100 tons (90 tonnes).",
    "The tank holds 100 gallons (380 litres).",
    "The tank holds 100 gallons (455 litres).",
    "Choose 5 miles or 10 km.",
    "They raised $5 million (4.6 million euros).",
    "They raised 5 million pounds (6 kg of paper).",
    "He ran 10 miles (the wind was at 40 km/h).",
    "It has a range of 1,500 metres (1 mile).",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_wrong_conversion_is_computed_again(find, text, arithmetic):
    (finding,) = find("conversions", text)
    assert finding.stance is Stance.REFUTES
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_rounded_conversion_is_left_alone(find, text):
    assert find("conversions", text) == ()


def test_every_rounded_conversion_of_miles_fits(find):
    lines = (f"The road is {miles:,} miles ({round(miles * 1.609344):,} km) long." for miles in range(1, 3000, 7))
    assert find("conversions", "\n".join(lines)) == ()
