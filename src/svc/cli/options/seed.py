"""What simulated cases follow from."""

import click

seed = click.option(
    "--seed", type=int, default=0, metavar="N", show_default=True,
    help="The number that the simulated cases follow from.",
)  # fmt: skip
"""The option `--seed`: the same number gives the same cases on every machine."""
