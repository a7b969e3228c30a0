"""Sign-in and accounts as a browser and as an attacker meet them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.testclient import TestClient

from secondsource.domain.user import Caller, Role, Scope, User
from secondsource.testing.accounts import PASSWORD, Clock, add_everybody, open_users
from secondsource.web.app import make_app
from secondsource.web.identity import may, require, require_scope, visitor
from secondsource.web.paths import local_path
from secondsource.web.service import Service
from secondsource.web.tokens import HEADER, make_token, token_fits

HOUSE = "http://127.0.0.1:8000"
SECURE = "https://check.example.org"
PAGE = {"Accept": "text/html,application/xhtml+xml"}
TERMINAL = Caller("terminal", "")
HERE = ("203.0.113.7", 40000)


class Browser:
    """Follows no redirect by itself, so that each answer is seen."""

    def __init__(self, app: FastAPI, house: str = HOUSE, place: tuple[str, int] = HERE) -> None:
        self.client = TestClient(app, house, follow_redirects=False, client=place, headers=PAGE)

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def post(self, path: str, **fields: Any) -> Any:
        return self.client.post(path, data=fields)

    def form_token(self, path: str) -> str:
        return re.findall(r'name="form_token" value="([^"]+)"', self.get(path).text)[0]

    def sign_in(self, name: str = "Edda Editor", password: str = PASSWORD, **more: str) -> Any:
        token = self.form_token("/sign-in")
        return self.post("/sign-in", name=name, password=password, form_token=token, **more)

    def send(self, path: str, **fields: Any) -> Any:
        """Sends a form of the account page."""
        return self.post(path, form_token=self.form_token("/account"), **fields)

    @property
    def session(self) -> str:
        return self.client.cookies.get("secondsource") or self.client.cookies.get("__Host-secondsource") or ""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(open_service: Callable[..., Service], tmp_path: Path, clock: Clock) -> Callable[..., FastAPI]:
    """A service with accounts, and three routes of the test's own."""

    def make(**serve: object) -> FastAPI:
        service = open_service(**serve)
        service.users = open_users(tmp_path, clock)
        service.clock = clock
        app = make_app(service)
        _add_routes(app)
        return app

    return make


def _add_routes(app: FastAPI) -> None:
    def for_editors(user: Annotated[User, Depends(require(Role.EDITOR))]) -> str:
        return user.name

    def checking(user: Annotated[User, Depends(require_scope(Scope.CHECK))]) -> str:
        return user.name

    def for_all(request: Request) -> dict[str, object]:
        user = visitor(request)
        role = user.role.value if user else ""
        return {"name": user.name if user else "", "role": role, "review": may(request, Scope.REVIEW)}

    for path, route in (("/for-editors", for_editors), ("/checking", checking), ("/for-all", for_all)):
        app.get(path)(route)
        app.post(path)(route)


@pytest.fixture
def app(house: Callable[..., FastAPI]) -> FastAPI:
    made = house()
    add_everybody(made.state.service.users)
    return made


@pytest.fixture
def users(app: FastAPI) -> Any:
    return app.state.service.users


@pytest.fixture
def browser(app: FastAPI) -> Browser:
    return Browser(app)


@pytest.fixture
def edda(browser: Browser) -> Browser:
    """A browser at which the editor is signed in."""
    assert browser.sign_in().status_code == 303
    return browser


def cookies(answer: Any) -> dict[str, str]:
    """What the answer sets, by name."""
    return {line.split("=")[0]: line for line in answer.headers.get_list("set-cookie")}


# --- The way in and out ---


def test_from_the_form_to_the_account_and_out(browser: Browser) -> None:
    page = browser.get("/account")
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=/account")
    entered = browser.sign_in(next="/account")
    assert (entered.status_code, entered.headers["location"]) == (303, "/account")
    page = browser.get("/account")
    assert "Edda Editor" in page.text
    assert "You are an editor." in page.text
    assert page.headers["cache-control"] == "no-store"
    left = browser.send("/sign-out")
    assert (left.status_code, left.headers["location"]) == (303, "/")
    assert browser.session == ""
    assert browser.get("/account").status_code == 303


