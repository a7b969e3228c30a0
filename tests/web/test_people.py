"""People at the desk: what an admin may do with accounts, and what nobody else may."""

import re
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.web.test_desk import HOUSE, TERMINAL, Editor

from secondsource.domain.user import Role, Scope, User
from secondsource.testing.accounts import PASSWORD
from secondsource.web.app import make_app
from secondsource.web.service import Service

ANOTHER = "another wolf altogether"
PAGE = "/desk/people"


@pytest.fixture
def app(staffed: Service) -> FastAPI:
    return make_app(staffed)


class Admin(Editor):
    """Who says anew who they are with everything that they send."""

    def send(self, path: str, **fields: Any) -> Any:
        return super().send(path, **{"own": PASSWORD, **fields})


@pytest.fixture
def ada(app: FastAPI) -> Admin:
    return Admin(app, "Ada Admin")


@pytest.fixture
def edda(staffed: Service) -> User:
    return find(staffed, "Edda Editor")


def find(service: Service, name: str) -> User:
    found = service.users.find(name)
    assert found
    return found


def place(user: User, action: str = "") -> str:
    return f"{PAGE}/{user.id}{action}"


def enter(app: FastAPI, name: str, password: str) -> Any:
    client = TestClient(app, HOUSE, follow_redirects=False, headers={"Accept": "text/html"})
    token = re.findall(r'name="form_token" value="([^"]+)"', client.get("/sign-in").text)[0]
    return client.post("/sign-in", data={"name": name, "password": password, "form_token": token})


def told(answer: Any, role: str) -> str:
    return " ".join(lxml.html.document_fromstring(answer.text).xpath(f"string(//*[@role='{role}'])").split())


def lines(service: Service) -> list[tuple[str, str, str]]:
    return [(each.who, each.what, each.about) for each in service.users.audit()]


CHANGES = ("/role", "/lock", "/unlock", "/password", "/tokens/token-1/revoke")


def test_people_are_for_admins(app: FastAPI, edda: User):
    editor = Editor(app, "Edda Editor")
    assert "/desk/people" not in editor.get("/desk").text
    for path in (PAGE, place(edda)):
        assert editor.get(path).status_code == 403
    for path in (PAGE, *(place(edda, each) for each in CHANGES)):
        assert editor.send(path, role="admin", name="Eve", password=PASSWORD, again=PASSWORD).status_code == 403


def test_without_the_pages_token_an_admin_changes_nothing(app: FastAPI, staffed: Service, ada: Editor, edda: User):
    before = staffed.users.users()
    for path in (PAGE, *(place(edda, each) for each in CHANGES)):
        given = {"role": "admin", "name": "Eve", "password": ANOTHER, "again": ANOTHER}
        assert ada.client.post(path, data=given).status_code == 403
        assert ada.client.post(path, data={**given, "form_token": "guess"}).status_code == 403
    assert staffed.users.users() == before


GIVEN = {"role": "admin", "name": "Eve", "password": ANOTHER, "again": ANOTHER}


@pytest.mark.parametrize("own", ["", "not the password", ANOTHER])
def test_without_their_own_password_an_admin_changes_nobody(staffed: Service, ada: Editor, edda: User, own: str):
    before = staffed.users.users()
    for path in (PAGE, *(place(edda, each) for each in ("/role", "/lock", "/password"))):
        answer = ada.send(path, **GIVEN, own=own)
        assert answer.status_code == 403
        assert told(answer, "alert") == "Your own password is wrong; nothing was changed."
        assert ANOTHER not in answer.text
    staffed.users.lock(edda.id, TERMINAL)
    assert ada.send(place(edda, "/unlock"), own=own).status_code == 403
    assert [replace(each, locked=False) for each in staffed.users.users()] == list(before)
    assert "sign-in failed" in [what for _, what, _ in lines(staffed)]


def test_who_guesses_at_an_admins_password_at_the_desk_waits_as_at_the_door(staffed: Service, ada: Editor, edda: User):
    answers = [ada.send(place(edda, "/lock"), own=f"a guess at it, {number}") for number in range(6)]
    assert [each.status_code for each in answers] == [403] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert ada.send(place(edda, "/lock")).status_code == 429
    assert not find(staffed, "Edda Editor").locked


