"""How an article is spoken: the title, then every sentence of the body; never furniture or comments."""

from secondsource.domain.article import Article
from secondsource.domain.narration import Narration, Utterance
from secondsource.ports import Voice
from secondsource.reading.sentences import find_sentences


def narrate(article: Article, voice: Voice) -> Narration:
    """The article as speech. Raises VoiceError."""
    body = (Utterance(span.of(article.text), span) for span in find_sentences(article.text, article.paragraphs))
    title = (Utterance(article.title, None),) if article.title else ()
    return voice.speak((*title, *body))
