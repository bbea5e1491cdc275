"""The command line `mintq`: checks the framework, builds the site, scores and reports analyses."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mintq_build.analysis_file import open_analyses
from mintq_build.checks.overview import write_overview
from mintq_build.checks.readability import write_readability
from mintq_build.compile import compile_bundle
from mintq_build.load import examine_framework, load_framework
from mintq_build.reading.hand_written import SOURCE
from mintq_build.reading.problems import FrameworkError, Positions, number, only_errors, sort_problems
from mintq_build.streams import hand_out, log, show, write
from pyodide_app.core.documents.analysis import MODES, Analysis, MadeWith
from pyodide_app.core.documents.bundle_json import bundle_to_dict
from pyodide_app.core.errors import ReportError
from pyodide_app.core.json_text import write_json
from pyodide_app.core.labels import is_date
from pyodide_app.core.paper import FORMATS as PAPER_FORMATS
from pyodide_app.core.paper import questionnaire as write_questionnaire
from pyodide_app.core.reports import report as write_report
from pyodide_app.core.reports.comparison import write_data, write_page
from pyodide_app.core.reports.options import FULL, PARTS, SHORT, Options
from pyodide_app.core.results.result import result_to_dict
from pyodide_app.core.results.rounds import compare as compare_rounds
from pyodide_app.core.results.scoring import score as score_analysis
from pyodide_app.labels import available_languages, load_labels
from pyodide_app.office import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

PROBLEMS_FOUND: Final = 1
"""Exit code; 0 is all well and 2, set by click, wrong usage."""

_FRAMEWORK: Final = click.option(
    "--framework",
    "framework_dir",
    type=click.Path(path_type=Path),
    default=Path("framework"),
    show_default=True,
    help="Folder of the framework.",
)
_HOST: Final = click.option(
    "--host", "host_file", type=click.Path(path_type=Path), help="A host.yaml: who puts the site on a server."
)
_FILES: Final = click.Path(path_type=Path)
_LANG: Final = click.option(
    "--lang", type=click.Choice(available_languages()), help="Default: the framework's first language."
)
_OUTPUT: Final = click.option(
    "-o", "--output", help="File to write; - prints. Default: the name that a download has."
)


class _Commands(click.Group):
    """Ends every command that finds problems in the same way."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FrameworkError as error:
            show(error.problems)
            ctx.exit(PROBLEMS_FOUND)


