import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import gettempdir

import pytest

from okrkit.errors import OkrError
from okrkit.reading.events import YamlError, read_data
from okrkit.reading.folder import Folder, find_workspace
from okrkit.reading.load import load
from okrkit.reading.tree import Tree, blob_id


def written(root: Path, **files: str) -> Path:
    for path, text in files.items():
        place = root / path.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.with_name(f"{place.name}.yaml").write_text(text)
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "okrs", okrs="version: 1\n", teams__payments="team: payments\n", company="team: company\n")


def paths(tree: Tree) -> list[str]:
    return [text.path for text in tree.texts()]


def refused(tree: Tree) -> dict[str, str]:
    assert all(finding.rule == "unsafe-path" and finding.severity == "error" and finding.help for finding in tree.refused)
    return {finding.address.path: finding.message for finding in tree.refused}


def test_the_yaml_files_below_the_root_are_its_texts(root: Path) -> None:
    (root / "teams" / "growth.yml").write_bytes(b"\xef\xbb\xbfteam: growth\r\n")
    (root / "README.md").write_text("# Our plan\n")
    (root / "teams" / "yaml").write_text("")
    folder = Folder(root)
    texts = {text.path: text for text in folder.texts()}
    assert list(texts) == ["company.yaml", "okrs.yaml", "teams/growth.yml", "teams/payments.yaml"]
    growth = texts["teams/growth.yml"]
    assert growth.data == b"\xef\xbb\xbfteam: growth\r\n", "bytes are kept as they are"
    assert growth.blob == blob_id(growth.data)
    assert folder.name == "okrs"
    assert folder.refused == ()


def test_a_blob_is_named_as_git_names_it(root: Path) -> None:
    (text,) = [text for text in Folder(root).texts() if text.path == "company.yaml"]
    named = subprocess.run(["git", "hash-object", root / "company.yaml"], capture_output=True, text=True, check=True)
    assert text.blob == named.stdout.strip()


def test_paths_are_sorted_as_text(root: Path) -> None:
    written(root, **{"a__z": "", "a-b__c": "", "a__b__c": "", "B": "", "ä": ""})
    assert paths(Folder(root)) == sorted(paths(Folder(root)))
    assert paths(Folder(root))[:2] == ["B.yaml", "a-b/c.yaml"]


def test_hidden_files_and_folders_are_left_out(root: Path) -> None:
    written(root, **{".hidden": "", ".git__config": "", "teams__.draft": "", "teams__.old__payments": ""})
    assert paths(Folder(root)) == ["company.yaml", "okrs.yaml", "teams/payments.yaml"]
    assert Folder(root).refused == ()


