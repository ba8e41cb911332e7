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


def truth(paths):
    rows = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            rows += [json.loads(line) for line in lines]
    return {row["id"]: facts(row) for row in rows}


def facts(row):
    """What a reader must give back unchanged, whatever its types for it."""
    day = row["issue_date"]
    if isinstance(day, (datetime.date, datetime.datetime)):
        day = day.isoformat()
    return {
        "text": row["text"],
        "headline": row["headline"],
        "issue_number": row["issue_number"],
        "issue_date": str(day)[:10] if day is not None and str(day) not in ("NaT", "nan") else None,
        "page": int(row["page"]),
        "spans": [
            (mention["text"], int(mention["start"]), int(mention["end"]))
            for entity in as_list(row["entities"])
            for mention in as_list(entity["mentions"])
        ],
        "values": [(str(time["value"]), time["text"]) for time in as_list(row["times"])],
    }


def as_list(value):
    return [] if value is None else list(value)


def with_duckdb(release):
    import duckdb

    relation = duckdb.sql(f"select * from '{release}/articles/*/*.jsonl.gz'")
    return [dict(zip(relation.columns, row)) for row in relation.fetchall()]


def with_pandas(release):
    import pandas

    frames = [pandas.read_json(path, lines=True) for path in article_files(release)]
    return pandas.concat(frames).to_dict("records")


def with_polars(release):
    """File by file: polars takes the types of all files from the first, where a list may be empty throughout."""
    import polars

    frames = [polars.read_ndjson(path, infer_schema_length=None) for path in article_files(release)]
    return polars.concat(frames, how="vertical_relaxed").to_dicts()


def with_pyarrow(release):
    """With the types of the dataset's card; pyarrow reads days from JSON as timestamps only."""
    import datasets
    import pyarrow
    from pyarrow import dataset

    schema = datasets.load_dataset_builder(release, "articles").info.features.arrow_schema
    day = schema.get_field_index("issue_date")
    schema = schema.set(day, pyarrow.field("issue_date", pyarrow.timestamp("s")))
    return dataset.dataset(f"{release}/articles", format="json", schema=schema).to_table().to_pylist()


def with_datasets(release):
    import tempfile

    import datasets

    datasets.disable_progress_bars()
    with tempfile.TemporaryDirectory() as cache:
        return list(datasets.load_dataset(release, "articles", split="train", cache_dir=cache))


def article_files(release):
    return sorted(glob.glob(f"{release}/articles/*/*.jsonl.gz"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    release = os.path.realpath(sys.argv[1])
    expected = truth(article_files(release))
    if not expected:
        sys.exit(f"load_rows: no articles in {release}")
    failures = 0
    for reader in (with_duckdb, with_pandas, with_polars, with_pyarrow, with_datasets):
        name = reader.__name__.removeprefix("with_")
        try:
            got = {row["id"]: facts(row) for row in reader(release)}
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
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