def test_no_token_however_much_it_opens_manages_people(app: FastAPI, staffed: Service, edda: User):
    admin = find(staffed, "Ada Admin")
    _, secret = staffed.users.make_token(admin.id, "all", list(Scope), 7, TERMINAL)
    program = TestClient(app, HOUSE, headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/desk/audit").status_code == 200
    assert program.get(PAGE).status_code == 403
    assert program.post(place(edda, "/role"), data={"role": "admin"}).status_code == 403
    assert find(staffed, "Edda Editor").role is Role.EDITOR


def test_the_list_says_role_since_when_last_sign_in_and_who_is_locked(staffed: Service, ada: Editor):
    staffed.users.lock(find(staffed, "Rita Reader").id, TERMINAL)
    page = lxml.html.document_fromstring(ada.get(PAGE).text)
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert [row[:3] for row in rows] == [
        ["Ada Admin", "Admin", "1 May 2025"],
        ["Edda Editor", "Editor", "1 May 2025"],
        ["Rita Reader (locked)", "Reader", "1 May 2025"],
    ]
    assert [row[3].startswith("1 May 2025, 12:00") for row in rows] == [True, False, False]
    assert "/desk/people" in ada.get("/desk").text


def test_a_person_is_added_and_signs_in(app: FastAPI, staffed: Service, ada: Editor):
    answer = ada.send(PAGE, name="Pia Person", role="editor", password=ANOTHER, again=ANOTHER)
    made = find(staffed, "Pia Person")
    assert (answer.status_code, answer.headers["location"]) == (303, place(made, "?done=added"))
    assert told(ada.get(place(made, "?done=added")), "status") == "The person is added and may sign in."
    assert made.role is Role.EDITOR
    assert enter(app, "Pia Person", ANOTHER).status_code == 303
    assert ("Ada Admin", "user added", "Pia Person as editor") in lines(staffed)


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"again": PASSWORD}, "The two new passwords differ"),
        ({"name": "edda editor"}, "There is an account Edda Editor already"),
        ({"name": "<b>x</b>"}, "A name is made of letters"),
        ({"name": ""}, "A name has 2 to 40 characters"),
        ({"role": "owner"}, "Choose a role."),
        ({"role": ""}, "Choose a role."),
    ],
)
def test_what_cannot_be_is_one_sentence_and_adds_nobody(
    staffed: Service, ada: Editor, fields: dict[str, str], said: str
):
    before = staffed.users.users(), lines(staffed)
    answer = ada.send(PAGE, **{"name": "Pia", "role": "reader", "password": ANOTHER, "again": ANOTHER} | fields)
    assert answer.status_code == 422
    assert said in told(answer, "alert")
    assert ANOTHER not in answer.text
    assert (staffed.users.users(), lines(staffed)) == before


def test_a_complaint_is_told_in_ukrainian(staffed: Service, ada: Editor):
    ada.get("/desk?lang=uk")
    answer = ada.send(place(find(staffed, "Ada Admin"), "/lock"))
    assert told(answer, "alert").startswith("Ada Admin – останній адміністратор")


def test_another_role_ends_the_persons_sessions(app: FastAPI, staffed: Service, ada: Editor, edda: User):
    editor = Editor(app, "Edda Editor")
    assert ada.send(place(edda, "/role"), role="reader").headers["location"] == place(edda, "?done=role")
    assert find(staffed, "Edda Editor").role is Role.READER
    assert editor.get("/desk").status_code == 303
    assert lines(staffed)[0] == ("Ada Admin", "role changed", "Edda Editor from editor to reader")


