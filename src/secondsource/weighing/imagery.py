"""Pictures and videos: evidence of the second tier once their place and day are established by somebody named."""

import re
from functools import lru_cache

from secondsource.reading.speech.camps import folded

_IMAGE = (
    r"(?:videos?|footage|photos?|photographs?|images?|pictures?|imagery|clips?|відео|фото|кадр\w*|знімк\w*|видео"
    r"|снимк\w*)"
)
_SHOWS = (
    r"(?:shows?|showed|showing|shown|indicat\w*|confirm\w*|published|filmed|taken|geolocat\w*|goes? round|circulat\w*"
    r"|показу\w*|показыва\w*|свідч\w*|видно)"
)
_TELLS_BY_IMAGE = re.compile(rf"\b{_IMAGE}\b.{{0,80}}?\b{_SHOWS}\b|\b{_SHOWS} (?:\w+ ){{0,3}}?{_IMAGE}\b")
_LOCATED = re.compile(
    r"\bgeo-?locat\w*"
    r"|\b(?:location|place) (?:of (?:the|this) \w+ )?(?:was|is|has been) (?:established|verified|confirmed)"
    r"|\bверифік\w*|\bгеолок\w*|\bгеопривяз\w*|\bгеопривʼяз\w*|\bsatellite\b|\bсупутник\w*|\bспутник\w*"
)


@lru_cache(maxsize=8192)
def is_imagery(quote: str) -> bool:
    """Whether the words rest on a picture or a video."""
    return _TELLS_BY_IMAGE.search(folded(quote)) is not None


@lru_cache(maxsize=8192)
def is_located(quote: str) -> bool:
    """Whether the words say that the place of a picture or video was established."""
    return is_imagery(quote) and _LOCATED.search(folded(quote)) is not None
