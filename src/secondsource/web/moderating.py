"""Comment systems that ask before they publish: Coral, by its external moderation phases, and Isso, by whatever stands
before it. What is known already is looked up, and nothing is refused: what is held waits for a person there.

Source: Coral's guides *External Moderation Phases* and *Webhooks* (signing), coralproject/talk.
"""

import hashlib
import hmac
import os
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from secondsource.domain.thread import ThreadPage
from secondsource.domain.user import Scope, User
from secondsource.web.describing import JSON, gives
from secondsource.web.identity import is_form, require_scope
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of
from secondsource.weighing.incoming import Advice

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]
_SIGNATURE = "x-coral-signature"
_SIGNATURES = 5
"""Of one request: while a secret is being replaced, Coral signs by the earlier one too."""
_ACCEPTED, _WAITS = 1, 2
"""How Isso counts the states of a comment."""
_ANY_OBJECT = {"requestBody": {"required": True, "content": {JSON: {"schema": {"type": "object"}}}}}


class CoralComment(BaseModel):
    """What was written."""

    body: str


class CoralStory(BaseModel):
    """Under which page."""

    id: str = Field("", max_length=2000)
    url: str = Field("", max_length=2000)


class CoralOrder(BaseModel):
    """An External Moderation Request; what else it holds, its author above all, is not read."""

    action: Literal["NEW", "EDIT"] = "NEW"
    comment: CoralComment
    story: CoralStory
    tenantID: str = Field("", max_length=200)  # noqa: N815  Coral's name


class IssoComment(BaseModel):
    """A comment as Isso takes it in, with the page that it stands under; what else it holds is not read."""

    uri: str = Field(max_length=2000, description="The page, as Isso names it.")
    title: str = Field("", max_length=1000)
    text: str


@routes.post(
    "/moderation/coral", response_class=Response, openapi_extra=_ANY_OBJECT,
    responses=gives(JSON, also={204: "Nothing was noticed: Coral goes on as without this phase."}),
)  # fmt: skip
async def coral(request: Request, service: _Given) -> Response:
    """Answers an external moderation phase of Coral: 204, or `PREMOD` where a person should look first."""
    if is_form(request):
        raise Problem(415, "Send the moderation request as application/json, as Coral does.")
    body = await request.body()
    _require_signature(service, request.headers.get(_SIGNATURE, ""), body)
    try:
        order = CoralOrder.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))[:80]
        raise Problem(422, f"This is no moderation request of Coral ({where}: {first['msg']}).") from error
    page = ThreadPage(address=order.story.url)
    thread = f"coral {order.tenantID} {order.story.id or order.story.url}"
    judge, new = service.known_threads.judge, order.action == "NEW"
    told = await run_in_threadpool(judge, order.comment.body, thread, page, new=new)
    return JSONResponse({"status": "PREMOD"}) if told.advice is Advice.HOLD else Response(status_code=204)


@routes.post("/moderation/isso", response_class=Response, responses=gives(JSON))
def isso(order: IssoComment, service: _Given, _: Annotated[User, Depends(require_scope(Scope.CHECK))]) -> Response:
    """Says in which `mode` Isso should keep a new comment, 1 (shown) or 2 (waits for a person), and `why`."""
    address = order.uri if order.uri.startswith(("https://", "http://")) else ""
    page = ThreadPage(title=order.title, address=address)
    told = service.known_threads.judge(order.text, f"isso {order.uri}", page)
    return JSONResponse({"mode": _WAITS if told.advice is Advice.HOLD else _ACCEPTED, "why": told.why})


def _require_signature(service: Service, given: str, body: bytes) -> None:
    """Raises Problem where Coral's secret is not known here, or did not sign this."""
    variable = service.settings.coral_key_from
    secret = os.environ.get(variable, "").strip() if variable else ""
    if not secret:
        raise Problem(
            404, "This service answers no Coral; give it the signing secret of its phase, as serve.coral_key_from says."
        )
    expected = f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}".encode()
    signatures = given.encode(errors="replace").split(b",")[:_SIGNATURES]
    if not any(hmac.compare_digest(expected, each.strip()) for each in signatures):
        raise Problem(401, "The signature is not by the secret that is known here; copy it from Coral anew.")