def test_a_folder_can_be_named_by_text_and_relatively(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert paths(Folder(".")) == paths(Folder(str(root)))
    assert Folder(".").name == "okrs"


def test_all_texts_are_of_one_moment(root: Path) -> None:
    folder = Folder(root)
    before = list(folder.texts())
    (root / "company.yaml").write_text("team: other\n")
    assert list(folder.texts()) == before
    assert list(Folder(root).texts()) != before


def test_links_that_leave_the_workspace_are_refused(root: Path, tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", secret="password: x\n")
    (root / "out.yaml").symlink_to(tmp_path / "elsewhere" / "secret.yaml")
    (root / "relative.yaml").symlink_to("../elsewhere/secret.yaml")
    (root / "absent.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (root / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (root / "notes.txt").symlink_to("/etc/hostname")
    (root / "okrs-two").symlink_to(tmp_path)
    assert refused(Folder(root)) == dict.fromkeys(
        ["absent.yaml", "folder", "out.yaml", "relative.yaml"], "this link leaves the workspace"
    ) | {"okrs-two": "this link leads back to a folder that it is in"}
    assert paths(Folder(root)) == ["company.yaml", "okrs.yaml", "teams/payments.yaml"]


def test_a_neighbour_with_a_longer_name_is_outside(root: Path, tmp_path: Path) -> None:
    written(tmp_path / "okrs-private", plan="x: y\n")
    (root / "plan.yaml").symlink_to("../okrs-private/plan.yaml")
    assert refused(Folder(root)) == {"plan.yaml": "this link leaves the workspace"}


def test_links_to_hidden_places_are_refused(root: Path) -> None:
    written(root, **{".git__config": "token: x\n"})
    (root / "config.yaml").symlink_to(".git/config.yaml")
    assert refused(Folder(root)) == {"config.yaml": "this link leads to a hidden place"}


def test_a_link_to_a_file_of_the_workspace_is_read_like_a_file(root: Path) -> None:
    (root / "teams" / "again.yaml").symlink_to("../company.yaml")
    (root / "shown.txt").write_text("team: shown\n")
    (root / "shown.yaml").symlink_to("shown.txt")
    texts = {text.path: text.data for text in Folder(root).texts()}
    assert texts["teams/again.yaml"] == texts["company.yaml"]
    assert texts["shown.yaml"] == b"team: shown\n"
    assert Folder(root).refused == ()


def test_a_link_to_a_folder_of_the_workspace_is_not_followed(root: Path) -> None:
    (root / "crew").symlink_to("teams", target_is_directory=True)
    assert paths(Folder(root)) == ["company.yaml", "okrs.yaml", "teams/payments.yaml"]
    assert Folder(root).refused == ()


def test_links_that_run_in_a_circle_are_refused(root: Path) -> None:
    (root / "teams" / "up").symlink_to("..", target_is_directory=True)
    (root / "teams" / "here").symlink_to(".", target_is_directory=True)
    (root / "self.yaml").symlink_to("self.yaml")
    (root / "ping").symlink_to("pong")
    (root / "pong").symlink_to("ping")
    answers = refused(Folder(root))
    assert answers.pop("self.yaml").startswith(("this link leads to itself", "this file cannot be read"))
    back = "this link leads back to a folder that it is in"
    assert {path: answers[path] for path in ("teams/here", "teams/up")} == {"teams/here": back, "teams/up": back}
    assert paths(Folder(root)) == ["company.yaml", "okrs.yaml", "teams/payments.yaml"]


def test_the_root_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root, target_is_directory=True)
    assert paths(Folder(tmp_path / "link")) == paths(Folder(root))
    assert Folder(tmp_path / "link").refused == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\xff.yaml", "a\\udcff.yaml"),
        (b"a\nb.yaml", "a\\nb.yaml"),
        (b"\x1b[2J.yaml", "\\x1b[2J.yaml"),
        ("\u202egnp.yaml".encode(), "\\u202egnp.yaml"),
        (b"team\x07s/a.yaml", "team\\x07s"),
        (b"t\xe9am/a.yaml", "t\\udce9am"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused_and_escaped(root: Path, name: bytes, shown: str) -> None:
    place = os.path.join(os.fsencode(root), name)  # noqa: PTH118 (paths of bytes)
    os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
    with open(place, "w") as file:  # noqa: PTH123
        file.write("team: x\n")
    assert refused(Folder(root)) == {shown: "this name is not readable text"}
    assert paths(Folder(root)) == ["company.yaml", "okrs.yaml", "teams/payments.yaml"]


def test_names_of_other_languages_are_names(root: Path) -> None:
    written(root, **{"équipe": "", "支払い__目標 1": ""})
    assert "équipe.yaml" in paths(Folder(root))
    assert "支払い/目標 1.yaml" in paths(Folder(root))


def test_a_name_that_is_no_texts_may_be_odd(root: Path) -> None:
    (root / "a\nb.txt").write_text("")
    assert Folder(root).refused == ()


def test_a_large_file_is_not_read_whole(root: Path) -> None:
    with (root / "large.yaml").open("wb") as file:
        file.truncate(1 << 40)
    (large,) = [text for text in Folder(root).texts() if text.path == "large.yaml"]
    assert len(large.data) == (1 << 20) + 1
    with pytest.raises(YamlError, match="larger than 1 MiB"):
        read_data(large.data)


def test_what_has_the_name_of_a_text_and_is_none_is_refused(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(root)  # the path of a socket has to be short
        listening.bind("socket.yaml")
        os.chdir(here)
    (root / "linked.yaml").symlink_to("pipe.yaml")
    assert refused(Folder(root)) == dict.fromkeys(
        ["linked.yaml", "pipe.yaml", "socket.yaml"], "this has the name of a text but is none"
    )


def test_a_folder_may_have_the_name_of_a_text(root: Path) -> None:
    written(root, **{"old.yaml__plan": "team: old\n"})
    assert "old.yaml/plan.yaml" in paths(Folder(root))


UNREADABLE = """
import os, sys
from okrkit.reading.folder import Folder
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
folder = Folder(sys.argv[1])
refused = sorted((finding.address.path, finding.message) for finding in folder.refused)
print([text.path for text in folder.texts()], refused, folder.read("x/y.json"))
"""


def test_what_may_not_be_read_is_a_finding(root: Path) -> None:
    for above in (root, *root.parents):
        if Path(gettempdir()) in above.parents:
            above.chmod(0o755)  # pytest's own folders are closed to others, and root has to become somebody else
    (root / "x").mkdir()
    (root / "x" / "y.json").write_text("{}")
    (root / "company.yaml").chmod(0)
    (root / "teams").chmod(0)
    (root / "x" / "y.json").chmod(0)
    # An interpreter of root's may be closed to others, so everything is imported before the user changes.
    done = subprocess.run([sys.executable, "-c", UNREADABLE, root], capture_output=True, text=True, check=False)
    (root / "teams").chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.strip() == (
        "['okrs.yaml'] [('company.yaml', 'this file cannot be read: permission denied'), "
        "('teams', 'this folder cannot be read: permission denied')] None"
    )


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert paths(Folder(tmp_path / "nowhere")) == []
    assert refused(Folder(tmp_path / "nowhere")) == {".": "this folder cannot be read: no such file or directory"}


def test_another_file_can_be_read_by_its_path(root: Path) -> None:
    (root / "schemas").mkdir()
    (root / "schemas" / "custom.json").write_text("{}")
    assert Folder(root).read("schemas/custom.json") == b"{}"
    assert Folder(root).read("schemas/../schemas/custom.json") == b"{}"
    assert Folder(root).read("schemas/other.json") is None
    assert Folder(root).read("schemas") is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../outside.json",
        "teams/../../outside.json",
        "/etc/hostname",
        "link.json",
        "teams/link.json",
        ".hidden.json",
        "a\0b",
        "x" * 5000,
        "~/outside.json",
    ],
)
def test_no_path_leads_out_of_the_workspace(root: Path, tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.json").write_text("{}")
    (root / ".hidden.json").write_text("{}")
    (root / "link.json").symlink_to("../outside.json")
    (root / "teams" / "link.json").symlink_to("/etc/hostname")
    assert Folder(root).read(path) is None


def test_a_thousand_files_take_no_time(root: Path) -> None:
    for number in range(1000):
        written(root, **{f"teams__t{number % 100}__q{number}": f"team: t{number}\n" + "# filler\n" * 400})
    started = time.perf_counter()
    assert len(list(Folder(root).texts())) == 1003
    assert time.perf_counter() - started < 5, "it takes a tenth of a second"


def test_the_workspace_is_found_upward(root: Path) -> None:
    assert find_workspace(root) == root
    assert find_workspace(root / "teams") == root


def test_the_workspace_is_found_in_okrs(root: Path) -> None:
    assert find_workspace(root.parent) == root
    (root.parent / "src" / "parser").mkdir(parents=True)
    assert find_workspace(root.parent / "src" / "parser") == root, "also from elsewhere in the same repository"


def test_a_workspace_file_that_is_refused_says_why(root: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "okrs.yaml").symlink_to(root / "okrs.yaml")
    with pytest.raises(OkrError, match=r"okrs.yaml in linked cannot be read: this link leaves the workspace"):
        load(Folder(tmp_path / "linked"))


def test_the_nearest_workspace_is_found(root: Path) -> None:
    inner = written(root / "teams" / "okrs", okrs="version: 1\n")
    assert find_workspace(inner) == inner
    assert find_workspace(root / "teams") == root, "upward comes first"


def test_the_workspace_is_found_from_a_relative_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "teams")
    assert find_workspace(Path()) == root
    assert find_workspace(Path("..")) == root


def test_where_there_is_no_workspace_the_error_says_where_was_looked(tmp_path: Path) -> None:
    with pytest.raises(OkrError) as caught:
        find_workspace(tmp_path)
    assert caught.value.message == f"there is no okrs.yaml in {tmp_path}, in a folder above it, or in a folder okrs of these"
    assert "okr demo DIR" in caught.value.help


def test_a_start_that_is_no_folder_is_an_error(tmp_path: Path, root: Path) -> None:
    with pytest.raises(OkrError, match="does not exist"):
        find_workspace(tmp_path / "nowhere")
    with pytest.raises(OkrError, match="is not a folder"):
        find_workspace(root / "okrs.yaml")