def test_a_locked_person_is_out_until_unlocked(app: FastAPI, staffed: Service, ada: Editor, edda: User):
    editor = Editor(app, "Edda Editor")
    _, secret = staffed.users.make_token(edda.id, "nightly", [Scope.READ, Scope.REVIEW], 7, TERMINAL)
    program = TestClient(app, HOUSE, headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/desk").status_code == 200
    assert ada.send(place(edda, "/lock")).headers["location"] == place(edda, "?done=locked")
    assert editor.get("/desk").status_code == 303
    assert program.get("/desk").status_code == 401
    refused = enter(app, "Edda Editor", PASSWORD)
    assert refused.status_code == 403
    assert told(refused, "alert") == "This account is locked; an admin can unlock it."
    assert told(enter(app, "Edda Editor", "not the password"), "alert") == "The name or the password is wrong."
    ada.send(place(edda, "/unlock"))
    assert editor.get("/desk").status_code == 303
    assert program.get("/desk").status_code == 200
    assert enter(app, "Edda Editor", PASSWORD).status_code == 303
    done = [line[:2] for line in lines(staffed) if line[0] == "Ada Admin" and line[1].startswith("user")]
    assert done == [("Ada Admin", "user unlocked"), ("Ada Admin", "user locked")]


def test_a_new_password_ends_sessions_and_tokens_and_the_old_one(
    app: FastAPI, staffed: Service, ada: Editor, edda: User
):
    editor = Editor(app, "Edda Editor")
    staffed.users.make_token(edda.id, "nightly", [Scope.READ], 7, TERMINAL)
    assert ada.send(place(edda, "/password"), password=ANOTHER, again=ANOTHER).status_code == 303
    assert editor.get("/account").status_code == 303
    assert staffed.users.tokens(edda.id) == []
    assert enter(app, "Edda Editor", PASSWORD).status_code == 403
    assert enter(app, "Edda Editor", ANOTHER).status_code == 303
    assert ("Ada Admin", "password set anew", "Edda Editor") in lines(staffed)


def test_ones_own_password_is_not_set_without_the_old_one(staffed: Service, ada: Editor):
    me = find(staffed, "Ada Admin")
    assert 'action="/desk/people/' + me.id + "/password" not in ada.get(place(me)).text
    answer = ada.send(place(me, "/password"), password=ANOTHER, again=ANOTHER)
    assert told(answer, "alert") == "Change your own password on the page of your account."
    assert staffed.users.sessions(me.id)


def test_tokens_are_seen_and_revoked_one_by_one(staffed: Service, ada: Editor, edda: User):
    first, secret = staffed.users.make_token(edda.id, "nightly", [Scope.READ], 7, TERMINAL)
    second, _ = staffed.users.make_token(edda.id, "weekly", [Scope.CHECK], 7, TERMINAL)
    page = ada.get(place(edda)).text
    assert "nightly" in page
    assert "weekly" in page
    assert secret not in page
    assert ada.send(place(edda, f"/tokens/{first.id}/revoke")).headers["location"] == place(edda, "?done=token")
    assert [token.id for token in staffed.users.tokens(edda.id)] == [second.id]
    assert ada.send(place(edda, f"/tokens/{first.id}/revoke")).status_code == 404
    rita = find(staffed, "Rita Reader")
    assert ada.send(place(rita, f"/tokens/{second.id}/revoke")).status_code == 404
    assert lines(staffed)[0] == ("Ada Admin", "token revoked", first.id)


@pytest.mark.parametrize("action, fields", [("/lock", {}), ("/role", {"role": "editor"})])
def test_the_last_admin_stays(staffed: Service, ada: Editor, edda: User, action: str, fields: dict[str, str]):
    me = find(staffed, "Ada Admin")
    answer = ada.send(place(me, action), **fields)
    assert answer.status_code == 422
    assert told(answer, "alert").startswith("Ada Admin is the last admin who can sign in;")
    assert ada.get(PAGE).status_code == 200
    ada.send(place(edda, "/role"), role="admin")
    assert ada.send(place(me, action), **fields).status_code == 303
    assert ada.get(PAGE).status_code == 303  # signed out


def test_nobody_of_that_id_is_not_found(ada: Editor):
    for path in (f"{PAGE}/user-0", f"{PAGE}/%00"):
        assert ada.get(path).status_code == 404
        for action in CHANGES:
            assert ada.send(path + action, role="reader", password=ANOTHER, again=ANOTHER).status_code == 404
