"""Reads host.yaml: who puts the site on a server, and how it looks there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from pydantic import Field, GetJsonSchemaHandler, StringConstraints, model_validator

from mintq_build.model.base import ANY_LANGUAGE, Base, Text
from mintq_build.reading.problems import FrameworkError, Problem, only_errors, sort_problems
from mintq_build.reading.shapes import check_shape
from mintq_build.reading.texts import check_texts, find_texts
from mintq_build.reading.yaml_source import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from mintq_build.reading.problems import Positions

ADDRESS_PATTERN: Final = r"""^https?://[^\s/?#"'<>\\]+(/[^\s?#"'<>\\]*)?$"""
EDIT_PATTERN: Final = r"""^https?://[^\s/?#"'<>\\]+/([^\s"'<>\\]*[/=])?$"""
CONTACT_PATTERN: Final = r"""^([^\s@"'<>\\]+@[^\s@"'<>\\]+\.[^\s@"'<>\\]+|https?://[^\s"'<>\\]+)$"""
LOGO_PATTERN: Final = r"^[^\s\\]+\.(svg|png)$"
COLOUR_PATTERN: Final = r"^#[0-9a-fA-F]{6}$"
PATTERNS: Final = {
    ADDRESS_PATTERN: (
        "is no address of a site",
        "Write it with https://, such as https://example.org/mintq/",
    ),
    EDIT_PATTERN: (
        "is no beginning of an address",
        "Begin with https:// and end with / or =, before the file's path",
    ),
    CONTACT_PATTERN: (
        "is neither e-mail nor address",
        "Write team@example.org or https://example.org/contact",
    ),
    LOGO_PATTERN: ("is no picture", "Name an .svg or .png file beside this one"),
    COLOUR_PATTERN: ("is no colour", "Write six hexadecimal digits in quotes, such as '#005a7d'"),
}
"""What to say when a value of host.yaml does not match."""

LEAST_CONTRAST: Final = 4.5
"""Between a colour and white, WCAG 2.2 criterion 1.4.3 (level AA)."""

Address: TypeAlias = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]
Colour: TypeAlias = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]


class HostText(Text):
    """One text for all languages, or one for each."""

    @model_validator(mode="before")
    @classmethod
    def _accept_one_text(cls, value: Any) -> Any:
        return {ANY_LANGUAGE: value} if isinstance(value, str) else value

    def pick(self, language: str) -> tuple[str, str]:
        """Return the words and their language; words for all languages are in the wanted one."""
        return (self.root[ANY_LANGUAGE], language) if ANY_LANGUAGE in self.root else super().pick(language)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        texts = super().__get_pydantic_json_schema__(core_schema, handler)
        one = next(iter(texts["patternProperties"].values()))
        return {"description": texts.pop("description"), "anyOf": [one, texts]}


class Colours(Base):
    """The colours of the site; each must be readable on white."""

    primary: Colour | None = Field(default=None, description="Colour of the header, such as '#005a7d'.")
    accent: Colour | None = Field(default=None, description="Colour of links and buttons, such as '#a03c00'.")


class HostFile(Base):
    """The file host.yaml: who puts the site on a server. Everything may be left out."""

    name: HostText | None = Field(default=None, description="Name of the host, shown with the framework's.")
    address: Address | None = Field(
        default=None, description="Where the site will be, such as https://example.org/mintq/."
    )
    imprint: HostText | None = Field(
        default=None, description="Legal notice as Markdown. Without one the site shows that it is missing."
    )
    contact: Annotated[str, StringConstraints(pattern=CONTACT_PATTERN)] | None = Field(
        default=None, description="An e-mail address or the address of a page."
    )
    logo: Annotated[str, StringConstraints(pattern=LOGO_PATTERN)] | None = Field(
        default=None, description="An .svg or .png file beside this one."
    )
    colours: Colours | None = Field(default=None, description="Colours of the site.")
    edit_address: Annotated[str, StringConstraints(pattern=EDIT_PATTERN)] | None = Field(
        default=None,
        description="Beginning of the address where a file can be edited; the file's path is put behind it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """Who puts the site on a server; None where nothing is said."""

    name: Text | None = None
    address: str | None = None
    imprint: Text | None = None
    """Markdown; without it the site shows a notice."""
    contact: str | None = None
    logo: Path | None = None
    """A picture that is there."""
    colours: Colours = field(default_factory=Colours)
    edit_address: str | None = None
    """Beginning of an address, to which a path such as `framework/framework.yaml` is added."""
    warnings: tuple[Problem, ...] = ()

    @property
    def contact_link(self) -> str | None:
        """The contact as the target of a link."""
        return f"mailto:{self.contact}" if self.contact and "://" not in self.contact else self.contact


def load_host(path: Path | None, languages: Sequence[str] = ()) -> Host:
    """Return what host.yaml says, or an unnamed host without a path.

    Args:
        path: the file.
        languages: the framework's; a text per language must have the first and should have all.

    Raises:
        FrameworkError: with everything that is wrong in the file.
    """
    if path is None:
        return Host()
    document = read_document(path, path.parent)
    file, shape = check_shape(document, HostFile, PATTERNS)
    texts = find_texts(document, HostFile)
    problems = [*document.problems, *shape, *check_texts(document.positions, texts, tuple(languages))]
    logo = None
    if file is not None:
        logo = path.parent / file.logo if file.logo else None
        problems += _check_logo(document.positions, logo)
        problems += _check_colours(document.positions, file.colours or Colours())
    if file is None or only_errors(problems):
        raise FrameworkError(problems)
    return Host(
        name=file.name,
        address=file.address,
        imprint=file.imprint,
        contact=file.contact,
        logo=logo,
        colours=file.colours or Colours(),
        edit_address=file.edit_address,
        warnings=sort_problems(problems),
    )


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour such as `#005a7d` with white, 1 to 21 (WCAG 2.2, contrast ratio)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _check_colours(positions: Positions, colours: Colours) -> Iterator[Problem]:
    for name, colour in colours:
        if colour is not None and (contrast := contrast_with_white(colour)) < LEAST_CONTRAST:
            yield positions.problem(
                ("colours", name),
                f"{colour!r} is too light: its contrast with white is {contrast:.2f}",
                f"Choose a darker colour, with {LEAST_CONTRAST} or more",
            )


def _check_logo(positions: Positions, logo: Path | None) -> Iterator[Problem]:
    if logo is None:
        return
    folder = positions.path.parent.resolve()
    if not logo.resolve().is_relative_to(folder):
        yield positions.problem(("logo",), "lies outside the folder of this file", "Copy it beside this file")
    elif not logo.is_file():
        yield positions.problem(
            ("logo",), f"there is no file {str(logo.name)!r}", "Check the name of the picture"
        )
    elif not _is_picture(logo):
        yield positions.problem(
            ("logo",), f"{logo.name!r} holds no {logo.suffix[1:]} picture", "Save it again"
        )


def _is_picture(path: Path) -> bool:
    start = path.read_bytes()[:10_000]
    return b"<svg" in start if path.suffix == ".svg" else start.startswith(b"\x89PNG\r\n\x1a\n")
