"""`auditor schema`: the public shape of a scorecard."""

from __future__ import annotations

import json

import click

from auditor.plugins import Scorecard


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of scorecard.json."""
    click.echo(json.dumps(Scorecard.model_json_schema(mode="serialization"), indent=1, sort_keys=True))
