// @ts-check
/** The assessment: its features, put together. Each hears what concerns it and knows nothing of the others. */
import { App } from "./app.js";
import { answering } from "./features/answering.js";
import { choosing } from "./features/choosing.js";
import { clearing } from "./features/clearing.js";
import { collecting } from "./features/collecting.js";
import { comparing } from "./features/comparing.js";
import { describing } from "./features/describing.js";
import { guarding } from "./features/guarding.js";
import { guiding } from "./features/guiding.js";
import { keeping } from "./features/keeping.js";
import { opening } from "./features/opening.js";
import { papering } from "./features/papering.js";
import { planning } from "./features/planning.js";
import { planningImpact } from "./features/planning_impact.js";
import { proving } from "./features/proving.js";
import { reminding } from "./features/reminding.js";
import { reporting } from "./features/reporting.js";
import { sealing } from "./features/sealing.js";
import { shortcuts } from "./features/shortcuts.js";
import { sharing } from "./features/sharing.js";
import { showing } from "./features/showing.js";
import { translating } from "./features/translating.js";
import { undoing } from "./features/undoing.js";
import { drawn, pause } from "./page/pause.js";
import { readWords } from "./page/words.js";

// What can be read and answered comes first: what was entered until the code is there is taken up by it.
await drawn();
readWords();
const app = new App();
// Showing comes first: while Python works out the result, the others bring the page up to date.
for (const feature of [showing, answering, describing, choosing, proving, guiding, shortcuts, planning, planningImpact, papering, keeping, collecting, sharing, reminding, guarding,
  clearing, opening, sealing, comparing, reporting, undoing, translating]) {
  await pause();
  feature(app);
}
app.start();
