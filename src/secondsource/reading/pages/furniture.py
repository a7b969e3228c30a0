"""Lines of a page that are not the article: buttons, boxes, and the heading over the comments.

A table, in eight languages. Everything is compared folded: lower case, no accents, no apostrophes.
"""

import re
from functools import lru_cache

from secondsource.domain.folding import fold

_BUTTONS = """
listen | listen now | play audio | play | pause | audio | watch | share | share this | share article | tweet
post | print | email
copy link | link copied | save | save article | bookmark | gift article | advertisement | advertising | ad
sponsored | promoted
skip to content | skip to main content | skip advertisement | menu | search | close | home | sign in | log in
login | register
subscribe | subscribe now | follow us | follow | reply | like | dislike | report | report comment | load more
load more comments
view comments | show comments | hide comments | sort by | newest first | oldest first | back to top | read more
continue reading
loading | accept all | accept cookies | reject all | cookie settings | log in to reply
story continues below advertisement
artikel anhoren | anhoren | beitrag anhoren | teilen | drucken | merken | anzeige | werbung | antworten
anmelden | mehr lesen
ecouter | ecouter larticle | partager | imprimer | publicite | repondre | sabonner | lire la suite
se connecter
escuchar | escuchar el articulo | escuchar articulo | compartir | imprimir | publicidad | responder | suscribete
leer mas
ascolta | ascolta larticolo | condividi | stampa | pubblicita | rispondi | abbonati | leggi tutto
слухати | слухати статтю | прослухати статтю | поділитися | поширити | друк | реклама | відповісти | підписатися
читати далі
слушать | слушать статью | прослушать статью | поделиться | печать | ответить | подписаться | читать далее
posłuchaj | posłuchaj artykułu | udostepnij | drukuj | reklama | odpowiedz | subskrybuj | czytaj dalej
"""
_BOXES = """
fact checker | fact check | fact checking | related | related articles | related stories | related posts
related news | related topics
related content | more stories | more news | most read | most popular | most viewed | trending | trending now
popular | latest news
latest stories | you may also like | you might also like | recommended | recommended for you
recommended stories | read next | up next
what to read next | newsletter | our newsletter | see also | also read | read also | editors picks
about the author | tags | topics
leave a comment | leave a reply | leave a response | post a comment | add a comment | write a comment
cookie notice
faktencheck | faktenprufer | mehr zum thema | verwandte artikel | das konnte sie auch interessieren
meistgelesen | uber den autor
verification des faits | sur le meme sujet | a lire aussi | lire aussi | articles lies | articles similaires
les plus lus
verificador de datos | verificacion de datos | noticias relacionadas | articulos relacionados
te puede interesar | lo mas leido
verifica dei fatti | leggi anche | articoli correlati | i piu letti | potrebbe interessarti
перевірка фактів | фактчек | читайте також | схожі новини | новини за темою | популярні новини | останні новини
проверка фактов | читайте также | похожие новости | новости по теме | популярные новости | последние новости
weryfikacja faktow | sprawdzanie faktow | czytaj takze | zobacz takze | powiazane artykuły | najczesciej czytane
"""
_BUTTON_SHAPES = re.compile(
    r"listen to (?:the |this |our )?(?:full )?(?:article|story|report|post|page)(?: \(?[\d:]+ ?(?:min(?:ute)?s?)?\)?)?"
    r"|\d+ ?min(?:ute)?s?\.? (?:read|listen|lesezeit|de lectura|de lecture)"
    r"|share (?:this|on|via|to|with) .{1,40}|(?:follow|join|find|like) us on .{1,60}"
    r"|(?:read|see|watch|listen) (?:more|also|next)(?: on| about)?: .{1,150}"
    r"|(?:sign up|subscribe) (?:for|to) .{0,60}newsletters?\b.{0,80}"
    # An imperative that speaks to the reader about the page itself is a box's blurb.
    r"|(?:verify|check|rate|save|print|report|translate|summari[sz]e) .{0,40}"
    r"\bthis (?:article|story|page|post)\b.{0,120}"
    r"|(?:we|this (?:site|website|page)) uses? cookies\b.{0,200}"
    r"|(?:advertisement|ad) ?[-:] ?.{0,40}|(?:© ?|copyright )\d{4}\b.{0,120}|all rights reserved"
)
_BOX_SHAPES = re.compile(r"(?:more|latest) (?:from|on|in|about) .{1,40}|(?:tags|filed under|topics):.{0,200}")
_COMMENTS = (
    "comments?|replies|responses|reactions?|kommentare?|kommentarer|commentaires?|comentarios?|commenti?o?|reacties"
    "|комментари(?:и|я|ев)|коментар(?:і|ів|я|ь)?|komentarz[ey]?|komentarzy"
)
_COUNT = r"(?P<{}>\d{{1,3}}(?:[., ]\d{{3}})*|\d{{1,7}}|one|no)"
_COMMENT_HEADS = re.compile(
    rf"(?:{_COUNT.format('before')} (?:user |reader )?(?:{_COMMENTS})(?: (?:on|to) .{{1,300}}| so far| yet)?"
    rf"|(?:all |user |reader )?(?:{_COMMENTS}) ?[:(\[-]? ?(?:{_COUNT.format('after')})?[)\]:]?"
    rf"|{_COUNT.format('thoughts')} thoughts? on .{{1,300}}"
    r"|join the (?:conversation|discussion) ?\(?(?P<joined>\d{1,7})?\)?)"
)


# Words for one comment head other sections: opinion pages are called `Comment`.
_NO_HEADS = frozenset(
    ("no comment", "comment", "reaction", "kommentar", "commentaire", "comentario", "commento", "komentarz", "коментар")
)


def _table(text: str) -> frozenset[str]:
    return frozenset(fold(entry) for line in text.splitlines() for entry in line.split("|") if entry.strip())


_BUTTON_LINES = _table(_BUTTONS)
_BOX_LINES = _table(_BOXES)


@lru_cache(maxsize=1 << 10)
def _bare(line: str) -> str:
    """Folded, without the marks that frame a label."""
    return fold(line).strip(" :;.…>»›→▶►•|*#-")


def is_button(line: str) -> bool:
    """True for a line that is a control or a blurb of the page, wherever it stands."""
    bare = _bare(line) if len(line) < 300 else ""
    return bare in _BUTTON_LINES or _BUTTON_SHAPES.fullmatch(bare) is not None


def opens_box(line: str) -> bool:
    """True for the heading of a box, such as `Fact Checker` or `Related articles`."""
    bare = _bare(line) if len(line) < 300 else ""
    return bare in _BOX_LINES or _BOX_SHAPES.fullmatch(bare) is not None


def comment_heading(line: str) -> tuple[bool, int | None]:
    """Whether the line stands over a comment thread, and how many comments it announces."""
    bare = _bare(line) if len(line) < 300 else ""
    found = _COMMENT_HEADS.fullmatch(bare)
    if found is None or bare in _NO_HEADS:
        return False, None
    number = next((value for value in found.groupdict().values() if value), None)
    if number is None:
        return True, None
    if number in {"one", "no"}:
        return True, 1 if number == "one" else 0
    return True, int(re.sub(r"\D", "", number))