@pytest.mark.parametrize("language, heading", [("en", "Sign in"), ("uk", "Вхід")])
def test_the_pages_are_there_in_every_language(browser: Browser, language: str, heading: str) -> None:
    assert f"<h1>{heading}</h1>" in browser.get(f"/sign-in?lang={language}").text
    wrong = browser.sign_in(password="not the password").text
    assert ("Ім’я або пароль неправильні." if language == "uk" else "The name or the password is wrong.") in wrong
    browser.sign_in()
    assert browser.get("/account").text.count(PASSWORD) == 0


def test_without_any_account_the_page_says_how_the_first_is_made(house: Callable[..., FastAPI]) -> None:
    assert "secondsource users add NAME --role admin" in Browser(house()).get("/sign-in").text


def test_who_is_signed_in_is_led_on(edda: Browser) -> None:
    assert edda.get("/sign-in?next=/search").headers["location"] == "/search"
    assert edda.get("/sign-in?next=//evil.example").headers["location"] == "/account"


def test_a_session_outlives_no_restart_of_its_rights(edda: Browser, users: Any, clock: Clock) -> None:
    assert edda.get("/for-editors").json() == "Edda Editor"
    clock.go_on(hours=3)
    assert edda.get("/for-editors").status_code == 303


# --- Cookies ---


def test_the_cookie_by_https_is_bound_to_the_host_and_hidden(house: Callable[..., FastAPI]) -> None:
    app = house(public=SECURE)
    add_everybody(app.state.service.users)
    browser = Browser(app, SECURE)
    form = cookies(browser.get("/sign-in"))["__Host-secondsource-form"]
    session = cookies(browser.sign_in())["__Host-secondsource"]
    for line in (form, session):
        assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(line.split("; "))
        assert "domain" not in line.lower()
    assert "Max-Age=43200" in session
    assert browser.get("/for-editors").status_code == 200


def test_the_cookie_on_loopback_is_hidden_too(browser: Browser) -> None:
    line = cookies(browser.sign_in())["secondsource"]
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(line.split("; "))
    assert "Secure" not in line


def test_by_https_a_cookie_without_the_prefix_is_nobodys(house: Callable[..., FastAPI]) -> None:
    app = house(public=SECURE)
    add_everybody(app.state.service.users)
    browser = Browser(app, SECURE)
    browser.sign_in()
    stranger = Browser(app, SECURE)
    stranger.client.cookies.set("secondsource", browser.session)
    assert stranger.get("/for-all").json()["name"] == ""


def test_an_attackers_session_is_not_carried_into_the_victims(app: FastAPI, browser: Browser, users: Any) -> None:
    attacker = Browser(app)
    attacker.sign_in("Rita Reader")
    planted = attacker.session
    browser.client.cookies.set("secondsource", planted, domain="127.0.0.1")
    page = browser.get("/sign-in")
    assert page.status_code == 303  # she sees at once that she is somebody else
    browser.client.cookies.set("secondsource", "x" * 43, domain="127.0.0.1")
    browser.sign_in()
    assert browser.session not in (planted, "x" * 43)
    assert users.session("x" * 43) is None


def test_a_second_sign_in_ends_the_session_before(app: FastAPI, edda: Browser) -> None:
    before, form = edda.session, Browser(app)
    token = form.form_token("/sign-in")
    form.client.cookies.set("secondsource", before, domain="127.0.0.1")
    answer = form.client.post(
        "/sign-in",
        data={"name": "Edda Editor", "password": PASSWORD, "form_token": token},
        headers={HEADER: make_token(before)},
    )
    assert answer.status_code == 303
    assert cookies(answer)["secondsource"].split("=")[1] != before
    form.client.cookies.set("secondsource", before, domain="127.0.0.1")
    assert form.get("/for-all").json()["name"] == ""


# --- Forms of other sites ---


