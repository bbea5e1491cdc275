"""Plain sentences for what a YAML parser complains about."""

from __future__ import annotations

from typing import Final

from mintq_build.reading.problems import START, Position

# (part of the parser's context, part of its problem, our message, our hint, take the context's position);
# libyaml and PyYAML's own parser word the same finding differently, so only what both share is looked for.
_SENTENCES: Final = (
    ("quoted scalar", "end of stream", "the quoted text is never closed", "Add the closing quote", True),
    ("quoted scalar", "document separator", "the quoted text is never closed", "Add the closing quote", True),
    (
        "quoted scalar",
        "escape",
        "the quoted text holds a backslash that means nothing",
        "Write two backslashes, or use single quotes",
        False,
    ),
    ("flow sequence", "']'", "the list in square brackets is never closed", "Add ',' or ']'", True),
    ("flow mapping", "'}'", "the mapping in braces is never closed", "Add ',' or '}'", True),
    ("flow node", "", "a value is missing here", "Remove the extra comma, or add the value", False),
    (
        "",
        "mapping values are not allowed",
        "a colon followed by a space is not allowed here",
        "Put the text in quotes, or check the indentation",
        False,
    ),
    (
        "",
        "could not find expected ':'",
        "this line is no 'key: value'",
        "Add the colon, or indent the text",
        True,
    ),
    ("block mapping", "", "this line does not fit what is around it", "Check indentation and quotes", False),
    (
        "block collection",
        "",
        "this line is no item of the list around it",
        "Begin it with '- ', or indent it",
        False,
    ),
    ("", "entries are not allowed", "a list item cannot begin here", "Put it on a line of its own", False),
    (
        "",
        "cannot start any token",
        "a value cannot begin with this character",
        "Put the text in quotes",
        False,
    ),
    ("alias", "", "a value cannot begin with '*'", "Put the text in quotes", True),
    ("anchor", "", "a value cannot begin with '&'", "Put the text in quotes", True),
    (
        "block scalar",
        "",
        "text stands beside '|' or '>'",
        "Write the text on the next lines, indented, or put it in quotes",
        False,
    ),
    ("", "document start", "this line does not fit what is above", "Check the indentation", False),
    ("directive", "", "a directive stands here", "Remove the lines that begin with %", True),
)


def explain_yaml_error(
    problem: str, problem_at: Position | None, context: str, context_at: Position | None
) -> tuple[str, str, Position]:
    """Return message, hint and position for a parser's error."""
    for context_part, problem_part, message, hint, at_context in _SENTENCES:
        if context_part in context and problem_part in problem:
            places = (context_at, problem_at) if at_context else (problem_at, context_at)
            return message, hint, places[0] or places[1] or START
    return (
        f"is not valid YAML ({problem})",
        "Check this line and the one above",
        problem_at or context_at or START,
    )
