"""The commands, in the order in which `--help` shows them."""

import typer

from secondsource.cli import (
    archive,
    check,
    edit,
    house,
    listen,
    models,
    review,
    serve,
    stages,
    threads,
    users,
    watch,
    work,
)

app = typer.Typer(
    name="secondsource",
    help="Checks a news article, statement by statement, and shows the evidence for every answer.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.callback()(house.common)
app.command()(check.check)
app.command()(check.explain)
app.command()(review.review)
app.command()(edit.edit)
app.command()(review.revisions)
app.command()(review.render)
app.command()(listen.listen)
app.command()(listen.podcast)
app.command()(threads.thread)
app.command()(stages.extract)
app.command()(stages.claims)
app.command()(stages.stance)
app.add_typer(archive.commands, name="archive")
app.add_typer(threads.commands, name="templates")
app.command()(watch.watch)
app.command()(serve.serve)
app.command()(work.work)
app.add_typer(users.commands, name="users")
app.command()(house.parts)
app.command()(house.settings)
app.command()(models.models)
app.command()(house.doctor)
app.command()(house.schema)
