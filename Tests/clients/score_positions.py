#!/usr/bin/env python3
"""Who holds which office where: what `broadsheet tag --format json` says against labels made by hand.

usage: score_positions.py BROADSHEET SHARED [--list]

The labels are in Tests/ExtractTests/LocalNews/positions.jsonl: the seed page and articles of the shared news by their ids.
A position is right if person, office and organisation are.
"""
import gzip
import json
import lzma
import pathlib
import subprocess
import sys

broadsheet, shared = sys.argv[1], pathlib.Path(sys.argv[2])
labels = pathlib.Path(__file__).parent.parent / "ExtractTests/LocalNews/positions.jsonl"

articles = {}
with gzip.open(shared / "data/articles/news-2022-2024.jsonl.gz", "rt", encoding="utf-8") as lines:
    for line in lines:
        article = json.loads(line)
        articles[article["id"]] = article["paragraphs"]
with lzma.open(shared / "data/ner/seedpage.dev.tsv.xz", "rt", encoding="utf-8") as lines:
    sentences = lines.read().strip("\n").split("\n\n")
    articles["seedpage"] = ["".join(row.split("\t")[0] for row in s.split("\n")) for s in sentences]

gold = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
text = "\n".join("\n".join(p.replace("\n", " ") for p in articles[g["id"]] if p) + "\n" for g in gold)
output = subprocess.run(
    [broadsheet, "tag", "--format", "json", "--region", "离石区"], input=text, capture_output=True, text=True, check=True)
rows = [json.loads(line) for line in output.stdout.splitlines()]
assert len(rows) == len(gold), f"{len(gold)} articles went in, {len(rows)} came out"

right = found = wanted = 0
for labelled, row in zip(gold, rows):
    expected = {(p["person"], p["office"], p["organisation"]) for p in labelled["pairs"]}
    given = {
        (e["name"], p["office"], p["organisation"])
        for e in row["entities"] if e["type"] == "person" for p in e["positions"] if p["office"]
    }
    right += len(expected & given)
    found += len(given)
    wanted += len(expected)
    if "--list" in sys.argv:
        for mark, positions in (("-", expected - given), ("+", given - expected)):
            for position in sorted(positions):
                print(labelled["id"], mark, *position)
print(f"positions: precision {right / found:.3f} recall {right / wanted:.3f} F1 {2 * right / (found + wanted):.3f}, {wanted} labelled")
