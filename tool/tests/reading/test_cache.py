import json
import os
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from okrkit.reading import store
from okrkit.reading.cache import Cache

VALUES = {"a": {"b": [1, 2.5, None, True, "é\u2028😀\ud800"]}, "empty": {}, "": "", "long" * 500: ["x"] * 1000}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "caches" / "okrkit"


def stored(folder: Path) -> Path:
    return folder / "cache.sqlite3"


def keep(folder: Path, namespace: str = "n", **values: object) -> None:
    with Cache.open(folder) as cache:
        cache.put_many(namespace, values or {"a": 1})  # type: ignore[arg-type]


def known(folder: Path, *keys: str, namespace: str = "n") -> dict[str, object]:
    with Cache.open(folder) as cache:
        return cache.get_many(namespace, keys or ("a",))  # type: ignore[return-value]


def test_values_come_back_as_they_were(folder: Path) -> None:
    keep(folder, **VALUES)
    assert known(folder, *VALUES, "unknown") == VALUES
    assert json.dumps(known(folder, *VALUES)) == json.dumps(VALUES), "1 and 1.0 are not the same"


def test_namespaces_do_not_see_each_other(folder: Path) -> None:
    keep(folder, "parses/1", a=1)
    keep(folder, "parses/2", a=2)
    assert known(folder, namespace="parses/1") == {"a": 1}
    assert known(folder, namespace="parses/2") == {"a": 2}
    assert known(folder, namespace="parses/3") == {}
    assert known(folder, "1/a", namespace="parses") == {}


def test_a_value_can_be_replaced(folder: Path) -> None:
    with Cache.open(folder) as cache:
        cache.put_many("n", {"a": 1})
        cache.put_many("n", {"a": [2]})
        assert cache.get_many("n", ["a", "a"]) == {"a": [2]}


def test_thousands_of_keys_are_answered_at_once(folder: Path) -> None:
    values = {f"{number:040x}": [number, "x" * 100] for number in range(8_000)}
    with Cache.open(folder) as cache:
        cache.put_many("n", values)
        started = time.perf_counter()
        assert cache.get_many("n", (key for key in values)) == values
    assert time.perf_counter() - started < 5, "it takes a tenth of a second"


def test_only_its_owner_can_look_into_it(folder: Path) -> None:
    keep(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(stored(folder).stat().st_mode) == 0o600


def corrupted(folder: Path) -> None:
    data = bytearray(stored(folder).read_bytes())
    for start in range(100, len(data), 64):
        data[start] ^= 0xFF
    stored(folder).write_bytes(data)


def truncated(folder: Path) -> None:
    stored(folder).write_bytes(stored(folder).read_bytes()[:5000])


def not_a_database(folder: Path) -> None:
    stored(folder).write_bytes(b"team: payments\n" * 1000)


def another_schema(folder: Path) -> None:
    stored(folder).unlink()
    with sqlite3.connect(stored(folder)) as database:
        database.execute("CREATE TABLE entry (namespace TEXT, key TEXT, value BLOB)")


def an_older_shape(folder: Path) -> None:
    with sqlite3.connect(stored(folder)) as database:
        database.execute("PRAGMA user_version = 99")


def without_its_table(folder: Path) -> None:
    with sqlite3.connect(stored(folder)) as database:
        database.execute("DROP TABLE entry")


def emptied(folder: Path) -> None:
    stored(folder).write_bytes(b"")


@pytest.mark.parametrize(
    "damage", [corrupted, truncated, not_a_database, another_schema, an_older_shape, without_its_table, emptied]
)
def test_a_damaged_or_foreign_store_is_replaced(folder: Path, damage: object) -> None:
    keep(folder, **{f"k{number}": ["x" * 200] for number in range(500)})
    damage(folder)  # type: ignore[operator]
    assert all(value == ["x" * 200] for value in known(folder, *(f"k{number}" for number in range(500))).values())
    keep(folder, a=2)
    keep(folder, b=3)
    assert known(folder, "a", "b") == {"a": 2, "b": 3}


def test_a_store_that_is_damaged_while_it_is_open_is_replaced(folder: Path) -> None:
    with Cache.open(folder) as cache:
        cache.put_many("n", {f"k{number}": ["x" * 2000] for number in range(2000)})
        without_its_table(folder)
        assert cache.get_many("n", ["k1"]) == {}
        cache.put_many("n", {"a": 1})
        assert cache.get_many("n", ["a"]) == {"a": 1}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET value = CAST('[2]' AS BLOB)",
        "UPDATE entry SET value = CAST('[' AS BLOB)",
        "UPDATE entry SET value = NULL WHERE 0 OR checksum = x'00'; UPDATE entry SET value = 1",
        "UPDATE entry SET value = 'text'",
        "UPDATE entry SET checksum = x'00'",
        "UPDATE entry SET name = randomblob(20)",
    ],
)
def test_a_value_that_is_not_what_was_written_is_unknown(folder: Path, change: str) -> None:
    keep(folder, a=[1])
    with sqlite3.connect(stored(folder)) as database:
        database.executescript(change)
    assert known(folder) == {}


def test_a_value_of_another_key_is_unknown(folder: Path) -> None:
    keep(folder, a=[1], b=[2])
    with sqlite3.connect(stored(folder)) as database:
        (first, second) = database.execute("SELECT checksum, value FROM entry ORDER BY number").fetchall()
        database.execute("UPDATE entry SET checksum = ?, value = ? WHERE checksum = ?", (*second, first[0]))
    assert known(folder, "a", "b") == {"b": [2]}


