"""`svc observe`: a stream held against records of what really happened."""

import click

FORMATS = ("text", "json", "csv", "markdown", "html")


@click.command(
    epilog="\b\nExamples:\n  svc observe restore.vsc --log itsm\n  svc observe restore.vsc --log incidents.xes\n"
    "  svc observe restore.vsc --log itsm --since 2026-01-01 --until 2026-04-01\n"
    "  svc observe restore.vsc --log itsm --format html > observed.html\n  svc observe restore.vsc --log itsm --diff"
)
@click.argument("path", type=click.Path())
@click.option("--log", "records", metavar="NAME|FILE", required=True, help="Records of svc.toml, or a file of records.")
@click.option("--stream", metavar="NAME", help="The stream, if there are several.")
@click.option("--format", type=click.Choice(FORMATS), default="text", help="The format of the output.")
@click.option("--since", metavar="DAY", help="Only cases with an event from this day on.")
@click.option("--until", metavar="DAY", help="Only events before this day.")
@click.option(
    "--diff", is_flag=True, help="Show the times, shares and arrivals of the records as a change of the text."
)
@click.option("--write", is_flag=True, help="Write them into the text.")
@click.option(
    "--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="What reads records."
)
@click.option(
    "--top",
    type=click.IntRange(0),
    default=10,
    metavar="N",
    show_default=True,
    help="So many ways of cases, and findings of one code, are shown.",
)
@click.option("--no-examples", is_flag=True, help="Name no case: ids may be personal.")
def command(path: str, diff: bool, write: bool, since: str | None, until: str | None, **options: object) -> int:
    """Hold a stream against records of what really happened.

    PATH is a .vsc file. Records are ticket histories: CSV, Parquet, XES, OCEL, Jira, ServiceNow. A table [records.NAME]
    of svc.toml says where they are and what their columns mean; `seen` and `queued` in the stream say what their labels
    mean. The output shows what is declared beside what was observed, and each difference with its line of the text.

    --diff shows what the records say as clauses: `waits` and `takes` as spreads, `share` and `arrives`. --write writes
    them; comments stay.

    DuckDB reads records unless another engine is chosen (pip install 'svc-streams[evidence]').

    Exits with 0, with 1 for a broken promise or a label that two steps claim, 2 if something can't be read or the
    file has errors.
    """
    if diff and write:
        raise click.UsageError("--diff shows and --write writes: choose one of them")
    if (diff or write) and options["format"] != "text":
        raise click.UsageError(f"{'--diff' if diff else '--write'} is about the text: --format is for reports only")
    from svc.cli.options.dates import day
    from svc.cli.runs import observing

    if since and until and day(since) >= day(until):
        raise click.UsageError(f"no day is from {since} on and before {until}")
    wanted = observing.Wanted(
        path,
        since=day(since) if since else None,
        until=day(until) if until else None,
        **options,  # type: ignore[arg-type]
    )
    return observing.rewrite(wanted, writes=write) if diff or write else observing.report(wanted)
