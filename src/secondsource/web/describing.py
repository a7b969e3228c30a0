"""What the OpenAPI document says beyond the routes' own signatures: the forms of their answers, and, at one place for
all of them, how problems are told."""

from typing import Any

from fastapi import FastAPI

from secondsource.web.problems import MEDIA_TYPE

PAGE = "text/html"
JSON = "application/json"
_ANY: dict[str, Any] = {}
_TEXT = {"type": "string"}
_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "An error as RFC 9457 has it; a browser is shown the same as a page.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": {**_TEXT, "description": "One plain sentence."},
        "instance": {**_TEXT, "description": "The path that was asked."},
    },
}
_VALIDATION = ("HTTPValidationError", "ValidationError")
"""What FastAPI describes and this service never answers."""


def gives(*kinds: str, lists: tuple[str, ...] = (), also: dict[int, str] | None = None) -> dict[int | str, Any]:
    """The `responses` of a route that answers in one of these media types; its JSON is an object with these lists."""
    schema = {"type": "object", "required": list(lists), "properties": {name: {"type": "array"} for name in lists}}
    content = {kind: {"schema": schema if lists and kind == JSON else _ANY} for kind in kinds}
    more = {status: {"description": words} for status, words in (also or {}).items()}
    return {200: {"description": "As asked.", "content": content}, **more}


def describe_problems(app: FastAPI) -> None:
    """Has the OpenAPI document of an application say of every route how it tells a problem."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if not app.openapi_schema:
            document = plain()
            schemas = document["components"]["schemas"]
            schemas["Problem"] = _PROBLEM
            for name in _VALIDATION:
                schemas.pop(name, None)
            for operations in document["paths"].values():
                for operation in operations.values():
                    _add(operation["responses"])
        return app.openapi_schema or {}

    app.openapi = described  # type: ignore[method-assign]  # the way that FastAPI's own documentation gives


def _add(responses: dict[str, Any]) -> None:
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses.pop("422", None)
    responses["4XX"] = {"description": "What was asked cannot be done as it was asked.", "content": problem}
    responses["503"] = {"description": "Not now; try again in a while.", "content": problem}
