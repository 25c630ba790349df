import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNats } from '@dspt/embedded';
import pg from 'pg';
import { answerTo, itemsOf } from './assessment.mjs';
import { BareEvents } from './bare/events.mjs';
import { query } from './databases.mjs';
import { call } from './http.mjs';
import { ms, quantile, times } from './measure.mjs';

const facts = 300;
const pauseMs = 25;

/**
 * Both ends are commits in one PostgreSQL, which notes when it made each: one clock, nothing added to the services, and
 * no polling to disturb an idle machine. Told: the commit of an answer in assessment. Applied: the commit in
 * organisations that brings the register's progress up to date and notes the event as heard.
 */
export async function benchEvents({ platform, person, databases, folder, unregistered }) {
  const { assessment, organisations } = platform.databaseUrls;
  const [code] = await unregistered(1);
  const token = await person.tokenFor(code);
  const save = await answering(`${platform.urls.assessment}/organisations/${code}`, token);
  const since = await now(assessment);
  const bare = await openBare(databases, join(folder, 'events'));
  try {
    for (let fact = 0; fact < facts; fact++) {
      await save(fact);
      await sleep(pauseMs);
      await bare.tell(fact);
      await sleep(pauseMs);
    }
    const ours = await lags(
      [assessment, `answer_changes where code = '${code}'`],
      [organisations, `inbox where subject = 'events.assessment.progress-changed.v1'`],
      since,
    );
    return lines(
      ours,
      await lags([bare.told, 'facts where true'], [bare.applied, 'facts where true'], since),
    );
  } finally {
    await bare.close();
  }
}

async function answering(organisation, token) {
  const item = (await itemsOf(organisation, token)).find(({ answerType }) => answerType === 'text');
  return (fact) =>
    call('PUT', `${organisation}/items/${item.ref}/answer`, {
      token,
      body: answerTo(item, fact, `Fact ${fact}`),
    });
}

/** Insert, publish → hear, insert: no framework, no outbox, no inbox. */
async function openBare(databases, folder) {
  const told = await databases.create('bench_told');
  const applied = await databases.create('bench_applied');
  for (const url of [told, applied]) await query(url, 'create table facts (fact integer primary key)');
  const [here, there] = [new pg.Client(told), new pg.Client(applied)];
  await Promise.all([here.connect(), there.connect()]);
  const insert = (client, { fact }) => client.query('insert into facts values ($1)', [fact]);
  const nats = await startNats({ dataDir: folder });
  const events = await BareEvents.open(nats.url, (data) => insert(there, data));
  return {
    told,
    applied,
    tell: async (fact) => {
      await insert(here, { fact });
      await events.tell({ fact });
    },
    close: async () => {
      await events.close();
      await Promise.all([here.end(), there.end()]);
      await nats.stop();
    },
  };
}

const now = async (url) => (await query(url, 'select now() as now'))[0].now;

/** Both ends are in order, so the n-th fact told is the n-th applied. Milliseconds. */
async function lags(told, applied, since) {
  const [from, until] = [await commits(...told, since), await commits(...applied, since)];
  return from.map((moment, index) => until[index] - moment);
}

async function commits(url, rows, since) {
  for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; await sleep(200)) {
    const found = await query(
      url,
      `select extract(epoch from at) * 1000 as at
       from (select pg_xact_commit_timestamp(xmin) as at from ${rows}) commits where at > $1 order by at`,
      [since],
    );
    if (found.length === facts) return found.map(({ at }) => Number(at));
  }
  throw new Error(`There are not ${facts} rows in ${rows}`);
}

const lines = (ours, bare) =>
  [
    ['p50', 0.5, 15],
    ['p99', 0.99, 60],
  ].map(([name, share, limit]) => {
    const [own, least] = [quantile(ours, share), quantile(bare, share)];
    return {
      what: `event lag when idle, commit → applied elsewhere, ${name}`,
      goal: `< ${limit} ms`,
      ours: ms(own),
      bare: ms(least),
      ratio: times(own / least),
      reached: own < limit,
    };
  });
