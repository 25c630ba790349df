import { randomUUID } from 'node:crypto';
import { connected, query } from '../databases.mjs';
import { call } from '../http.mjs';
import { time } from '../measure.mjs';
import { p95Line } from './line.mjs';

const email = 'person77@home77.care.example';
const verification = { how: 'call-back', detail: 'Rang the number of the register' };

/** An operator links an email to a further organisation: the preview, and then done by the service that owns the data. */
export async function benchAction(desk) {
  const { urls, databaseUrls } = desk.platform;
  const codes = await query(
    databaseUrls.organisations,
    `select code from organisations
     where not stub and closed_on is null and type = 'care-home-site' order by md5(code) limit 40`,
  );
  const [{ number: caseNumber }] = await query(databaseUrls.support, 'select number from cases limit 1');
  const took = { ours: [], bare: [] };
  for (const { code } of codes) {
    const token = await desk.operator();
    took.bare.push(await time(() => threeWrites(databaseUrls.support)));
    took.ours.push(await time(() => link({ url: urls.support, token, code, caseNumber })));
  }
  return p95Line({ what: 'action, from the click to done', goal: '< 1 s', under: 1000, took });
}

async function link({ url, token, code, caseNumber }) {
  const body = { kind: 'link-email', input: { code, email, role: 'member' } };
  const { fingerprint } = await call('POST', `${url}/staff/action-previews`, { token, body });
  const why = { caseNumber, reason: 'They asked', verification };
  const asked = { ...body, ...why, id: randomUUID(), fingerprint };
  const action = await call('POST', `${url}/staff/actions`, { token, body: asked });
  if (action.state !== 'done') throw new Error(`The action is ${action.state}: ${action.note}`);
}

/** The least it can be: what was asked for, what was done, and that it was, each kept. */
const threeWrites = (url) =>
  connected(url, async (client) => {
    await client.query('create temporary table kept (id uuid, data jsonb)');
    for (const write of ['asked', 'did', 'done'])
      await client.query('insert into kept values (gen_random_uuid(), $1)', [{ write }]);
  });
