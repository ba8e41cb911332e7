#!/usr/bin/env python3
"""Loads the rows of a release with the readers that researchers use, each in the way the dataset's card shows, and
compares what they give back with what Python's own gzip and json read.

usage: load_rows.py RELEASE

Exit status: 0 all agree, 1 some reader fails or gives something else back.
"""

import datetime
import glob
import gzip
import json
import os
import sys

os.environ["HF_DATASETS_OFFLINE"] = os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"


def truth(release, kind):
    rows = []
    for path in files(release, kind):
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            rows += [json.loads(line) for line in lines]
    return {row_key(row): FACTS[kind](row) for row in rows}


def row_key(row):
    """The id of a row; a row of lineage has none, and is known by what became what."""
    return row["id"] if "id" in row else (row["relation"], *row["from"], "became", *row["to"])


def article_facts(row):
    """What a reader must give back unchanged, whatever its types for it."""
    return {
        "text": row["text"],
        "headline": row["headline"],
        "issue_number": row["issue_number"],
        "issue_date": day(row["issue_date"]),
        "page": int(row["page"]),
        "spans": [
            (mention["text"], int(mention["start"]), int(mention["end"]))
            for entity in as_list(row["entities"])
            for mention in as_list(entity["mentions"])
        ],
        "entities": [
            (entity["id"], entity["canonical"], entity["code"], entity["parent"], list(as_list(entity["candidates"])))
            for entity in as_list(row["entities"])
        ],
        "positions": [
            (position["office"], position["organisation"], position["organisation_id"])
            for entity in as_list(row["entities"])
            for position in as_list(entity["positions"])
        ],
        "values": [(str(time["value"]), time["text"]) for time in as_list(row["times"])],
    }


def entity_facts(row):
    return {
        "names": (row["name"], row["canonical"], row["type"], row["subtype"], row["code"], row["parent"], row["level"]),
        "positions": [
            (post["office"], post["organisation"], post["organisation_id"], int(post["articles"]), post["first_seen"], post["last_seen"])
            for post in as_list(row["positions"])
        ],
        "aliases": [(alias["text"], int(alias["mentions"])) for alias in as_list(row["aliases"])],
        "counts": (int(row["mentions"]), int(row["articles"])),
        "days": (day(row["first_seen"]), day(row["last_seen"])),
        "papers": list(as_list(row["papers"])),
    }


def issue_facts(row):
    return {
        "made_from": (row["paper"], row["paper_name"], row["edition"], day(row["issue_date"]), row["fingerprint"]),
        "made_with": [(part["part"], part["value"]) for part in as_list(row["made_with"])],
        "inputs": [(file["file"], file["sha256"]) for file in as_list(row["inputs"])],
        "counts": [int(row[name]) for name in ("pages", "articles", "furniture", "characters", "paragraphs", "entities")],
        "members": [
            (member["path"], int(member["bytes"]), member["sha256"], int(member["rows"])) for member in as_list(row["members"])
        ],
        "items": [
            (item["id"], item["kind"], int(item["version"]), item["content"], item["first_created"], item["created"], item["status"])
            for item in as_list(row["items"])
        ],
        "causes": [
            (list(as_list(item["fields"])), list(as_list(item["causes"])), list(as_list(item["evolved_from"])))
            for item in as_list(row["items"])
        ],
    }


def change_facts(row):
    return {
        "what": (row["issue"], row["kind"], list(as_list(row["fields"])), list(as_list(row["causes"]))),
        "versions": (int(row["version_before"]), int(row["version_after"])),
        "hashes": (row["hash_before"], row["hash_after"]),
    }


def lineage_facts(row):
    return {
        "what": (row["relation"], list(as_list(row["from"])), list(as_list(row["to"])), row["issue"]),
        # pandas reads decimals a last bit off.
        "shared": round(float(row["shared"]), 4),
    }


FACTS = {
    "articles": article_facts,
    "entities": entity_facts,
    "issues": issue_facts,
    "changes": change_facts,
    "lineage": lineage_facts,
}


def day(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        value = value.isoformat()
    return str(value)[:10] if value is not None and str(value) not in ("NaT", "nan") else None


def as_list(value):
    return [] if value is None else list(value)


def with_duckdb(release, kind):
    import duckdb

    relation = duckdb.sql(f"select * from '{release}/{PATTERNS[kind]}'")
    return [dict(zip(relation.columns, row)) for row in relation.fetchall()]


def with_pandas(release, kind):
    import pandas

    frames = [pandas.read_json(path, lines=True) for path in files(release, kind)]
    return pandas.concat(frames).to_dict("records")


def with_polars(release, kind):
    """File by file: polars takes the types of all files from the first, where a list may be empty throughout."""
    import polars

    frames = [polars.read_ndjson(path, infer_schema_length=None) for path in files(release, kind)]
    return polars.concat(frames, how="vertical_relaxed").to_dicts()


def with_pyarrow(release, kind):
    """With the types of the dataset's card; pyarrow reads days from JSON as timestamps only."""
    import datasets
    import pyarrow
    from pyarrow import dataset

    schema = datasets.load_dataset_builder(release, kind).info.features.arrow_schema
    for at, field in enumerate(schema):
        if field.type == pyarrow.date32():
            schema = schema.set(at, pyarrow.field(field.name, pyarrow.timestamp("s")))
    return dataset.dataset(files(release, kind), format="json", schema=schema).to_table().to_pylist()


def with_datasets(release, kind):
    import tempfile

    import datasets

    datasets.disable_progress_bars()
    with tempfile.TemporaryDirectory() as cache:
        return list(datasets.load_dataset(release, kind, split="train", cache_dir=cache))


PATTERNS = {
    "articles": "articles/*/*.jsonl.gz",
    "entities": "entities.jsonl.gz",
    "issues": "issues/*/*.jsonl.gz",
    "changes": "changes.jsonl.gz",
    "lineage": "lineage.jsonl.gz",
}

# Most releases rename, merge and split nothing, and some change furniture alone.
MAY_BE_EMPTY = {"changes", "lineage"}


def files(release, kind):
    return sorted(glob.glob(f"{release}/{PATTERNS[kind]}"))


def check(release, kind):
    expected = truth(release, kind)
    if not expected:
        if kind in MAY_BE_EMPTY:
            return 0
        sys.exit(f"load_rows: no {kind} in {release}")
    failures = 0
    for reader in (with_duckdb, with_pandas, with_polars, with_pyarrow, with_datasets):
        name = f"{reader.__name__.removeprefix('with_')}, {kind}"
        try:
            got = {row_key(row): FACTS[kind](row) for row in reader(release, kind)}
        except Exception as error:  # whatever a reader throws is a finding
            print(f"{name}: cannot read: {type(error).__name__}: {str(error)[:400]}")
            failures += 1
            continue
        wrong = [id for id in expected if got.get(id) != expected[id]]
        if wrong or len(got) != len(expected):
            failures += 1
            print(f"{name}: {len(got)} of {len(expected)} rows, {len(wrong)} differ, the first: {wrong[:1]}")
            for id in wrong[:1]:
                for key, value in expected[id].items():
                    if got.get(id, {}).get(key) != value:
                        print(f"  {key}: expected {str(value)[:200]!r}, got {str(got.get(id, {}).get(key))[:200]!r}")
        else:
            print(f"{name}: {len(got)} rows, all as written")
    return failures


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    release = os.path.realpath(sys.argv[1])
    sys.exit(1 if sum(check(release, kind) for kind in FACTS) else 0)


if __name__ == "__main__":
    main()
