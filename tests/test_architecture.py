"""The arrows between the folders, as rules that fail: who may import whom, where Qt and SQL may stand, no cycles."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mediator_app"
EVERYWHERE = {"errors", "config", "resources", "screens"}

MAY_IMPORT = {
    "domain": set(),
    "protocol": {"domain"},
    "storage": {"domain", "protocol"},
    "documents": {"domain"},
    "services": {"domain", "protocol", "storage", "documents"},
    "sync": {"domain", "protocol", "storage"},
    "server": {"domain", "protocol"},
    "demo": {"domain", "protocol", "storage", "services", "sync", "server", "documents"},
    "cli": {"domain", "protocol", "storage", "services", "sync", "documents", "demo", "desktop.application"},
    "desktop": {"domain", "protocol", "services", "documents", "sync.status", "cli.options"},
}
"""Folder → what of the package it may import besides itself. The window's composition has some doors more, below."""

COMPOSITION = {
    "desktop.centre": {"sync.enrolling", "sync.team", "sync.transport"},
    "desktop.parcels": {"sync.parcel_files", "sync.parcels"},
    "desktop.sender": {
        "sync.errands",
        "sync.conversation",
        "sync.engine",
        "sync.replica",
        "sync.replies",
        "sync.running",
        "sync.transport",
    },
    "desktop.opening": {
        "storage.backup",
        "storage.profile",
        "storage.keys",
        "demo.territory",
        "sync.enrolling",
        "sync.running",
    },
}
"""The modules of the window that put it together: what drives the engine, opens profiles, handles USB parcels."""

LIBRARIES = {
    "PySide6": {"desktop"},
    "shiboken6": {"desktop"},
    "requests": {"sync.transport"},
    "urllib3": {"sync.transport"},
    "sqlcipher3": {"storage.database"},
    "sqlite_utils": {"storage"},
    "sqlalchemy": {"server.store"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "rapidfuzz": {"domain.duplicates"},
    "dateutil": {"domain.rota", "domain.public_holidays"},
    "typst": {"documents.printing"},
    "segno": {"documents.qr_codes"},
    "pyrage": {"protocol.sealing"},
}
"""Library → where it may be imported. The domain needs nothing else than the standard library."""

SQL = ("SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA ")


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def modules() -> list[str]:
    """Every module of the package, named from inside it."""
    return sorted(_name(path) for path in PACKAGE.rglob("*.py"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """Every module that a module imports, wherever in it, typing included; own ones named from inside the package."""
    found: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def own_imports(module: str) -> set[str]:
    """The package's own modules among them."""
    known = set(modules())
    names = (name.removeprefix("mediator_app.") for name in imports_of(module) if name.startswith("mediator_app."))
    return {name for name in names if name in known and name != module}


@pytest.mark.parametrize("module", modules())
def test_module_imports_only_what_its_folder_may(module: str) -> None:
    folder = module.split(".", maxsplit=1)[0]
    if folder not in MAY_IMPORT:
        return
    allowed = MAY_IMPORT[folder] | EVERYWHERE | {folder} | COMPOSITION.get(module, set())
    strangers = [name for name in own_imports(module) if not _within(name, allowed)]
    assert not strangers


@pytest.mark.parametrize(("library", "places"), LIBRARIES.items())
def test_library_is_imported_only_where_it_may(library: str, places: set[str]) -> None:
    users = [name for name in modules() if any(_within(used, {library}) for used in imports_of(name))]
    assert [name for name in users if not _within(name, places)] == []


def test_domain_needs_the_standard_library_only() -> None:
    for module in (name for name in modules() if _within(name, {"domain"})):
        roots = {name.split(".")[0] for name in imports_of(module)} - {"mediator_app", "rapidfuzz", "dateutil"}
        assert roots <= sys.stdlib_module_names, module


def test_features_of_the_window_do_not_import_one_another() -> None:
    features = {path.parent.name for path in (PACKAGE / "desktop").glob("*/page.py")}
    for module in modules():
        feature = module.split(".")[1] if module.startswith("desktop.") else ""
        if feature in features:
            others = {f"desktop.{name}" for name in features - {feature}}
            assert not [name for name in own_imports(module) if _within(name, others)], module


def test_sql_stands_only_in_the_two_stores() -> None:
    strays = [name for name in modules() if _has_sql(name) and not _within(name, {"storage", "server.store"})]
    assert strays == []


def test_no_import_cycle_hidden_ones_included() -> None:
    graph = {name: own_imports(name) for name in modules()}
    assert list(_cycles(graph)) == []


def test_command_line_server_and_sync_load_no_qt() -> None:
    script = (
        "import sys, mediator_app.__main__, mediator_app.cli.main, mediator_app.server.__main__, mediator_app.sync.running\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_package_markers_stay_empty() -> None:
    filled = [path for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE and path.read_text().strip()]
    assert filled == []


@cache
def _tree(module: str) -> ast.Module:
    path = PACKAGE.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


def _within(name: str, places: set[str]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def _has_sql(module: str) -> bool:
    texts = (node.value for node in ast.walk(_tree(module)) if isinstance(node, ast.Constant))
    return any(isinstance(text, str) and text.lstrip().startswith(SQL) and len(text.split()) > 2 for text in texts)


def _cycles(graph: dict[str, set[str]]) -> Iterator[list[str]]:
    """Modules that reach themselves."""
    for start, first in graph.items():
        seen: set[str] = set()
        queue = list(first)
        while queue:
            name = queue.pop()
            if name == start:
                yield [start]
                break
            if name not in seen:
                seen.add(name)
                queue += graph.get(name, ())
