// Takes a first look at files: node first_look.mjs FOLDER-OF-THE-MODULES LIST, where LIST is a JSON file of paths.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, list] = process.argv.slice(2);
const { look } = await import(pathToFileURL(`${folder}/look.js`).href);
const { known, files } = JSON.parse(readFileSync(list, "utf-8"));
const page = { framework: { id: known.framework }, indicators: known.indicators, levels: new Set(known.levels) };
const seen = files.map((file) => {
  const { analysis, problems, notices } = look(new Uint8Array(readFileSync(file)), page);
  const answers = Object.entries(analysis?.answers ?? {}).filter(([, answer]) => answer.level !== undefined);
  return {
    codes: problems.map((problem) => problem.code),
    notices: notices.map((notice) => notice.code),
    levels: Object.fromEntries(answers.map(([id, answer]) => [id, answer.level])),
  };
});
process.stdout.write(JSON.stringify(seen));
