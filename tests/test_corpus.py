"""Which plans and files a corpus holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.corpus import find_plans, list_files, media_type
from pipeline.errors import CorpusError


def lay_out(folder: Path, files: list[str]) -> Path:
    for file in files:
        path = folder / "corpus" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title = 'x'" if path.name == "plan.toml" else f"content of {file}")
    (folder / "corpus").mkdir(exist_ok=True)
    return folder / "corpus"


LAYOUTS = [
    (["b/x.md", "a/z.md", "a/y.md"], {"a": ["a/y.md", "a/z.md"], "b": ["b/x.md"]}),
    (["x.md", "y.md"], {"corpus": ["x.md", "y.md"]}),
    (["x.md", "plan.toml", "2024/y.md"], {"corpus": ["2024/y.md", "x.md"]}),
    (["readme.md", "a/y.md"], {"a": ["a/y.md"], "corpus": ["readme.md"]}),
    (["a/2024/x.md", "a/2025/x.md"], {"a": ["a/2024/x.md", "a/2025/x.md"]}),
    (["a/x.md", "a/.git/config", ".cache/x", "b/.DS_Store"], {"a": ["a/x.md"]}),
    (["a/x.md", "a/judgements.toml", "a/plan.toml"], {"a": ["a/x.md"]}),
]


@pytest.mark.parametrize(("files", "plans"), LAYOUTS)
def test_layouts(tmp_path: Path, files: list[str], plans: dict[str, list[str]]) -> None:
    found = find_plans(lay_out(tmp_path, files))
    assert {plan.info.plan_id: [source.file for source in plan.files] for plan in found} == plans
    assert [plan.info.plan_id for plan in found] == sorted(plans)


def test_what_is_no_release_is_told(tmp_path: Path) -> None:
    (plan,) = find_plans(lay_out(tmp_path, ["a/x.md", "a/~$x.docx", "a/.hidden.md", "a/x.md~", "a/Thumbs.db"]))
    assert plan.ignored == ("a/.hidden.md", "a/Thumbs.db", "a/x.md~", "a/~$x.docx")


def test_files_of_plan_toml_are_named_as_in_the_corpus(tmp_path: Path) -> None:
    corpus = lay_out(tmp_path, ["a/x.md"])
    (corpus / "a/plan.toml").write_text('[[release]]\nfile = "gone.md"\n[[release]]\nfile = "x.md"\nedition = "2024"')
    (plan,) = find_plans(corpus)
    assert [release.file for release in plan.info.releases] == ["a/gone.md", "a/x.md"]
    assert [(source.file, source.info and source.info.edition) for source in plan.files] == [
        ("a/gone.md", None),
        ("a/x.md", "2024"),
    ]
    assert list_files([plan], 100)["a/gone.md"].error == "not there, though plan.toml lists it"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "holds no releases"),
        (["a/.hidden"], "holds no releases"),
        (["x.md", "corpus/y.md"], "loose files beside a folder of its own name"),
    ],
)
def test_no_corpus(tmp_path: Path, files: list[str], message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        find_plans(lay_out(tmp_path, files))


def test_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match="does not exist"):
        find_plans(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match="is not a folder"):
        find_plans(tmp_path / "file")


def test_special_files_are_not_opened(tmp_path: Path) -> None:
    corpus = lay_out(tmp_path, ["a/big.md", "a/x.md", "a/y.md"])
    (corpus / "a/big.md").write_text("0" * 101)
    (corpus / "a/y.md").write_text((corpus / "a/x.md").read_text())
    os.mkfifo(corpus / "a/pipe.md")
    (corpus / "a/link.md").symlink_to("nowhere.md")
    (corpus / "a/loop").symlink_to(corpus / "a")
    plans = find_plans(corpus)
    listed = list_files(plans, 100)
    assert plans[0].ignored == ("a/loop",)
    assert {file: item.error for file, item in listed.items()} == {
        "a/big.md": "has 101 bytes, more than 100 (limit max_file_bytes)",
        "a/link.md": "a link to nothing",
        "a/pipe.md": "not a regular file",
        "a/x.md": None,
        "a/y.md": None,
    }
    assert listed["a/y.md"].twin == "a/x.md"
    assert not listed["a/y.md"].to_read


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    corpus = lay_out(tmp_path, ["a/x.md"])
    Path(os.fsdecode(os.fsencode(corpus) + b"/a/caf\xe9.md")).write_text("x")
    (plan,) = find_plans(corpus)
    assert [source.file for source in plan.files] == ["a/caf\ufffd.md", "a/x.md"]


@pytest.mark.parametrize(("file", "expected"), [("a.MD", "text/markdown"), ("b.odt", "application/octet-stream")])
def test_media_type(file: str, expected: str) -> None:
    assert media_type(file) == expected
