"""A made-up article about who holds two towns, and news that bears on it: what watching is tried with."""

from datetime import date

SEEN = "Our reporter walked through Orikhiv: Orikhiv is under the control of Ukrainian forces."
DENIED = "The Ukrainian General Staff denied that Russian troops had taken Huliaipole: Ukrainian forces hold the town."


def watched_page(day: date) -> str:
    """The article as a page of that day."""
    return f"""<html><head><title>Fighting along the rivers of the south</title>
<meta property="article:published_time" content="{day}T08:00:00Z"></head>
<body><article><h1>Fighting along the rivers of the south</h1>
<p>The war between Russia and Ukraine went on over the holidays, and both armies fought along the front.</p>
<p>Orikhiv is under the control of Ukrainian forces, according to Ukrainian officials. Russian troops have taken
Huliaipole, the Russian Defence Ministry said on Monday.</p></article></body></html>"""