@pytest.mark.parametrize("token", ["", "x", "A" * 88, "=" * 88, "é" * 88, "x" * 100_000])
def test_a_form_without_the_pages_token_changes_nothing(edda: Browser, users: Any, token: str) -> None:
    answers = [
        edda.post("/sign-out", form_token=token),
        edda.post("/account/tokens", form_token=token, name="x", scope="read", days="30"),
        edda.post("/account/password", form_token=token, old=PASSWORD, new="another wolf altogether"),
        edda.post("/for-editors", form_token=token),
        edda.client.post("/checking", json={}, headers={HEADER: token} if token.isascii() else {}),
    ]
    assert [answer.status_code for answer in answers] == [403] * 5
    assert "load the page anew" in answers[0].text
    assert users.tokens(users.find("Edda Editor").id) == []
    assert edda.get("/for-editors").status_code == 200


def test_the_token_of_another_session_does_not_fit(app: FastAPI, edda: Browser) -> None:
    rita = Browser(app)
    rita.sign_in("Rita Reader")
    foreign = rita.form_token("/account")
    assert edda.post("/for-editors", form_token=foreign).status_code == 403
    assert edda.post("/for-editors", form_token=edda.form_token("/account")).status_code == 200
    assert edda.client.post("/for-editors", headers={HEADER: edda.form_token("/account")}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8000.evil.example"},
        {"Origin": "http://127.0.0.1:9000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HOUSE},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(edda: Browser, headers: dict[str, str]) -> None:
    token = edda.form_token("/account")
    for path in ("/for-editors", "/sign-out", "/for-all"):
        assert edda.client.post(path, data={"form_token": token}, headers=headers).status_code == 403
    assert edda.get("/for-editors").status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": HOUSE}, {"Sec-Fetch-Site": "same-origin", "Origin": HOUSE}])
def test_a_form_of_our_own_page_is_taken(edda: Browser, headers: dict[str, str]) -> None:
    token = edda.form_token("/account")
    assert edda.client.post("/for-editors", data={"form_token": token}, headers=headers).status_code == 200


def test_a_page_elsewhere_cannot_sign_a_reader_in_as_its_own_user(app: FastAPI, browser: Browser) -> None:
    attacker = Browser(app)
    theirs = attacker.form_token("/sign-in")
    browser.get("/sign-in")
    for token in ("", theirs):
        answer = browser.post("/sign-in", name="Rita Reader", password=PASSWORD, form_token=token)
        assert answer.status_code == 403
        assert "open for too long" in answer.text
        assert browser.session == ""


def test_a_planted_form_cookie_that_is_no_secret_is_not_used(browser: Browser) -> None:
    browser.client.cookies.set("secondsource-form", "x", domain="127.0.0.1")
    answer = browser.post("/sign-in", name="Edda Editor", password=PASSWORD, form_token=make_token("x"))
    assert answer.status_code == 403
    assert "secondsource-form" in cookies(answer)


def test_where_anybody_may_send_a_form_without_token_is_nobodys(edda: Browser) -> None:
    assert edda.post("/for-all").json()["name"] == ""
    assert edda.post("/for-all", form_token=edda.form_token("/account")).json()["name"] == "Edda Editor"


@given(st.text(max_size=300), st.text(min_size=1, max_size=60))
def test_a_token_fits_its_secret_alone(text: str, secret: str) -> None:
    assert token_fits(secret, make_token(secret))
    assert not token_fits(secret, make_token(secret + "x"))
    assert not token_fits(secret, text)
    assert make_token(secret) != make_token(secret)


# --- Where a sign-in leads ---


ELSEWHERE = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example", "\t//evil.example", " //evil.example", "http:evil.example", "javascript:alert(1)",
    "evil.example",
    "/x\r\nSet-Cookie: a=b", "/x\x00", "/\u2028/evil", "/／evil.example", "@evil.example", "/" + "x" * 5000,
    "/sign-out",
    "/sign-in?next=/", "data:text/html,x", "/\x85/evil.example", "//[", "/a b",
]  # fmt: skip


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_sign_in_leads_to_no_other_site(browser: Browser, place: str) -> None:
    answer = browser.sign_in(next=place)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert "a" not in cookies(answer)


@pytest.mark.parametrize("place", ["/", "/search?q=a%20b&kind=x", "/reports/report-1#S4", "/desk/"])
def test_a_sign_in_leads_back_to_the_page_asked_for(browser: Browser, place: str) -> None:
    assert browser.sign_in(next=place).headers["location"] == place


@given(st.text(max_size=80).map(lambda text: "/" + text))
def test_a_place_kept_is_a_path_of_this_house(text: str) -> None:
    place = local_path(text)
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert place.isascii()
    assert place.isprintable()


def test_the_page_asked_for_is_kept_with_its_question(browser: Browser) -> None:
    assert browser.get("/account?done=x").headers["location"] == "/sign-in?next=/account%3Fdone%3Dx"


# --- Guessing ---


def test_a_guesser_is_told_to_wait_and_for_how_long(browser: Browser) -> None:
    for _ in range(5):
        answer = browser.sign_in(password="a guess at it all")
        assert answer.status_code == 403
    answer = browser.sign_in()
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    assert "wait 3 seconds" in answer.text
    assert browser.session == ""


def test_who_guesses_elsewhere_keeps_nobody_out(app: FastAPI, browser: Browser, clock: Clock) -> None:
    browser.sign_in()
    for each in range(60):
        Browser(app, place=(f"198.51.100.{each}", 1)).sign_in(password="a guess at it all")
    assert Browser(app).sign_in().status_code == 303


def test_a_known_and_an_unknown_name_get_the_same_answer(browser: Browser) -> None:
    known = browser.sign_in("Edda Editor", "a guess at it all")
    unknown = browser.sign_in("Nobody Known", "a guess at it all")
    assert known.status_code == unknown.status_code
    strip = re.compile(r'value="[^"]*"')
    assert strip.sub("", known.text) == strip.sub("", unknown.text)


@pytest.mark.parametrize(
    "name, password",
    [
        ("Edda Editor", "x" * 900_000),
        ("x" * 900_000, PASSWORD),
        ("Edda Editor\x00", PASSWORD + "\x00"),
        ("Edda\u202eEditor", PASSWORD),
        ("Еdda Editor", PASSWORD),
        ("' OR 1=1 --", "' OR 1=1 --"),
        ("<script>alert(1)</script>", "x"),
        ('" onfocus="alert(1)" autofocus x="', "x"),
        ("", ""),
    ],
)
def test_hostile_names_and_passwords_open_nothing_and_stay_text(browser: Browser, name: str, password: str) -> None:
    answer = browser.sign_in(name, password)
    assert answer.status_code == 403
    assert browser.session == ""
    assert "<script>alert" not in answer.text
    assert 'onfocus="alert' not in answer.text
    assert len(answer.text) < 20_000


def test_a_form_of_files_or_of_a_thousand_fields_is_refused(browser: Browser) -> None:
    browser.get("/sign-in")
    assert browser.client.post("/sign-in", files={"name": b"x"}).status_code in (400, 403)
    assert browser.client.post("/sign-in", data={f"f{n}": "x" for n in range(1000)}).status_code in (400, 403)
    assert browser.client.post("/sign-in", content=b"\xff\x00%zz&&&===", headers={
        "Content-Type": "application/x-www-form-urlencoded"}).status_code == 403  # fmt: skip


# --- Rights that end ---


def test_a_removed_person_is_out_at_once(edda: Browser, users: Any) -> None:
    users.remove(users.find("Edda Editor").id, TERMINAL)
    assert edda.get("/for-editors").status_code == 303
    assert edda.get("/for-all").json()["name"] == ""


def test_a_lowered_person_signs_in_again_and_may_less(edda: Browser, users: Any) -> None:
    users.set_role(users.find("Edda Editor").id, Role.READER, TERMINAL)
    assert edda.get("/for-editors").status_code == 303
    edda.sign_in()
    refused = edda.get("/for-editors")
    assert refused.status_code == 403
    assert "does not allow this" in refused.text


def test_a_readers_role_opens_no_editors_page(browser: Browser) -> None:
    browser.sign_in("Rita Reader")
    assert browser.get("/for-editors").status_code == 403
    assert browser.get("/checking").status_code == 200
    browser.send("/sign-out")
    browser.sign_in("Ada Admin")
    assert browser.get("/for-editors").json() == "Ada Admin"


# --- Programs ---


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}", "Accept": "application/json"}