def _read_date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Return a given ISO date, or the day that it is here."""
    if value is None:
        return datetime.now().astimezone().date().isoformat()
    if not is_date(value):
        raise click.BadParameter("write it as 2026-11-22", ctx, parameter)
    return value


@click.group(cls=_Commands)
@click.version_option(package_name="mintq", prog_name="mintq")
def main() -> None:
    """MINT-Q: a quality framework, its guidance site, and its self-analysis."""


@main.command()
@_FRAMEWORK
@click.option("--strict", is_flag=True, help="Warnings, such as a missing translation, count as errors.")
@click.option("--spelling", is_flag=True, help="Look up every word too, which takes seconds.")
@click.option("--readability", is_flag=True, help="Also name the texts that are hardest to read.")
@click.pass_context
def check(
    ctx: click.Context, framework_dir: Path, *, strict: bool, spelling: bool, readability: bool
) -> None:
    """Check the framework and the hand-written pages, and count what it holds."""
    found = examine_framework(framework_dir, SOURCE)
    problems = found.problems
    if spelling and found.draft is not None:
        from mintq_build.checks.spelling import check_spelling  # noqa: PLC0415 - loads whole dictionaries

        problems = sort_problems((*problems, *check_spelling(found.draft, SOURCE)))
    errors = only_errors(problems, strict=strict)
    show(errors if strict else problems)
    if found.draft is not None:
        write(f"{write_readability(found.draft) if readability else ''}{write_overview(found.draft)}")
    warnings = len(problems) - len(errors)
    write(f"{found.counts}: {number(warnings, 'warning')}, {number(len(errors), 'error')}\n")
    if errors:
        ctx.exit(PROBLEMS_FOUND)


@main.command()
@_FRAMEWORK
def bundle(framework_dir: Path) -> None:
    """Print the compiled framework as JSON."""
    write(write_json(bundle_to_dict(compile_bundle(load_framework(framework_dir)))))


@main.command()
@click.argument("files", nargs=-1, required=True, type=_FILES, metavar="FILE...")
@_FRAMEWORK
def score(files: tuple[Path, ...], framework_dir: Path) -> None:
    """Print the result of save files as JSON.

    One file gives one result, several give a list in their order.
    """
    compiled = compile_bundle(load_framework(framework_dir))
    analyses, warnings = open_analyses(files, compiled, load_labels("en"))
    show(warnings)
    results = [result_to_dict(score_analysis(compiled, analysis)) for analysis in analyses]
    write(write_json(results[0] if len(files) == 1 else results))


@main.command()
@click.argument("file", type=_FILES)
@_FRAMEWORK
@click.option("--format", "format_name", type=click.Choice(tuple(FORMATS)), default="html", show_default=True)
@_LANG
@_OUTPUT
@click.option("--date", "now", callback=_read_date, help="ISO date that the report bears. Default: today.")
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(PARTS),
    help="Leave this out: it stands nowhere in the file. Can be given again.",
)
@click.option("--short", is_flag=True, help="Two pages for a board or a funder (html, md, docx).")
@click.option(
    "--attach", is_flag=True, help="The short HTML report carries the analysis, to be opened again."
)
@click.option(
    "--with-sensitive", is_flag=True, help="Keep notes on sensitive criteria, which --short leaves out."
)
def report(
    *,
    file: Path,
    framework_dir: Path,
    format_name: str,
    lang: str | None,
    output: str | None,
    now: str,
    without: tuple[str, ...],
    short: bool,
    attach: bool,
    with_sensitive: bool,
) -> None:
    """Write a report on a save file.

    It is the same as the download in the assessment.
    """
    if with_sensitive and not short:
        raise click.UsageError("--with-sensitive belongs to --short; the full report keeps these notes.")
    compiled = compile_bundle(load_framework(framework_dir))
    (analysis,), warnings = open_analyses([file], compiled, load_labels("en"))
    show(warnings)
    labels = load_labels(lang or compiled.languages[0])
    options = Options(
        now=now,
        version=SHORT if short else FULL,
        without=without,
        with_sensitive=with_sensitive,
        attach=attach,
    )
    try:
        download = write_report(compiled, analysis, format_name, labels, options, formats=FORMATS)
    except ReportError as error:
        if error.code == "no_days":  # nothing is wrong with the command
            told = Positions(file).file_problem("no step of its plan has a day", "Enter one, as 2027-02-28")
            raise FrameworkError([told]) from error
        raise click.UsageError(load_labels("en").get(f"error.{error.code}", **error.params)) from error
    hand_out(download.filename, download.data, output)


@main.command()
@click.argument("file", type=_FILES, required=False)
@_FRAMEWORK
@click.option(
    "--format", "format_name", type=click.Choice(tuple(PAPER_FORMATS)), default="md", show_default=True
)
@_LANG
@click.option("--mode", type=click.Choice(MODES), help="Default: that of the save file, else full.")
@click.option("--area", "areas", multiple=True, help="Only this area; can be given again.")
@_OUTPUT
def questionnaire(
    *,
    file: Path | None,
    framework_dir: Path,
    format_name: str,
    lang: str | None,
    mode: str | None,
    areas: tuple[str, ...],
    output: str | None,
) -> None:
    """Write the questionnaire to fill in on paper or in any editor.

    With a save file it holds the answers of that file. What is filled in can be opened in the assessment,
    and be given to `score` and `report`.
    """
    compiled = compile_bundle(load_framework(framework_dir))
    for area in areas:
        if compiled.area(area) is None:
            raise click.BadParameter(f"{area!r} is no area", param_hint="--area")
    analysis = Analysis(framework=MadeWith(id=compiled.framework.id), answers={})
    if file is not None:
        (analysis,), warnings = open_analyses([file], compiled, load_labels("en"))
        show(warnings)
    analysis = replace(analysis, mode=mode or analysis.mode, areas=areas or analysis.areas)
    labels = load_labels(lang or compiled.languages[0])
    written = write_questionnaire(compiled, analysis, format_name, labels)
    hand_out(written.filename, written.content.encode("utf-8"), output)


@main.command()
@click.argument("files", nargs=-1, required=True, type=_FILES, metavar="FILE FILE...")
@_FRAMEWORK
@click.option(
    "--format", "format_name", type=click.Choice(("json", "html")), default="json", show_default=True
)
@_LANG
@click.pass_context
def compare(
    ctx: click.Context, *, files: tuple[Path, ...], framework_dir: Path, format_name: str, lang: str | None
) -> None:
    """Compare save files of one project, two or more, as JSON or as a page on standard output."""
    if len(files) < 2:
        raise click.UsageError("A comparison needs two save files or more.", ctx)
    compiled = compile_bundle(load_framework(framework_dir))
    analyses, warnings = open_analyses(files, compiled, load_labels("en"))
    show(warnings)
    comparison = compare_rounds(compiled, analyses)
    labels = load_labels(lang or compiled.languages[0])
    write(write_data(comparison) if format_name == "json" else write_page(comparison, labels))


@main.command()
@_FRAMEWORK
@_HOST
@click.option("--site-dir", type=click.Path(path_type=Path), default=Path("site"), show_default=True)
def build(framework_dir: Path, host_file: Path | None, site_dir: Path) -> None:
    """Build the whole static site."""
    from mintq_build.site import build_site  # noqa: PLC0415 - the other commands need no site generator

    with _build_errors():
        report = build_site(framework_dir, host_file, site_dir, log)
    log(f"{number(report.pages, 'page')} in {report.folder}")


@main.command()
@_FRAMEWORK
@_HOST
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The next free one is taken.",
)
def serve(framework_dir: Path, host_file: Path | None, port: int) -> None:
    """Serve the site here and build it on every change."""
    from mintq_build.serve import serve as serve_site  # noqa: PLC0415 - the other commands need no server

    with _build_errors():
        serve_site(framework_dir, host_file, port)


@contextlib.contextmanager
def _build_errors() -> Iterator[None]:
    """Tell in one message what stopped a build, apart from problems of the content."""
    from mintq_build.publishing.mkdocs_site import SiteError  # noqa: PLC0415 - the other commands need no site generator
    from mintq_build.runtime.errors import RuntimeBuildError  # noqa: PLC0415

    try:
        yield
    except (SiteError, RuntimeBuildError, OSError) as error:
        raise click.ClickException(str(error)) from error
