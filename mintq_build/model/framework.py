"""The framework model: everything the YAML says, typed and frozen.

`FrameworkFile`, `AreaFile` and `Criterion` mirror one file each; `Framework` and `Area` are their sum.
Descriptions of fields reach authors through the JSON Schemas in their editor.
"""

from __future__ import annotations

from typing import Final

from pydantic import Field

from mintq_build.model.base import (
    Base,
    Date,
    Forms,
    IndicatorId,
    Language,
    Level,
    LongText,
    Scope,
    Slug,
    Stair,
    Status,
    Text,
    Version,
    Words,
)
from mintq_build.model.guidance import Kind, Method, Reference, Term

__all__: Final = [
    "Area",
    "AreaFile",
    "Criterion",
    "Example",
    "FirstSteps",
    "Framework",
    "FrameworkFile",
    "Indicator",
    "Kind",
    "LongText",
    "Method",
    "Reference",
    "ScaleStep",
    "SpecialAnswer",
    "SpecialAnswers",
    "Term",
    "Text",
]


class Licence(Base):
    """Under which licences the framework may be used."""

    content: Words = Field(description="Licence of the texts, such as CC BY 4.0.")
    code: Words = Field(description="Licence of the program, such as MIT.")


class ScaleStep(Base):
    """One level of the scale on which every indicator is rated."""

    value: Level = Field(description="Number of the level; the scale counts 0, 1, 2 … without gaps.")
    key: Slug = Field(description="Short English name of the level, such as begun.")
    label: Text = Field(description="What people choose, in two or three words.")
    anchor: Text = Field(
        description="What is true at this level, for indicators without levels of their own."
    )


class SpecialAnswer(Base):
    """An answer outside the scale; it does not count into any mean."""

    label: Text = Field(description="What people choose, in two or three words.")
    hint: Text = Field(description="When this answer is right, in one sentence.")


class SpecialAnswers(Base):
    """What people choose when no level fits."""

    na: SpecialAnswer = Field(description="Not applicable: the question does not fit this project.")
    unknown: SpecialAnswer = Field(description="Cannot say yet: the team does not know.")


class FrameworkHead(Base):
    """What the framework says about itself."""

    id: Slug = Field(description="Short English name of the framework; never changes.")
    version: Version = Field(description="Version of the content as three numbers, such as 1.0.0.")
    date: Date = Field(description="Day of this version, such as 2026-11-22.")
    languages: tuple[Language, ...] = Field(
        min_length=1, description="Languages of all texts, such as [de, en]; the first must never be missing."
    )
    title: Text = Field(description="Name of the framework.")
    summary: Text = Field(description="What the framework is for, in two or three sentences.")
    notice: Text = Field(description="Where the framework comes from and what it is not.")
    licence: Licence = Field(description="Licences of texts and program.")
    scale: tuple[ScaleStep, ...] = Field(min_length=2, description="The levels from lowest to highest.")
    special: SpecialAnswers = Field(description="The two answers outside the scale.")


class FrameworkFile(FrameworkHead):
    """The file framework.yaml: the framework itself, its scale and the order of its areas."""

    areas: tuple[Slug, ...] = Field(
        min_length=1, description="Ids of the areas in their order; each has a folder areas/<id>/."
    )
    methods: tuple[Slug, ...] = Field(
        default=(),
        min_length=1,
        description="Ids of the methods in their order; each has a file methods/<id>.yaml.",
    )


class AreaHead(Base):
    """What an area says about itself."""

    id: Slug = Field(description="Short English name of the area, equal to its folder; never changes.")
    title: Text = Field(description="Name of the area.")
    question: Text = Field(description="The guiding question of the area, in one sentence.")
    summary: Text = Field(description="What the area looks at, in two or three sentences.")


class AreaFile(AreaHead):
    """The file _area.yaml: one area and the order of its criteria."""

    criteria: tuple[Slug, ...] = Field(
        min_length=1,
        description="Ids of the criteria in their order; each has a file <id>.yaml beside this one.",
    )


