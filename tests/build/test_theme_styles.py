"""The theme's style sheet without what no page needs."""

from __future__ import annotations

import pytest

from mintq_build.publishing.theme_styles import CONTENT_TABS, drop_rules


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".tabbed-set{a:b}p{c:d}", "p{c:d}"),
        (".tabbed-set>:nth-child(2),.x .tabbed-set{a:b}", ""),
        ("p,.tabbed-set{a:b}", "p,.tabbed-set{a:b}"),
        (".x:is(p,q) .tabbed-a,.tabbed-b{a:b}q{}", "q{}"),
        ("@media print{.tabbed-set{a:b}p{c:d}}", "@media print{p{c:d}}"),
        ('p{background:url("data:tabbed-set")}', 'p{background:url("data:tabbed-set")}'),
    ],
)
def test_rules_go_whose_every_selector_has_the_mark(css: str, left: str) -> None:
    assert drop_rules(css, CONTENT_TABS) == left
