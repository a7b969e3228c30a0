"""Settings come from one file, are typed, and say where each value comes from."""

from pathlib import Path

import pytest

from secondsource.errors import SettingsError, UnknownPart
from secondsource.plugins import find_part, part_names
from secondsource.settings import CheckSettings, Settings, field_help, load_settings


def from_text(text: str, tmp_path: Path) -> Settings:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return load_settings({"SECONDSOURCE_HOME": str(tmp_path)}, file)


def test_without_a_file_everything_is_a_default(tmp_path: Path) -> None:
    settings = load_settings({"SECONDSOURCE_HOME": str(tmp_path)})
    assert settings.check == CheckSettings()
    assert {each.origin for each in settings.all()} == {"default", "environment SECONDSOURCE_HOME"}


def test_a_value_from_the_file_says_so(tmp_path: Path) -> None:
    settings = from_text("[check]\npassages = 3\n", tmp_path)
    shown = {each.key: each for each in settings.all()}
    assert settings.check.passages == 3
    assert shown["check.passages"].value == "3"
    assert shown["check.passages"].origin == str(tmp_path / "settings.toml")
    assert shown["check.model"].origin == "default"


def test_the_home_folder_may_hold_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[archive]\nbundled = false\n", encoding="utf-8")
    assert not load_settings({"SECONDSOURCE_HOME": str(tmp_path)}).archive.bundled


def test_a_part_gets_its_options(tmp_path: Path) -> None:
    settings = from_text("[formats.json]\nindent = 4\n", tmp_path)
    assert settings.options("formats", "json").indent == 4


@pytest.mark.parametrize(
    "text, hint",
    [
        ("[chek]\npassages = 3\n", "did you mean 'check'"),
        ("[check]\npasages = 3\n", "did you mean 'passages'"),
        ("[formats.jsn]\nindent = 3\n", "did you mean 'json'"),
        ("[formats.json]\nident = 3\n", "did you mean 'indent'"),
        ("passages = 3\n", "nobody knows"),
        ('[check]\npassages = "many"\n', "check.passages should be a whole number"),
        ("[check\n", "cannot be read"),
        ("[sources]\narchive = 1\n", "nobody knows"),
        ("[check]\npassages = 0\n", "passages is at least 1"),
        ("[check]\npassages = -5\n", "check.passages cannot be -5"),
        ("[fetchers.http]\nseconds = inf\n", "fetchers.http.seconds cannot be inf"),
        ("[models.overlap]\ntold = nan\n", "models.overlap.told cannot be nan"),
    ],
)
def test_a_wrong_key_or_value_is_one_sentence_that_offers_the_nearest(text: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        from_text(text, tmp_path)
    assert hint in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text, hint",
    [
        ('[check]\nmodel = "overlpa"\n', "did you mean 'overlap'"),
        ('[check]\nsources = ["archive", "referense"]\n', "did you mean 'reference'"),
        ('[check]\nfetcher = "ftp"\n', "There is no part 'ftp' in fetchers"),
        ('[archive]\nindex = "tantvy"\n', "did you mean 'tantivy'"),
        ('[listen]\nvoice = "espeek"\n', "did you mean 'espeak'"),
    ],
)
def test_a_misspelt_part_is_refused_before_anything_is_done(text: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPart, match=hint):
        from_text(text, tmp_path)


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no settings file"):
        load_settings({}, tmp_path / "none.toml")


def test_every_setting_has_its_help(tmp_path: Path) -> None:
    without = [each.key for each in load_settings({"SECONDSOURCE_HOME": str(tmp_path)}).all() if not each.help]
    assert without == []


def test_help_is_the_docstring_under_the_field() -> None:
    assert field_help(CheckSettings)["passages"].startswith("How many passages of each source are read against a claim")


def test_an_unknown_part_offers_the_nearest() -> None:
    with pytest.raises(UnknownPart, match="did you mean 'archive'"):
        find_part("sources", "archiv")
    with pytest.raises(UnknownPart, match="There is no kind"):
        part_names("sorces")


@pytest.mark.parametrize("part, name", [("models.overlap", "covered"), ("checks.one_sided", "share")])
def test_a_share_above_the_whole_is_refused_in_a_sentence(tmp_path: Path, part: str, name: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"[{part}]\n{name} = 1.5\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"{part}\.{name} cannot be 1\.5; it is a share, .* from 0 to 1\.$"):
        load_settings({"SECONDSOURCE_HOME": str(tmp_path)}, file)
    file.write_text(f"[{part}]\n{name} = 1\n", encoding="utf-8")
    load_settings({"SECONDSOURCE_HOME": str(tmp_path)}, file)


def test_what_may_be_above_one_is_no_share(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[checks.shares]\npoints = 2.5\n", encoding="utf-8")
    load_settings({"SECONDSOURCE_HOME": str(tmp_path)}, file)


@pytest.mark.parametrize(
    "line, word",
    [
        ("lease_seconds = 0", "lease_seconds is at least 1"),
        ("lease_seconds = 0.5", "lease_seconds is at least 1"),
        ("waiting = 0", "waiting is at least 1"),
        ("waiting_each = 0", "waiting_each is at least 1"),
        ("keep_jobs_days = 0", "keep_jobs_days is at least 1"),
        ("request_megabytes = 0", "request_megabytes is at least 1"),
        ("request_seconds = 0", "request_seconds is at least 1"),
        ("connections = 0", "connections is at least 1"),
        ("connections_each = 0", "connections_each is at least 1"),
        ("sign_in_hours = 0", "sign_in_hours is at least 1"),
        ("port = 65536", "port is at most 65535"),
    ],
)
def test_a_service_that_could_do_nothing_is_refused_in_one_sentence(tmp_path: Path, line: str, word: str):
    file = tmp_path / "my.toml"
    file.write_text(f"[serve]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"^\[serve\] cannot be used: {word}\.$"):
        load_settings({}, file)
