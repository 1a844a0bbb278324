"""The translations of the window: extract the sentences, list and fill what is missing, compile, check.

    python tools/translations.py extract            # after adding or changing tr() strings
    python tools/translations.py missing > todo.json
    python tools/translations.py fill todo.json     # {language: {context: {source: translation or [one, several]}}}
    python tools/translations.py compile            # writes the .qm files, which are committed
    python tools/translations.py check              # exit 1 when one is missing, unfinished, stale or not compiled

French is the source language: ``app_fr.ts`` only holds the plurals, ``app_en.ts`` everything.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "mediator_app" / "desktop"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"fr": ["-pluralonly"], "en": []}

Wanted = dict[str, dict[str, dict[str, str | list[str]]]]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 1 when ``check`` finds something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["extract", "missing", "fill", "compile", "check"])
    parser.add_argument("file", nargs="?", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "extract":
        extract(FOLDER)
    elif chosen.command == "missing":
        print(json.dumps(missing(FOLDER), ensure_ascii=False, indent=1))
    elif chosen.command == "fill":
        fill(FOLDER, json.loads(chosen.file.read_text("utf-8")))
    elif chosen.command == "compile":
        compile_all(FOLDER)
    else:
        problems = check(FOLDER)
        print("\n".join(problems) or "translations: complete")
        return 1 if problems else 0
    return 0


def extract(folder: Path) -> None:
    """Bring the .ts files of ``folder`` up to the sources: new sentences come unfinished, vanished ones go."""
    sources = sorted(str(path) for path in SOURCES.rglob("*.py"))
    for language, options in LANGUAGES.items():
        _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "fr_FR",
             "-disable-heuristic", "similartext", "-target-language", language, *options, *sources,
             "-ts", str(folder / f"app_{language}.ts"))  # fmt: skip


def missing(folder: Path) -> Wanted:
    """What is still to translate, in the shape that ``fill`` takes; a sentence with a count wants its two forms."""
    wanted: Wanted = {}
    for language in LANGUAGES:
        for context, message in _messages(folder / f"app_{language}.ts"):
            if not _is_finished(message):
                forms: str | list[str] = ["", ""] if message.get("numerus") == "yes" else ""
                wanted.setdefault(language, {}).setdefault(context, {})[message.findtext("source", "")] = forms
    return wanted


def fill(folder: Path, translations: Wanted) -> None:
    """Write translations into the .ts files; KeyError for a sentence that they do not have."""
    for language, contexts in translations.items():
        path = folder / f"app_{language}.ts"
        tree = ET.parse(path)
        places = {(context, message.findtext("source", "")): message for context, message in _in(tree)}
        for context, sentences in contexts.items():
            for source, translation in sentences.items():
                _write(places[context, source], translation)
        _save(tree, path)


def compile_all(folder: Path) -> None:
    """Write the .qm beside each .ts; put in place whole, since a running window may have the former one mapped.

    Counts are written as the language does (« 1 248 »): Qt asks for ``%Ln`` there, sentences keep the shorter ``%n``.
    """
    for language in LANGUAGES:
        tree = ET.parse(folder / f"app_{language}.ts")
        for form in tree.iter("numerusform"):
            form.text = (form.text or "").replace("%n", "%Ln")
        counted, made = folder / f"app_{language}.counted.ts", folder / f"app_{language}.qm.new"
        _save(tree, counted)
        _run("lrelease", "-silent", str(counted), "-qm", str(made))
        counted.unlink()
        made.replace(folder / f"app_{language}.qm")


def check(folder: Path) -> list[str]:
    """What is missing, unfinished, stale or not compiled, one line each; empty when all is well."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for path in folder.glob("app_*.ts"):
            shutil.copy(path, fresh)
        extract(fresh)
        problems = [line for language in LANGUAGES for line in _differences(folder, fresh, f"app_{language}.ts")]
        compile_all(fresh)
        for language in LANGUAGES:
            compiled = folder / f"app_{language}.qm"
            if not compiled.exists() or compiled.read_bytes() != (fresh / compiled.name).read_bytes():
                problems.append(f"not compiled: {compiled.name}")
    return problems


def _differences(folder: Path, fresh: Path, name: str) -> Iterator[str]:
    kept = {(context, message.findtext("source", "")) for context, message in _messages(folder / name)}
    wanted = {(context, message.findtext("source", "")): message for context, message in _messages(fresh / name)}
    for context, source in sorted(kept - wanted.keys()):
        yield f"stale: {name}: {context}: {source}"
    for (context, source), message in wanted.items():
        if (context, source) not in kept:
            yield f"missing: {name}: {context}: {source}"
        elif not _is_finished(message):
            yield f"unfinished: {name}: {context}: {source}"


def _messages(path: Path) -> list[tuple[str, ET.Element]]:
    return list(_in(ET.parse(path))) if path.exists() else []


def _in(tree: ET.ElementTree[ET.Element]) -> Iterator[tuple[str, ET.Element]]:
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return False
    forms = translation.findall("numerusform")
    return all(form.text for form in forms) if forms else bool(translation.text)


def _write(message: ET.Element, translation: str | list[str]) -> None:
    place = message.find("translation")
    assert place is not None
    place.attrib.pop("type", None)
    if isinstance(translation, str):
        place.text = translation
        return
    for form in place.findall("numerusform"):
        place.remove(form)
    for text in translation:
        ET.SubElement(place, "numerusform").text = text


def _save(tree: ET.ElementTree[ET.Element], path: Path) -> None:
    body = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools that come in the PySide6 wheel; RuntimeError with what it said when it fails."""
    folder = Path(PySide6.__file__).parent
    program = next(path for path in (folder / tool, folder / f"{tool}.exe") if path.exists())
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