@pytest.fixture
def token(users: Any) -> Callable[..., str]:
    def make(*scopes: Scope, name: str = "Edda Editor", days: int = 30) -> str:
        return users.make_token(users.find(name).id, "nightly", scopes, days, TERMINAL)[1]

    return make


def test_a_token_opens_its_scopes_without_any_form_token(app: FastAPI, token: Callable[..., str]) -> None:
    program = TestClient(app, HOUSE)
    secret = token(Scope.CHECK)
    assert program.post("/checking", headers=bearer(secret)).json() == "Edda Editor"
    refused = program.get("/for-editors", headers=bearer(secret))
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["detail"] == "This token does not open review; make one that does, at /account."
    assert program.post("/for-editors", headers=bearer(token(Scope.REVIEW))).json() == "Edda Editor"


def test_a_narrow_token_of_an_admin_is_no_admin(app: FastAPI, token: Callable[..., str]) -> None:
    program = TestClient(app, HOUSE)
    for scopes, role, review in (
        ((Scope.CHECK,), "reader", False),
        ((Scope.READ, Scope.REVIEW), "editor", True),
        ((Scope.READ,), "reader", False),
        ((Scope.ADMIN,), "admin", False),
    ):
        told = program.get("/for-all", headers=bearer(token(*scopes, name="Ada Admin"))).json()
        assert told == {"name": "Ada Admin", "role": role, "review": review}


