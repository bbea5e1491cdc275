"""The models of what stands around the criteria: references, kinds of offer, glossary, methods."""

from __future__ import annotations

from pydantic import Field

from mintq_build.model.base import (
    Address,
    Amount,
    Base,
    Forms,
    IndicatorId,
    Language,
    LongText,
    Slug,
    Text,
    Words,
    Year,
)
from mintq_build.model.canvas import Sheet  # noqa: TC001 - pydantic reads it


class Reference(Base):
    """A source that texts cite."""

    id: Slug = Field(description="Short readable name by which texts cite it, such as lela-check.")
    authors: Words | None = Field(default=None, description="Who wrote or published it.")
    title: Words = Field(description="Title as published, in its own language.")
    year: Year | None = Field(default=None, description="Year of publication, such as '2018'.")
    url: Address = Field(description="Address where it can be read, beginning with https://.")
    language: Language = Field(description="Language of the source, such as de.")
    supports: Text = Field(description="What it supports here, in one sentence; no more than it says.")


class ReferencesFile(Base):
    """The file references.yaml: all sources that texts cite."""

    references: tuple[Reference, ...] = Field(min_length=1, description="The sources in any order.")


class Start(Base):
    """A statement that a kind of offer does well to begin with."""

    indicator: IndicatorId = Field(description="Id of the indicator.")
    hour: LongText | None = Field(
        default=None, description="What can be done about it in an hour; else the criterion's own first step."
    )


class Kind(Base):
    """A kind of offer, such as a student lab."""

    id: Slug = Field(description="Short English name of the kind; examples name it.")
    title: Text = Field(description="Name of the kind of offer.")
    summary: Text | None = Field(default=None, description="What it is, in one sentence.")
    about: LongText | None = Field(
        default=None, description="What is special about its quality, with sources for facts."
    )
    begin: tuple[Start, ...] = Field(
        default=(), min_length=1, description="The statements that are a good beginning."
    )


class KindsFile(Base):
    """The file kinds.yaml: the kinds of offer that examples are about."""

    kinds: tuple[Kind, ...] = Field(min_length=1, description="The kinds of offer in their order.")


class Term(Base):
    """A term of the glossary."""

    id: Slug = Field(description="Short English name of the term; never changes.")
    term: Text = Field(description="The term as it heads its entry.")
    also: Forms | None = Field(
        default=None, description="Other forms under which texts use it: plural, compounds, abbreviations."
    )
    not_in: Forms | None = Field(
        default=None,
        description="Phrases in which its words mean something else, so that pages do not link them.",
    )
    definition: LongText = Field(description="What it means here, in one to three sentences.")
    related: tuple[Slug, ...] = Field(default=(), min_length=1, description="Ids of terms close to it.")
    criteria: tuple[Slug, ...] = Field(
        default=(), min_length=1, description="Ids of criteria where it matters most."
    )


class GlossaryFile(Base):
    """The file glossary.yaml: the terms that the texts use."""

    terms: tuple[Term, ...] = Field(min_length=1, description="The terms in any order.")


class People(Base):
    """How many people a method is for."""

    least: Amount = Field(alias="min", description="Fewest people.")
    most: Amount = Field(alias="max", description="Most people.")
    note: Text | None = Field(default=None, description="Who should be there, in one sentence.")


class Minutes(Base):
    """How long a method takes."""

    least: Amount = Field(alias="min", description="Shortest duration in minutes.")
    most: Amount = Field(alias="max", description="Longest duration in minutes.")


class MethodStep(Base):
    """One step of a method."""

    minutes: Amount = Field(description="Duration of the step in minutes.")
    title: Text = Field(description="What happens, in a few words.")
    text: LongText = Field(description="How to do it, in a few sentences.")


class Method(Base):
    """The file of one method for work in the team."""

    id: Slug = Field(description="Short English name of the method, equal to the file's name; never changes.")
    title: Text = Field(description="Name of the method.")
    summary: Text = Field(description="What it is, in one or two sentences.")
    purpose: LongText = Field(description="What a team gains from it.")
    when: LongText = Field(description="When it fits, and when it does not.")
    people: People = Field(description="How many people take part.")
    minutes: Minutes = Field(description="How long it takes.")
    material: tuple[Text, ...] = Field(min_length=1, description="What is needed.")
    steps: tuple[MethodStep, ...] = Field(
        min_length=1, description="The steps in their order; their minutes add up to the duration."
    )
    online: LongText = Field(description="How it works when people meet online.")
    pitfalls: tuple[LongText, ...] = Field(min_length=1, description="What often goes wrong.")
    criteria: tuple[Slug, ...] = Field(min_length=1, description="Ids of the criteria that it serves.")
    keywords: Forms | None = Field(
        default=None, description="Other words under which people search for it; they are not shown."
    )
    canvas: tuple[Sheet, ...] = Field(
        default=(), min_length=1, description="Sheets to print and write on while working with the method."
    )
