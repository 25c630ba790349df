import { Audit } from '@dspt/service-kit/audit/audit';
import { readConfig, serviceConfig } from '@dspt/service-kit/config';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { organisationsDataSource } from '../database/data-source.js';
import { AuthorityFilesRepository } from './authority-files.repository.js';
import { FileTaking } from './file-taking.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { LocationFilesRepository } from './location-files.repository.js';
import { OrganisationChecksRepository } from './organisation-checks.repository.js';
import { OrganisationFilesRepository } from './organisation-files.repository.js';
import { OrganisationFilesService } from './organisation-files.service.js';
import { layoutOf, layouts } from './layouts.js';
import { OtherFilesService } from './other-files.service.js';
import { SuccessionFilesRepository } from './succession-files.repository.js';
import { describe } from './report-text.js';

const { values, positionals } = parseArgs({
  options: { force: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  process.stderr.write(
    'Usage: node apps/organisations/dist/imports/command.js <files or folders…> [--force]\n',
  );
  process.exit(2);
}

const { DATABASE_URL, AUDIT_KEY, TODAY } = readConfig(
  serviceConfig.pick({ DATABASE_URL: true, AUDIT_KEY: true, TODAY: true }),
);
const source = await organisationsDataSource(DATABASE_URL).initialize();
const clock = new Clock(TODAY);
// The running service tells and seals what this leaves.
const later = { wakeAfterCommit: () => undefined };
const outbox = new Outbox(later);
const imports = new ImportsService(
  new ImportsRepository(source),
  new FileTaking(
    new OrganisationFilesService(
      new OrganisationFilesRepository(),
      new OrganisationChecksRepository(),
      outbox,
      clock,
    ),
    new OtherFilesService(
      new SuccessionFilesRepository(),
      new LocationFilesRepository(),
      new AuthorityFilesRepository(),
      clock,
    ),
    new Audit(AUDIT_KEY, clock, later),
  ),
  clock,
);
for (const path of (await Promise.all(positionals.map(expand))).flat()) {
  const report = await imports.importFile(await open(path), basename(path), { force: values.force });
  process.stdout.write(`${describe(report)}\n`);
  if (report.state === 'refused') process.exitCode = 1;
}
await source.destroy();

/** A folder stands for the CSV files and archives in it, in the order that makes the fewest stubs. */
async function expand(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(csv(\.gz)?|zip)$/i.test(name));
  const place = (name: string) => layouts.findIndex((layout) => layout === layoutOf(name));
  return names.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b)).map((name) => join(path, name));
}