class Indicator(Base):
    """One statement that a team rates."""

    id: IndicatorId = Field(
        description="The criterion's id, a dot and a short name, such as need.evidence; never changes."
    )
    core: bool = Field(
        default=False,
        description="true for the one indicator that stands for the criterion in the short check.",
    )
    text: Text = Field(description="The statement, in the we-form and about one thing only.")
    explanation: LongText | None = Field(
        default=None, description="What the statement means, in plain words."
    )
    levels: tuple[Text, ...] = Field(
        default=(),
        min_length=1,
        description="What is true at each level of the scale, from lowest to highest.",
    )
    evidence: tuple[Text, ...] = Field(
        default=(), min_length=1, description="What a team can look at to rate itself."
    )
    steps: tuple[Stair, ...] = Field(
        default=(),
        min_length=1,
        description="Steps of the staircase of results (1 to 7) that a good rating shows evidence for.",
    )
    status: Status | None = Field(
        default=None, description="retired: not asked any more; the id stays taken."
    )
    replaced_by: IndicatorId | None = Field(
        default=None, description="Id of the indicator that took the place of this retired one."
    )


class FirstSteps(Base):
    """What a team can begin with, by the time it has."""

    hour: LongText = Field(description="What can be done in an hour.")
    day: LongText = Field(description="What can be done in a day.")
    quarter: LongText = Field(description="What can be done in three months.")


class Example(Base):
    """A fictional example of how a team moved up."""

    kind: Slug = Field(description="Short English name of the kind of offer, such as club.")
    title: Text = Field(description="Headline of the example.")
    text: LongText = Field(description="The story, in a few sentences; it says that it is fictional.")
    indicator: IndicatorId = Field(description="Id of the indicator that the example is about.")
    from_level: Level = Field(alias="from", description="Level before.")
    to_level: Level = Field(alias="to", description="Level after.")
    cost: Text = Field(description="What it took: time, money, people.")


class Criterion(Base):
    """The file of one criterion with its indicators."""

    id: Slug = Field(
        description="Short English name of the criterion, equal to the file's name; never changes."
    )
    title: Text = Field(description="Name of the criterion.")
    scope: Scope = Field(
        description="project: rated for each project; initiative: rated once, used again in other projects."
    )
    summary: Text = Field(description="What the criterion asks, in one or two sentences.")
    indicators: tuple[Indicator, ...] = Field(min_length=1, description="The statements that a team rates.")
    why: LongText | None = Field(
        default=None, description="Why the criterion matters, with sources for facts."
    )
    meant: LongText | None = Field(default=None, description="What is meant.")
    not_meant: LongText | None = Field(default=None, description="What is not meant.")
    questions: tuple[Text, ...] = Field(
        default=(), min_length=1, description="Questions for the talk in the team."
    )
    pitfalls: tuple[LongText, ...] = Field(default=(), min_length=1, description="What often goes wrong.")
    first_steps: FirstSteps | None = Field(default=None, description="What a team can begin with.")
    suggestions: tuple[Text, ...] = Field(
        default=(),
        min_length=1,
        description="One suggestion for each step upward: from level 0 to 1, from 1 to 2 …",
    )
    examples: tuple[Example, ...] = Field(
        default=(), min_length=1, description="Fictional examples of how teams moved up."
    )
    related: tuple[Slug, ...] = Field(
        default=(), min_length=1, description="Ids of criteria that belong together with this one."
    )
    methods: tuple[Slug, ...] = Field(
        default=(), min_length=1, description="Ids of methods that help with this criterion."
    )
    steps: tuple[Stair, ...] = Field(
        default=(), min_length=1, description="Steps of the staircase of results (1 to 7) that it speaks to."
    )
    sensitive: bool = Field(
        default=False,
        description="true where notes and evidence are best kept in the team: short reports leave them out.",
    )
    keywords: Forms | None = Field(
        default=None, description="Other words under which people search for it; they are not shown."
    )
    status: Status | None = Field(
        default=None, description="retired: not asked any more; the id stays taken."
    )
    replaced_by: Slug | None = Field(
        default=None, description="Id of the criterion that took the place of this retired one."
    )

    @property
    def active_indicators(self) -> tuple[Indicator, ...]:
        """The indicators that are asked."""
        return tuple(each for each in self.indicators if each.status is None)


class Area(AreaHead):
    """One area with all its criteria in their order."""

    criteria: tuple[Criterion, ...]

    @property
    def active_criteria(self) -> tuple[Criterion, ...]:
        """The criteria that are asked."""
        return tuple(each for each in self.criteria if each.status is None)


class Framework(FrameworkHead):
    """The whole framework: what all files add up to."""

    areas: tuple[Area, ...]
    references: tuple[Reference, ...] = ()
    kinds: tuple[Kind, ...] = ()
    terms: tuple[Term, ...] = ()
    methods: tuple[Method, ...] = ()
