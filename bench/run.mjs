import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { benchAnswers } from './answers.mjs';
import { benchEvents } from './events.mjs';
import { benchHelpdesk } from './helpdesk.mjs';
import { benchImport } from './import.mjs';
import { Person } from './person.mjs';
import { startMeasured } from './platform.mjs';
import { benchPublish } from './publish.mjs';
import { benchRebuild } from './rebuild.mjs';
import { careSites } from './register-database.mjs';
import { machine, save, table } from './report.mjs';
import { benchSearch } from './search.mjs';
import { benchStart } from './start.mjs';

/** In this order: `start` stops the platform, and `helpdesk` starts one of its own. */
const benches = {
  import: benchImport,
  publish: benchPublish,
  events: benchEvents,
  search: benchSearch,
  answers: benchAnswers,
  rebuild: benchRebuild,
  start: benchStart,
  helpdesk: benchHelpdesk,
};
const names = Object.keys(benches);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(' or ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}

const began = Date.now();
const say = (text) =>
  console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${text}`);
let measured;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void giveUp(signal));

measured = await startMeasured(say);
try {
  const facts = await machine(measured.platform.adminUrl);
  const results = table(await runAll());
  console.log(`\n${results}\n\n${facts}`);
  if (asked.length === 0) await save(facts, results);
} finally {
  await measured.forget();
}

async function runAll() {
  const folder = join(measured.dataDir, 'bench');
  await mkdir(folder);
  const person = new Person(measured);
  const unregistered = careSites(measured.platform.databaseUrls.organisations);
  const lines = [];
  for (const name of names.filter((each) => asked.length === 0 || asked.includes(each))) {
    say(`Measuring: ${name}`);
    lines.push(...(await benches[name]({ ...measured, folder, person, unregistered, say })));
  }
  return lines;
}

async function giveUp(signal) {
  say(`Stopped by ${signal}`);
  await measured?.forget();
  process.exit(1);
}