@pytest.mark.parametrize("place", ["a file", "below a file", "in /proc", "a null"])
def test_where_there_can_be_no_store_nothing_is_kept_and_nothing_said(tmp_path: Path, place: str) -> None:
    (tmp_path / "taken").write_text("")
    folders = {
        "a file": tmp_path / "taken",
        "below a file": tmp_path / "taken" / "okrkit",
        "in /proc": Path("/proc/okrkit"),
        "a null": Path("/dev/null"),
    }
    keep(folders[place])
    assert known(folders[place]) == {}


def test_a_folder_in_the_place_of_the_store_is_left_alone(folder: Path) -> None:
    stored(folder).mkdir(parents=True)
    keep(folder)
    assert known(folder) == {}
    assert stored(folder).is_dir()


def test_a_store_that_cannot_be_written_is_still_read(folder: Path) -> None:
    keep(folder, a=1)
    # Root may write anywhere, so the database itself has to say no: another process holds it.
    with sqlite3.connect(stored(folder), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with Cache.open(folder) as cache:
            cache.put_many("n", {"b": 2})
            assert cache.get_many("n", ["a", "b"]) == {"a": 1}
    keep(folder, b=2)
    assert known(folder, "a", "b") == {"a": 1, "b": 2}


def test_a_full_disk_loses_values_and_nothing_else(folder: Path) -> None:
    keep(folder, a=1)
    with Cache.open(folder) as cache:
        assert cache._connection
        cache._connection.execute("PRAGMA max_page_count = 10")
        cache.put_many("n", {f"k{number}": "x" * 1000 for number in range(1000)})
        assert cache.get_many("n", ["a", "k1"]) == {"a": 1}


FILL = """
import sys
from pathlib import Path
from okrkit.reading.cache import Cache
for number in range(20):
    with Cache.open(Path(sys.argv[1])) as cache:
        cache.put_many("n", {f"{sys.argv[2]}{number}": [sys.argv[2], number] * 100})
"""


def test_processes_can_write_at_once(folder: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", FILL, str(folder), name]) for name in "abc"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    names = [f"{name}{number}" for name in "abc" for number in range(20)]
    assert list(known(folder, *names)) == names


def test_a_process_that_dies_while_writing_harms_nothing(folder: Path) -> None:
    keep(folder, a=1)
    script = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        "db.executemany('INSERT INTO entry (name, checksum, value) VALUES (?, ?, ?)',"
        " ((os.urandom(20), b'', b'x' * 4000) for _ in range(500)))\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(stored(folder))], check=False).returncode == 9
    assert known(folder) == {"a": 1}
    keep(folder, b=2)
    assert known(folder, "a", "b") == {"a": 1, "b": 2}


def test_the_older_half_makes_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 1 << 20)
    with Cache.open(folder) as cache:
        for number in range(100):
            cache.put_many("n", {f"k{number}": "x" * 40_000})
        left = cache.get_many("n", [f"k{number}" for number in range(100)])
    assert "k99" in left
    assert "k0" not in left
    assert 10 < len(left) < 30
    assert stored(folder).stat().st_size < 2 << 20


def opened_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Path | None:
    for name in ("OKRKIT_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with Cache.open() as cache:
        cache.put_many("n", {"a": 1})
        return cache._path if cache.get_many("n", ["a"]) else None


def test_the_environment_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, caches, chosen = (str(tmp_path / name) for name in ("home", "caches", "chosen"))
    assert opened_with(monkeypatch, HOME=home) == Path(home, ".cache", "okrkit", "cache.sqlite3")
    assert opened_with(monkeypatch, HOME=home, XDG_CACHE_HOME=caches) == Path(caches, "okrkit", "cache.sqlite3")
    assert opened_with(monkeypatch, HOME=home, XDG_CACHE_HOME="relative") == Path(home, ".cache", "okrkit", "cache.sqlite3")
    assert opened_with(monkeypatch, HOME=home, XDG_CACHE_HOME=caches, OKRKIT_CACHE=chosen) == Path(chosen, "cache.sqlite3")


@pytest.mark.parametrize("switch", ["off", "OFF", " off "])
def test_the_environment_can_turn_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, switch: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert opened_with(monkeypatch, HOME=str(tmp_path), OKRKIT_CACHE=switch) is None
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_written_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened_with(monkeypatch, HOME="/proc/nobody") is None


def test_a_store_of_somebody_else_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder)
    monkeypatch.setattr(os, "geteuid", lambda: stored(folder).stat().st_uid + 1)
    assert known(folder) == {}
    assert stored(folder).exists()


def test_a_link_in_the_place_of_the_store_is_replaced_and_its_target_left_alone(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True)
    (tmp_path / "letter").write_text("Dear reader\n")
    stored(folder).symlink_to(tmp_path / "letter")
    keep(folder)
    assert known(folder) == {"a": 1}
    assert (tmp_path / "letter").read_text() == "Dear reader\n"


def test_a_closed_cache_knows_nothing(folder: Path) -> None:
    cache = Cache.open(folder)
    cache.put_many("n", {"a": 1})
    cache.close()
    cache.close()
    assert cache.get_many("n", ["a"]) == {}
    cache.put_many("n", {"a": 2})
    assert known(folder) == {"a": 1}