@pytest.mark.parametrize("how", ["revoked", "expired", "made up", "owner gone", "empty"])
def test_a_token_that_opens_nothing_is_told_so_everywhere(
    app: FastAPI, users: Any, token: Callable[..., str], clock: Clock, how: str
) -> None:
    secret, edda = token(Scope.CHECK), users.find("Edda Editor")
    if how == "revoked":
        users.revoke_token(edda.id, users.tokens(edda.id)[0].id, TERMINAL)
    elif how == "expired":
        clock.go_on(days=31)
    elif how == "owner gone":
        users.remove(edda.id, TERMINAL)
    else:
        secret = "s2_" + "x" * 43 if how == "made up" else ""
    program = TestClient(app, HOUSE)
    for path in ("/checking", "/for-all", "/health"):
        refused = program.get(path, headers=bearer(secret))
        assert refused.status_code == 401
        assert 'error="invalid_token"' in refused.headers["www-authenticate"]
        assert refused.json()["detail"].startswith("This token was revoked")


def test_nobody_is_asked_to_sign_in(app: FastAPI) -> None:
    refused = TestClient(app, HOUSE).post("/checking", headers={"Accept": "application/json"})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer realm="Second Source"'
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_password_for_a_proxy_before_the_house_is_not_ours(app: FastAPI) -> None:
    told = TestClient(app, HOUSE).get("/for-all", headers={"Authorization": "Basic eDp5"})
    assert told.json()["name"] == ""


def test_a_token_makes_no_tokens_and_changes_no_password(app: FastAPI, token: Callable[..., str]) -> None:
    program = TestClient(app, HOUSE)
    secret = token(Scope.ADMIN, Scope.REVIEW, name="Ada Admin")
    for path in ("/account/tokens", "/account/password", "/sign-out"):
        refused = program.post(path, headers=bearer(secret))
        assert (refused.status_code, refused.json()["detail"]) == (
            403,
            "A token cannot be used here; sign in at a browser.",
        )


def test_programs_read_in_the_openapi_how_a_token_is_sent(app: FastAPI) -> None:
    told = TestClient(app, HOUSE).get("/openapi.json").json()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert told["paths"]["/checking"]["post"]["security"] == [{"token": []}]
    assert "/sign-in" not in told["paths"]


# --- A person's own page ---


def test_another_password_ends_other_sessions_and_keeps_this_browser_in(app: FastAPI, edda: Browser) -> None:
    elsewhere, before = Browser(app), edda.session
    elsewhere.sign_in()
    new = "another wolf altogether"
    answer = edda.send("/account/password", old=PASSWORD, new=new, again=new)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?done=password")
    assert edda.session != before
    assert "The password is changed." in edda.get("/account?done=password").text
    assert elsewhere.get("/for-editors").status_code == 303
    assert elsewhere.sign_in().status_code == 403
    assert elsewhere.sign_in(password=new).status_code == 303


