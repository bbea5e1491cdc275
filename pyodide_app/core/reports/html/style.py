"""The styles of the report, for screens of any width, light and dark, forced colours, and A4 paper."""

from __future__ import annotations

from typing import Final

from pyodide_app.core.markup.style import VIEW_STYLE

_PAGE: Final = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1d2730; --mintq-quiet: #55626e; --mintq-line: #d5dce2; --mintq-field: #74858a;
  --mintq-tint: #f3f6f8; --mintq-link: #0b5d78;
  --mintq-area-1: #0b6b57; --mintq-area-2: #8a4b00; --mintq-area-3: #5b3f9b;
  --mintq-area-4: #2f6fa8; --mintq-area-5: #6b6b1e; --mintq-area-6: #a83a4a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14191e; --ink: #e6ebef; --mintq-quiet: #a9b5c0; --mintq-line: #37424c; --mintq-field: #8a9aa0;
    --mintq-tint: #1d242b; --mintq-link: #8ccbe6;
    --mintq-area-1: #79d2b6; --mintq-area-2: #f2bd6b; --mintq-area-3: #c3b1f5;
    --mintq-area-4: #7fb4e6; --mintq-area-5: #c4c46c; --mintq-area-6: #ee96a3;
    --mintq-shade-1: #1f4346; --mintq-shade-2: #4b9390; --mintq-shade-3: #c9efea; --mintq-on-shade-3: #06282c;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; hyphens: auto; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 {
  font-size: 1.4rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-top: .75rem;
  border-top: 1px solid var(--mintq-line);
}
h3 { font-size: 1.15rem; line-height: 1.35; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.75rem 0 .1rem; }
p, ul, ol, dl { margin: .5rem 0; }
ul { padding-left: 1.4rem; }
ol { padding-left: 2.2rem; }
li { margin: .35rem 0; }
a { color: var(--mintq-link); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--mintq-link); outline-offset: 2px; }
.mintq-facts {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
  gap: .75rem 1.5rem;
}
dt, .mintq-name { font-size: .85rem; color: var(--mintq-quiet); margin: 0; }
dd { margin: 0; white-space: pre-line; }
nav ul {
  list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem;
  margin: 1.5rem 0;
}
nav li { margin: 0; }
nav a { display: inline-block; padding: .35rem 0; }
.mintq-answers { list-style: none; padding: 0; }
.mintq-answers > li { margin: 0; padding: .8rem 0; border-bottom: 1px solid var(--mintq-line); }
.mintq-answers > li:last-child { border-bottom: 0; }
.mintq-level { margin: .25rem 0; }
.mintq-level--none { color: var(--mintq-quiet); }
.mintq-level--none strong { font-weight: 400; font-style: italic; }
.mintq-gauge { display: inline-flex; gap: 3px; margin-right: .6rem; }
.mintq-gauge span { width: .8rem; height: .8rem; border: 1.5px solid currentColor; border-radius: 2px; }
.mintq-gauge .mintq-on { background: currentColor; }
.mintq-detail { margin: .5rem 0; }
.mintq-detail ul { margin: .1rem 0; }
.mintq-talk-mark { font-weight: 600; }
.mintq-brief h2 { margin-top: 1.75rem; }
.mintq-view.mintq-brief:not(#_) table :is(th, td) { padding-block: .25rem; vertical-align: middle; }
.mintq-view.mintq-brief:not(#_) table td { white-space: nowrap; text-align: end; }
.mintq-view.mintq-brief:not(#_) table thead th:not(:first-child) { text-align: end; }
.mintq-view.mintq-brief:not(#_) table td[aria-hidden] { inline-size: 30%; min-inline-size: 4rem; }
@media (max-width: 30rem) {
  .mintq-view.mintq-brief:not(#_) table :is(th, td) { padding-inline-end: .25rem; font-size: .88em; }
  .mintq-view.mintq-brief:not(#_) table td[aria-hidden] { inline-size: 15%; min-inline-size: 2rem; }
}
.mintq-view.mintq-brief:not(#_) svg { color: var(--own-ink, var(--ink-1)); display: block; }
footer {
  margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--mintq-line); color: var(--mintq-quiet);
  font-size: .85rem;
}
@media (forced-colors: active) {
  .mintq-gauge .mintq-on { background: CanvasText; forced-color-adjust: none; }
}
@page {
  size: A4; margin: 18mm 18mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; }
}
@media print {
  :root {
    --paper: #fff; --ink: #000; --mintq-quiet: #444; --mintq-line: #bbb; --mintq-tint: #fff;
    --mintq-link: #000;
  }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  h1, h2, h3, h4, h4 + .mintq-about, caption { break-after: avoid; }
  h2 { margin-top: 1.75rem; }
  .mintq-detail { break-inside: avoid; }
  footer { margin-top: 1.5rem; break-before: avoid; }
  .mintq-gauge span { print-color-adjust: exact; }
  h1:has(~ p) { font-size: 1.5rem; margin-bottom: .4rem; }
  :has(> .mintq-brief) { font-size: .95em; }
  :has(~ .mintq-brief) .mintq-facts { grid-template-columns: repeat(4, 1fr); gap: .3rem 1rem; }
  .mintq-brief h2 { font-size: 1.15rem; margin: .9rem 0 .3rem; padding-top: .4rem; }
  .mintq-brief :is(p, ul, li) { margin-block: .2rem; line-height: 1.4; }
  .mintq-brief ul { break-inside: avoid; }
  .mintq-view.mintq-brief:not(#_) table :is(th, td) { padding-block: .06rem; line-height: 1.35; }
  a[href^="http"] { text-decoration: none; }
}
"""

STYLE: Final = _PAGE + VIEW_STYLE
"""All styles of the report: of the page, and of the result in it."""
