"""The styles of a result, once for the page and for the report; both give the colours as `--mintq-…`.

Everything is below `.mintq-view`; `:not(#_)` weighs like an id, so that these rules win over those of the
site's theme, which dresses lists, tables and details too.
"""

from __future__ import annotations

from typing import Final

VIEW_STYLE: Final = """
.mintq-view:not(#_) {
  --ink-1: var(--mintq-area-1); --ink-2: var(--mintq-area-2); --ink-3: var(--mintq-area-3);
  --ink-4: var(--mintq-area-4, var(--mintq-primary)); --ink-5: var(--mintq-area-5, var(--mintq-quiet));
  --ink-6: var(--mintq-area-6, var(--mintq-alert));
  --shade-1: var(--mintq-shade-1, #d3e6e4); --shade-2: var(--mintq-shade-2, #62a5a1);
  --shade-3: var(--mintq-shade-3, #0b4f52); --on-shade-3: var(--mintq-on-shade-3, #fff);
}
@media screen {
  [data-md-color-scheme="slate"] .mintq-view:not(#_) {
    --shade-1: #1f4346; --shade-2: #4b9390; --shade-3: #c9efea; --on-shade-3: #06282c;
  }
}
.mintq-view:not(#_) .mintq-sr {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
.mintq-view:not(#_) :is(.mintq-coverage, .mintq-about, .mintq-in-words, .mintq-name) {
  color: var(--mintq-quiet); font-size: .9em; margin: .1rem 0; font-weight: 400;
}
.mintq-view:not(#_) .mintq-coverage strong { color: var(--mintq-area-2); }
.mintq-view:not(#_) ul.mintq-cautions, .mintq-view:not(#_) div.mintq-cautions {
  list-style: none; margin: .8rem 0; padding: .4rem .9rem; background: var(--mintq-tint);
  border-inline-start: .2rem solid var(--mintq-area-2);
}
.mintq-view:not(#_) .mintq-cautions :is(li, p) { margin: .2rem 0; }

.mintq-view:not(#_) .mintq-overview p { margin-block: .3rem; }
.mintq-view:not(#_) .mintq-columns {
  display: grid; gap: 1.2rem 1.4rem; margin-block: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
}
.mintq-view:not(#_) .mintq-column:has(> details[open]) { grid-column: 1 / -1; }
.mintq-view:not(#_) :is(.mintq-column, .mintq-card) {
  border-block-start: .25rem solid var(--own-ink, var(--ink-1)); padding-block-start: .5rem;
}
.mintq-view:not(#_) .mintq-card--2 { --own-ink: var(--ink-2); }
.mintq-view:not(#_) .mintq-card--3 { --own-ink: var(--ink-3); }
.mintq-view:not(#_) .mintq-card--4 { --own-ink: var(--ink-4); }
.mintq-view:not(#_) .mintq-card--5 { --own-ink: var(--ink-5); }
.mintq-view:not(#_) .mintq-card--6 { --own-ink: var(--ink-6); }
.mintq-view:not(#_) :is(.mintq-column, .mintq-card) > :is(h2, h3, h4, h5, h6) {
  margin: 0; font-size: 1em; font-weight: 650;
}
.mintq-view:not(#_) ul.mintq-cards {
  list-style: none; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
}
.mintq-view:not(#_) ul.mintq-cards > li { margin: 0; }
.mintq-view:not(#_) .mintq-card p { margin: .1rem 0 0; }
.mintq-view:not(#_) .mintq-value { font-size: 1.9em; line-height: 1.2; font-weight: 600; }
.mintq-view:not(#_) .mintq-value, .mintq-view:not(#_) .mintq-why__value {
  font-variant-numeric: tabular-nums;
}
.mintq-view:not(#_) a.mintq-because { color: inherit; font-weight: inherit; }

.mintq-view:not(#_) details {
  margin: 0; padding: 0; border: 0; box-shadow: none; background: none; font-size: inherit;
}
.mintq-view:not(#_) summary {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0 .5rem; min-block-size: 44px;
  margin: 0; padding: .25rem .2rem; line-height: 1.35; background: none; font-weight: 400; cursor:
  pointer; border-radius: .2rem;
}
.mintq-view:not(#_) summary::before, .mintq-view:not(#_) summary::after { display: none; }
.mintq-view:not(#_) summary::-webkit-details-marker { display: none; }
.mintq-view:not(#_) summary:hover { background: var(--mintq-tint); }
.mintq-view:not(#_) .mintq-why { border-block-end: 1px solid var(--mintq-line); }
.mintq-view:not(#_) .mintq-why__title {
  flex: 1 1 100%; text-decoration: underline dotted; text-underline-offset: .2em;
}
.mintq-view:not(#_) .mintq-why--area .mintq-in-words { flex: 1 1 6rem; }
.mintq-view:not(#_) .mintq-why--area .mintq-coverage { flex: 1 1 100%; }
.mintq-view:not(#_) .mintq-why--area .mintq-value {
  text-decoration: underline dotted; text-underline-offset: .15em;
}
.mintq-view:not(#_) .mintq-why__value { font-weight: 700; }
.mintq-view:not(#_) .mintq-why svg { flex: 1 1 3rem; inline-size: 3rem; }
.mintq-view:not(#_) .mintq-why__value { min-inline-size: 2.2em; text-align: end; }
.mintq-view:not(#_) .mintq-why__inside {
  padding: .2rem .7rem .7rem; margin-block-end: .5rem; background: var(--mintq-tint);
  border-inline-start: .2rem solid var(--own-ink, var(--ink-1));
}
.mintq-view:not(#_) .mintq-why__inside p { margin: .5rem 0 0; }
.mintq-view:not(#_) ul.mintq-items { list-style: none; margin: .3rem 0; padding: 0; }
.mintq-view:not(#_) ul.mintq-items > li {
  display: flex; gap: .5rem; align-items: baseline; margin: .3rem 0; padding: 0;
}
.mintq-view:not(#_) ul.mintq-items > li > :last-child { flex: 1; min-inline-size: 0; }
.mintq-view:not(#_) ul.mintq-details { list-style: none; margin: .2rem 0 0; padding: 0 0 0 .75rem; }
.mintq-view:not(#_) ul.mintq-details > li { margin: .1rem 0; }
.mintq-view:not(#_) .mintq-rise { margin-block-start: .6rem; }
.mintq-view:not(#_) .mintq-rise .mintq-statement { font-style: italic; }

.mintq-view:not(#_) .mintq-sign {
  display: inline-block; min-inline-size: 1.6em; padding: 0 .3em; margin-inline-end: .3em; text-align: center;
  font-weight: 700; font-style: normal; border: 1px solid var(--mintq-field); border-radius: .2rem;
  print-color-adjust: exact;
}
.mintq-view:not(#_) .mintq-sign--1 { background: var(--shade-1); }
.mintq-view:not(#_) .mintq-sign--2 { background: var(--shade-2); color: #061d1f; }
.mintq-view:not(#_) .mintq-sign--3 { background: var(--shade-3); color: var(--on-shade-3); }
.mintq-view:not(#_) .mintq-sign--none { border-style: dashed; font-weight: 400; }
.mintq-view:not(#_) ul.mintq-key {
  list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .6rem 0; padding: 0;
  font-size: .9em;
}
.mintq-view:not(#_) ul.mintq-key > li { margin: 0; }

.mintq-view:not(#_) .mintq-folded {
  border: 1px solid var(--mintq-line); border-radius: .2rem; margin-block: .5rem;
}
.mintq-view:not(#_) .mintq-folded > summary {
  flex-wrap: nowrap; align-items: center; padding-inline: .8rem; font-weight: 600;
}
.mintq-view:not(#_) .mintq-folded > summary::before {
  content: "+" / ""; flex: none; display: inline-block; position: static; inline-size: 1em; block-size: auto;
  background: none; mask: none; transform: none; font-weight: 700;
}
.mintq-view:not(#_) .mintq-folded[open] > summary::before { content: "\\2212" / ""; }
.mintq-view:not(#_) .mintq-folded > :not(summary) { margin-inline: .8rem; }
.mintq-view:not(#_) .mintq-figure { margin: .8rem 0; }
.mintq-view:not(#_) .mintq-chart {
  display: block; max-inline-size: 100%; font-family: inherit; color: inherit;
}
.mintq-view:not(#_) .mintq-chart[viewBox] { block-size: auto; inline-size: 25em; }
.mintq-view:not(#_) .mintq-chart:not([viewBox]) { max-inline-size: 34rem; }
.mintq-view:not(#_) .mintq-chart__ink--1 { color: var(--ink-1); }
.mintq-view:not(#_) .mintq-chart__ink--2 { color: var(--ink-2); }
.mintq-view:not(#_) .mintq-chart__ink--3 { color: var(--ink-3); }
.mintq-view:not(#_) .mintq-chart__ink--4 { color: var(--ink-4); }
.mintq-view:not(#_) .mintq-chart__ink--5 { color: var(--ink-5); }
.mintq-view:not(#_) .mintq-chart__ink--6 { color: var(--ink-6); }
.mintq-view:not(#_) .mintq-target { color: CanvasText; }
.mintq-view:not(#_) ol.mintq-candidates > li { margin-block-end: 1rem; }
.mintq-view:not(#_) .mintq-candidates p { margin: .2rem 0; }
.mintq-view:not(#_) .mintq-chosen { font-weight: 700; }
.mintq-view:not(#_) .mintq-saves { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0; }
.mintq-view:not(#_) .mintq-save {
  font: inherit; font-size: .9em; min-block-size: 40px; padding: .3rem .8rem; cursor: pointer; color: inherit;
  background: none; border: 1px solid var(--mintq-field); border-radius: .2rem;
}
.mintq-view:not(#_) .mintq-save:hover { background: var(--mintq-tint); }

.mintq-view:not(#_) .mintq-scroll { overflow-x: auto; }
.mintq-view:not(#_) table {
  display: table; inline-size: 100%; border-collapse: collapse; border: 0; box-shadow: none; background: none;
  font-size: .9em; hyphens: manual;
}
.mintq-view:not(#_) caption { text-align: start; color: var(--mintq-quiet); padding-block: .4rem; }
.mintq-view:not(#_) table :is(th, td) {
  padding: .4rem .6rem .4rem 0; min-inline-size: 0; text-align: start; vertical-align: top; background: none;
  border: 0; border-block-end: 1px solid var(--mintq-line); font-weight: 400;
}
.mintq-view:not(#_) table thead th { color: var(--mintq-quiet); font-weight: 600; }
.mintq-view:not(#_) td { font-variant-numeric: tabular-nums; }
.mintq-view:not(#_) table .mintq-table__area :is(th, td) { font-weight: 700; padding-block-start: .8rem; }
.mintq-view:not(#_) .mintq-heatmap td { padding-inline: .15rem; inline-size: 2.6rem; position: relative; }
.mintq-view:not(#_) .mintq-heatmap .mintq-sign { display: block; margin: 0; padding-block: .15rem; }

.mintq-view:not(#_) .mintq-statement { margin: 0; font-weight: 400; }
.mintq-view:not(#_) :is(.mintq-potentials, .mintq-suggestions) > li { margin-block: .9rem; }
.mintq-view:not(#_) :is(.mintq-potentials, .mintq-suggestions) p { margin: .1rem 0; }
.mintq-view:not(#_) .mintq-own {
  margin: .2rem 0; padding-inline-start: .6rem; border-inline-start: .15rem solid var(--mintq-line);
}
@media (forced-colors: active) {
  .mintq-view:not(#_) .mintq-chart__ink { color: CanvasText; }
  .mintq-view:not(#_) .mintq-sign { border-color: CanvasText; }
}
@media print {
  .mintq-view:not(#_) :is(.mintq-card, li, tr, .mintq-figure) { break-inside: avoid; }
  .mintq-view:not(#_) .mintq-saves { display: none; }
  .mintq-view:not(#_) svg { print-color-adjust: exact; }
  .mintq-view:not(#_) .mintq-scroll { overflow: visible; }
}
"""