@pytest.mark.parametrize(
    "old, new, again, status, said",
    [
        ("not the password", "another wolf altogether", "another wolf altogether", 403, "old password is wrong"),
        (PASSWORD, "another wolf altogether", "another", 422, "differ"),
        (PASSWORD, "short", "short", 422, "at least 12"),
        (PASSWORD, "x" * 500_000, "x" * 500_000, 422, "at most 128"),
        (PASSWORD, "password1234", "password1234", 422, "first that a guesser tries"),
    ],
)
def test_a_password_that_is_refused_changes_nothing(
    edda: Browser, old: str, new: str, again: str, status: int, said: str
) -> None:
    before = edda.session
    answer = edda.send("/account/password", old=old, new=new, again=again)
    assert answer.status_code == status
    assert said in answer.text
    assert new not in answer.text or new == "another wolf altogether"
    assert edda.session == before
    assert edda.get("/for-editors").status_code == 200


def test_a_session_is_listed_and_ended_by_its_owner(app: FastAPI, edda: Browser, users: Any) -> None:
    elsewhere, rita = Browser(app), Browser(app)
    elsewhere.client.headers["user-agent"] = "<img src=x onerror=alert(1)>  Tablet"
    elsewhere.sign_in()
    rita.sign_in("Rita Reader")
    page = edda.get("/account").text
    assert "&lt;img src=x onerror=alert(1)&gt; Tablet" in page
    assert "<img" not in page
    theirs = next(each for each in users.sessions(users.find("Edda Editor").id) if "Tablet" in each.device)
    assert rita.send(f"/account/sessions/{theirs.id}/end").status_code == 404
    assert elsewhere.get("/for-editors").status_code == 200
    assert edda.send(f"/account/sessions/{theirs.id}/end").status_code == 303
    assert elsewhere.get("/for-editors").status_code == 303


def test_a_token_is_shown_once_and_can_be_revoked(app: FastAPI, edda: Browser, users: Any) -> None:
    answer = edda.send("/account/tokens", name='<b>"nightly"</b>', scope=["check", "read"], days="30")
    (secret,) = re.findall(r'value="(s2_[\w-]{43})"', answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert "<b>" not in answer.text
    page = edda.get("/account").text
    assert secret not in page
    assert "Never used." in page
    assert TestClient(app, HOUSE).get("/checking", headers=bearer(secret)).status_code == 200
    assert "Last used on 1 May 2025." in edda.get("/account").text
    (held,) = users.tokens(users.find("Edda Editor").id)
    assert edda.send(f"/account/tokens/{held.id}/revoke").status_code == 303
    assert TestClient(app, HOUSE).get("/checking", headers=bearer(secret)).status_code == 401
    assert edda.send(f"/account/tokens/{held.id}/revoke").status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "x", "scope": "admin", "days": "30"},
        {"name": "x", "scope": "everything", "days": "30"},
        {"name": "x", "days": "30"},
        {"name": "", "scope": "read", "days": "30"},
        {"name": "x", "scope": "read", "days": "100000"},
        {"name": "x", "scope": "read", "days": "٣٠"},
        {"name": "x", "scope": "read"},
    ],
)
def test_a_token_that_cannot_be_is_refused_on_the_page(edda: Browser, users: Any, fields: dict[str, str]) -> None:
    answer = edda.send("/account/tokens", **fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert users.tokens(users.find("Edda Editor").id) == []


def test_what_is_done_stands_in_the_log_with_a_hashed_address(edda: Browser, users: Any) -> None:
    edda.send("/account/tokens", name="nightly", scope="read", days="30")
    made, entered, *_ = users.audit()
    assert (made.who, made.what) == ("Edda Editor", "token made")
    assert (entered.who, entered.what) == ("Edda Editor", "signed in")
    assert made.address == entered.address
    assert re.fullmatch(r"address-[0-9a-f]{12}", made.address)
