"""The `etl` command: reads options, calls the pipeline, hands the result to the console.

No logic, and no heavy import at the top: `etl --help` and `etl find` must start at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from etl import console
from etl.errors import EtlError
from etl.settings import RAW, WAREHOUSE

app = typer.Typer(
    name="etl",
    help="Find who said what in news articles about forces, and see where reports agree, conflict or are silent.",
    epilog="Start with: etl run",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"max_content_width": 110},
    pretty_exceptions_enable=False,
)

INTERRUPTED = 130
Warehouse = Annotated[Path, typer.Option("--warehouse", "-w", metavar="FILE", help="The DuckDB file.")]
Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="A folder of rules to lay over the built-in ones; may be repeated."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


def main() -> None:
    """Run the command line. Every way out is a documented exit code; no traceback reaches a user."""
    try:
        app(prog_name="etl")
    except EtlError as error:
        console.fail(error)
        sys.exit(error.exit_code)
    except SystemExit as leaving:
        if leaving.code == INTERRUPTED:  # Typer's answer to Ctrl-C
            console.talk("interrupted")
        raise
    except Exception as error:
        console.fail(console.unexpected(error))
        sys.exit(1)


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        from etl import __version__

        console.data(f"etl {__version__}")
        raise typer.Exit


@app.command(epilog="Example: etl run raw --warehouse warehouse/claims.duckdb")
def run(
    raw: Annotated[Path, typer.Argument(metavar="RAW", help="Folder of articles, or one file.")] = RAW,
    warehouse: Warehouse = WAREHOUSE,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes that extract; default: as many as the work is worth."),
    ] = None,
    rules: Rules = None,
    json: Json = False,
) -> None:
    """Read a folder of articles and publish what they claim as one DuckDB file."""
    from etl import pipeline, summary

    with console.progress("extracting") as progress:
        result = pipeline.run(raw, warehouse, workers, tuple(rules or ()), progress)
    for note in result.notes:
        console.talk(f"note: {note}")
    console.data(console.json_lines([summary.as_dict(result)]) if json else summary.text(result))


@app.command(epilog="Example: etl ask 1")
def ask(
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="A number from the list, or words of the question."),
    ] = None,
    warehouse: Warehouse = WAREHOUSE,
    json: Json = False,
) -> None:
    """List the questions that the claims answer, or show one with its evidence."""
    from etl import ask as asking

    answer = asking.ask(warehouse, " ".join(question or ()), console.width())
    console.data(console.json_lines(answer.rows) if json else answer.text)


@app.command(epilog="Example: etl explain CLAIM")
def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim_id, or the beginning of one.")],
    warehouse: Warehouse = WAREHOUSE,
    rules: Rules = None,
    json: Json = False,
) -> None:
    """Show why a claim was made: its sentence, rules and chain, and who disagrees."""
    from etl import explain as explaining

    found = explaining.explain(warehouse, claim, tuple(rules or ()))
    console.data(console.json_lines([found.row]) if json else found.text(console.marker()))


@app.command(
    epilog='Example: etl sql "select topic, count(*) from claim group by topic order by topic"',
    context_settings={"ignore_unknown_options": True},  # a statement may begin with a comment: -- Who says so?
)
def sql(
    statement: Annotated[
        str, typer.Argument(metavar="SQL", help="One statement, or - to read it from standard input.")
    ],
    warehouse: Warehouse = WAREHOUSE,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values with a header.")] = False,
) -> None:
    """Ask the warehouse in SQL, read-only and cut off from other files."""
    from etl.load import query

    columns, rows = query.ask(warehouse, sys.stdin.read() if statement == "-" else statement)
    if json:
        console.data(console.json_lines(query.records(columns, rows)))
    else:
        console.data(console.csv_lines(columns, rows) if csv else console.table(columns, rows))


@app.command(epilog="Example: etl check")
def check(warehouse: Warehouse = WAREHOUSE, json: Json = False) -> None:
    """Run every check on the published warehouse and show what offends."""
    from etl import checks

    report = checks.check(warehouse)
    console.data(console.json_lines(report.rows) if json else report.text)
    raise typer.Exit(report.exit_code)


@app.command(epilog="Example: etl verify --raw raw")
def verify(
    warehouse: Warehouse = WAREHOUSE,
    raw: Annotated[Path, typer.Option("--raw", metavar="DIR", help="The raw folder that offsets lead back to.")] = RAW,
) -> None:
    """Cut every stored span out of its article again, and follow it to the raw file."""
    from etl import verify as verifying

    report = verifying.verify(warehouse, raw)
    console.data(report.text)
    raise typer.Exit(report.exit_code)


@app.command(epilog="Example: etl tables claim")
def tables(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One table or view, with its columns.")] = None,
    warehouse: Warehouse = WAREHOUSE,
    json: Json = False,
) -> None:
    """Describe the tables and views of the warehouse: the data dictionary."""
    from etl import tables as dictionary

    columns, rows = dictionary.describe(warehouse, name)
    if json:
        console.data(console.json_lines([dict(zip(columns, row, strict=True)) for row in rows]))
    else:
        console.data(console.table(columns, rows))


@app.command(epilog="Example: etl rules dates --test")
def rules(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILTER", help="Only rules whose id or pattern holds these words."),
    ] = None,
    test: Annotated[bool, typer.Option("--test", help="Run the examples and rejects of each rule.")] = False,
    folders: Rules = None,
    json: Json = False,
) -> None:
    """List the rules, or test each against its own examples and rejects."""
    from etl import rule_tests

    report = rule_tests.report(words or (), tuple(folders or ()), test)
    console.data(console.json_lines(report.rows) if json else report.text)
    raise typer.Exit(report.exit_code)


@app.command(epilog="Example: etl find article.txt --published 2024-09-27")
def find(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text file, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="Day that relative dates are counted from (YYYY-MM-DD)."),
    ] = None,
    rules: Rules = None,
    json: Json = False,
) -> None:
    """Mark the dates, quantities, names, attributions and claims of a text."""
    from etl import find as finding

    text = finding.read(file)
    day, note = finding.reference_day(published, text)
    if note:
        console.talk(f"note: {note}")
    found = finding.find(text, day, tuple(rules or ()))
    console.data(console.json_lines(found) if json else finding.highlighted(text, found, console.marker()))
