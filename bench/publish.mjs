import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { complete } from './assessment.mjs';
import { BarePublishing } from './bare/publishing.mjs';
import { connected } from './databases.mjs';
import { call } from './http.mjs';
import { alternate, count, ms, time, times } from './measure.mjs';
import { careLine, extended, writeLines } from './ods-files.mjs';
import { importFiles, registerDatabase } from './register-database.mjs';

const headOffice = 'BENCH';
const sites = Array.from({ length: 1500 }, (_, index) => `BENCH${String(index).padStart(4, '0')}`);
const rounds = 7;
const sameAcrossSites = { training: true, policies: true, security: true, it: true };

const today = `(now() at time zone 'Europe/London')::date`;
const shown = `
  select count(*)::int as shown from coverage c
  join statuses s on s.code = c.code and s.current and s.from_day <= ${today} and s.until_day > ${today}
  where c.publication_id = $1`;

/** From the request to publish until the register shows it for every site, which one count asks again and again. */
export async function benchPublish({ platform, person, databases, folder }) {
  const registerUrl = platform.databaseUrls.organisations;
  await importHeadOffice(registerUrl, folder);
  const organisation = `${platform.urls.organisations}/organisations/${headOffice}`;
  const assessment = `${platform.urls.assessment}/organisations/${headOffice}`;
  const token = await person.tokenFor(headOffice);
  const body = { enabled: true, sameAcrossSites };
  await call('PUT', `${organisation}/head-office-function`, { token, body });
  await complete(assessment, token);

  const bareUrl = await registerDatabase(databases, 'bench_publish');
  const bare = await BarePublishing.open(bareUrl, join(folder, 'publish'), [headOffice, ...sites]);
  try {
    const took = await connected(registerUrl, async (register) => {
      const ours = () => time(() => publishAndSee(assessment, token, register));
      await ours();
      await bare.publish();
      return alternate(rounds, ours, () => time(() => bare.publish()));
    });
    await mustShow(organisation, token);
    return lines(took);
  } finally {
    await bare.close();
  }
}

async function importHeadOffice(registerUrl, folder) {
  const office = careLine({ code: headOffice, name: 'HEAD OFFICE OF BENCH' });
  const homes = sites.map((code) => careLine({ code, name: `BENCH HOUSE ${code}`, parent: headOffice }));
  const files = [
    await writeLines(join(folder, 'ecarehomehq.csv'), extended('ecarehomehq', [office])),
    await writeLines(join(folder, 'ecarehomesite.csv'), extended('ecarehomesite', homes)),
  ];
  await importFiles(files, registerUrl);
}

async function publishAndSee(assessment, token, register) {
  const choice = { level: 'met', sameAcrossSites, requestId: randomUUID(), profileConfirmed: true };
  const { id } = await call('POST', `${assessment}/publications`, { token, body: choice });
  for (const giveUpAt = Date.now() + 30_000; Date.now() < giveUpAt; await sleep(1)) {
    const { rows } = await register.query(shown, [id]);
    if (rows[0].shown === sites.length + 1) return;
  }
  throw new Error('The register does not show the publication for every site');
}

/** What the count said, as a head office sees it. */
async function mustShow(organisation, token) {
  const list = await call('GET', `${organisation}/sites`, { token });
  const through = list.sites.filter(({ status }) => status.through?.code === headOffice);
  if (through.length !== sites.length) throw new Error(`Only ${through.length} sites are shown as covered`);
}

function lines({ ours, bare, ratio }) {
  const what = `publish for ${count(sites.length)} sites → all show it`;
  const measured = { what, ours: ms(ours), bare: ms(bare), ratio: times(ratio) };
  return [
    { ...measured, goal: '< 2 s', reached: ours < 2000 },
    { ...measured, goal: '≤ 3× bare', reached: ratio <= 3 },
  ];
}
