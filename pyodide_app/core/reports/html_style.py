"""The styles of the report, for screens of any width, light and dark, forced colours, and A4 paper."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1d2730; --quiet: #55626e; --line: #d5dce2; --soft: #f3f6f8; --link: #0b5d78;
  --area-1: #0b6b57; --area-2: #8a4b00; --area-3: #5b3f9b;
    --area-4: #2f6fa8; --area-5: #6b6b1e; --area-6: #a83a4a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14191e; --ink: #e6ebef; --quiet: #a9b5c0; --line: #37424c; --soft: #1d242b; --link: #8ccbe6;
    --area-1: #79d2b6; --area-2: #f2bd6b; --area-3: #c3b1f5;
    --area-4: #7fb4e6; --area-5: #c4c46c; --area-6: #ee96a3;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; hyphens: auto; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 {
  font-size: 1.4rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-top: .75rem;
  border-top: 1px solid var(--line);
}
h3 { font-size: 1.15rem; line-height: 1.35; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.75rem 0 .1rem; }
p, ul, ol, dl { margin: .5rem 0; }
ul { padding-left: 1.4rem; }
ol { padding-left: 2.2rem; }
li { margin: .35rem 0; }
a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.mintq-facts {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
  gap: .75rem 1.5rem;
}
dt, .mintq-name { font-size: .85rem; color: var(--quiet); margin: 0; }
dd { margin: 0; white-space: pre-line; }
nav ul {
  list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem;
  margin: 1.5rem 0;
}
nav li { margin: 0; }
nav a { display: inline-block; padding: .35rem 0; }
.mintq-cards {
  list-style: none; padding: 0; display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
}
.mintq-card {
  margin: 0; padding: .9rem 1rem; background: var(--soft); border: 0 solid var(--area-1);
  border-top-width: 4px;
  border-radius: .3rem;
}
.mintq-card--2 { border-color: var(--area-2); }
.mintq-card--3 { border-color: var(--area-3); }
.mintq-card--4 { border-color: var(--area-4); }
.mintq-card--5 { border-color: var(--area-5); }
.mintq-card--6 { border-color: var(--area-6); }
.mintq-card h3 { margin: 0; font-size: 1rem; }
.mintq-card p { margin: .1rem 0 0; font-size: .9rem; }
.mintq-card .mintq-value { font-size: 1.9rem; line-height: 1.3; font-weight: 600; }
.mintq-coverage, .mintq-about { color: var(--quiet); font-size: .9rem; }
.mintq-cautions {
  list-style: none; padding: .4rem 1rem; margin: 1rem 0; border-left: 4px solid var(--area-2);
  background: var(--soft);
}
.mintq-chart { display: block; max-width: 34rem; font-family: inherit; }
.mintq-chart__ink--1 { color: var(--area-1); }
.mintq-chart__ink--2 { color: var(--area-2); }
.mintq-chart__ink--3 { color: var(--area-3); }
.mintq-chart__ink--4 { color: var(--area-4); }
.mintq-chart__ink--5 { color: var(--area-5); }
.mintq-chart__ink--6 { color: var(--area-6); }
.mintq-scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; hyphens: manual; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0 .5rem; }
th, td {
  padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top;
}
td { font-variant-numeric: tabular-nums; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; }
.mintq-table__area th, .mintq-table__area td {
  font-weight: 600; padding-top: .9rem; border-bottom-color: var(--quiet);
}
.mintq-statement { margin: 0; }
.mintq-about { margin: .1rem 0; }
.mintq-own { margin: .2rem 0; padding-left: .75rem; border-left: 2px solid var(--line); }
.mintq-answers { list-style: none; padding: 0; }
.mintq-answers > li { margin: 0; padding: .8rem 0; border-bottom: 1px solid var(--line); }
.mintq-answers > li:last-child { border-bottom: 0; }
.mintq-level { margin: .25rem 0; }
.mintq-level--none { color: var(--quiet); }
.mintq-level--none strong { font-weight: 400; font-style: italic; }
.mintq-gauge { display: inline-flex; gap: 3px; margin-right: .6rem; }
.mintq-gauge span { width: .8rem; height: .8rem; border: 1.5px solid currentColor; border-radius: 2px; }
.mintq-gauge .mintq-on { background: currentColor; }
.mintq-detail { margin: .5rem 0; }
.mintq-detail ul { margin: .1rem 0; }
.mintq-talk-mark { font-weight: 600; }
footer {
  margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet);
  font-size: .85rem;
}
@media (forced-colors: active) {
  .mintq-chart__ink { color: CanvasText; }
  .mintq-gauge .mintq-on { background: CanvasText; forced-color-adjust: none; }
}
@page {
  size: A4; margin: 18mm 18mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --soft: #fff; --link: #000;
    --area-1: #0b6b57; --area-2: #8a4b00; --area-3: #5b3f9b;
    --area-4: #2f6fa8; --area-5: #6b6b1e; --area-6: #a83a4a; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  h1, h2, h3, h4, h4 + .mintq-about, caption { break-after: avoid; }
  h2 { margin-top: 1.75rem; }
  li, tr, .mintq-card, .mintq-detail, .mintq-figure { break-inside: avoid; }
  footer { margin-top: 1.5rem; break-before: avoid; }
  .mintq-card { border-width: 4px 1px 1px; }
  .mintq-answers > li { print-color-adjust: exact; }
  .mintq-chart, .mintq-gauge span { print-color-adjust: exact; }
  .mintq-scroll { overflow: visible; }
  a[href^="http"] { text-decoration: none; }
}
"""
