"""A client is published to an index that runs, once, and never with two contents of one version."""

from pathlib import Path

import pytest

from generator.publish import PublishError, publish
from tests.publish.conftest import SECRET, USER, PackageIndex, running_index


def change(project: Path) -> None:
    """Change one line of the client, and not its version."""
    module = project / "moneykit_client" / "__init__.py"
    module.write_text(module.read_text("utf-8") + "\n# changed\n", "utf-8")


def test_a_client_is_published(project: Path, index: PackageIndex) -> None:
    """The index has the wheel and the sdist, and the answer says so."""
    published = publish(project, index.address)

    assert sorted(published.uploaded) == index.files()
    assert () == published.unchanged
    assert ("moneykit-client", index.address) == (published.name, published.index)
    assert 2 == len(index.files())
    assert str(published).startswith(f"moneykit-client {published.version} is now on {index.address}: ")


@pytest.mark.parametrize("options", [["--hash-algo=sha256"], ["--hash-algo=md5"], ["--hash-algo=off"]])
def test_publishing_the_same_again_does_nothing(project: Path, tmp_path: Path, options: list[str]) -> None:
    """Whether the index lists a strong hash, a weak one or none."""
    with running_index(tmp_path / "index", *options) as index:
        first = publish(project, index.address)
        before = {file: file.stat().st_mtime_ns for file in index.folder.iterdir()}

        second = publish(project, index.address)

        assert () == second.uploaded
        assert first.uploaded == second.unchanged
        assert str(second).endswith("already, with this content: nothing to do.")
        assert before == {file: file.stat().st_mtime_ns for file in index.folder.iterdir()}


@pytest.mark.parametrize("options", [["--hash-algo=sha256"], ["--hash-algo=off"], ["--overwrite"]])
def test_other_content_of_a_version_is_refused(project: Path, tmp_path: Path, options: list[str]) -> None:
    """Nothing is uploaded, even where the index would take it, and the message names what differs."""
    with running_index(tmp_path / "index", *options) as index:
        publish(project, index.address)
        before = {file: file.read_bytes() for file in index.folder.iterdir()}
        change(project)

        with pytest.raises(PublishError, match=r"already, with other content: .*moneykit_client/__init__\.py"):
            publish(project, index.address)

        assert before == {file: file.read_bytes() for file in index.folder.iterdir()}


def test_an_interrupted_upload_is_completed(project: Path, index: PackageIndex) -> None:
    """The file that is there stays; the missing one is uploaded."""
    publish(project, index.address)
    (wheel,) = index.folder.glob("*.whl")
    wheel.unlink()

    published = publish(project, index.address)

    assert (wheel.name,) == published.uploaded
    assert 1 == len(published.unchanged)
    assert wheel.is_file()


def test_the_address_of_the_list_is_understood(project: Path, index: PackageIndex) -> None:
    """An address copied from an installer's settings ends with /simple/."""
    publish(project, index.address + "simple/")

    assert 2 == len(index.files())


def test_credentials_may_come_from_a_netrc_file(
    project: Path, index: PackageIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for pip and for git."""
    monkeypatch.delenv("TWINE_USERNAME")
    monkeypatch.delenv("TWINE_PASSWORD")
    (tmp_path / "netrc").write_text(f'machine 127.0.0.1 login {USER} password "{SECRET}"\n')
    (tmp_path / "netrc").chmod(0o600)

    publish(project, index.address)

    assert 2 == len(index.files())


@pytest.mark.parametrize("password", ["wrong", None])
def test_bad_credentials_are_one_line_without_them(
    project: Path, index: PackageIndex, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    """Wrong ones and missing ones."""
    if password:
        monkeypatch.setenv("TWINE_PASSWORD", password)
    else:
        monkeypatch.delenv("TWINE_USERNAME")
        monkeypatch.delenv("TWINE_PASSWORD")

    with pytest.raises(PublishError) as refused:
        publish(project, index.address)

    status = 403 if password else 401
    assert f"{index.address} does not let you in ({status}); check TWINE_USERNAME and TWINE_PASSWORD." == str(
        refused.value
    )
    assert [] == index.files()


def test_an_index_that_is_not_there_is_one_line(project: Path) -> None:
    """Nothing listens on the discard port."""
    with pytest.raises(PublishError, match=r"^http://127\.0\.0\.1:9/ cannot be reached\.$"):
        publish(project, "http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "address",
    ["", "packages", "ftp://packages.example.com/", "https://", "file:///packages", "http://[::1/", "https://h/?x=1"],
)
def test_an_address_that_is_none_is_refused(project: Path, address: str) -> None:
    """Before anything is built."""
    with pytest.raises(PublishError, match=r"an address such as https://packages\.example\.com/team/\.$"):
        publish(project, address)


def test_an_address_with_credentials_is_refused_without_repeating_them(project: Path) -> None:
    """An address ends up in logs and in the history of a shell."""
    with pytest.raises(PublishError) as refused:
        publish(project, "https://publisher:hunter2@packages.example.com/")

    assert "The index's address holds credentials; give them in TWINE_USERNAME and TWINE_PASSWORD." == str(
        refused.value
    )


def test_credentials_are_never_printed(
    project: Path, index: PackageIndex, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither on the screen nor in the log, at any level."""
    caplog.set_level("DEBUG")

    said = str(publish(project, index.address))

    printed = capfd.readouterr()
    assert ("", "") == (printed.out, printed.err)
    assert SECRET not in said + caplog.text
