import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Action } from '@dspt/contracts/support/actions';
import { DataSource, type QueryRunner } from 'typeorm';
import { Desk, risky } from './support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

const actionOf = async (id: string) => (await desk.as('Olive').get(`/staff/actions/${id}`)).body as Action;

async function until(id: string, state: Action['state']): Promise<Action> {
  for (const giveUp = Date.now() + 30_000; Date.now() < giveUp;) {
    const action = await actionOf(id);
    if (action.state === state) return action;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${id} did not become ${state}: ${JSON.stringify(await actionOf(id))}`);
}

/** Another transaction of identity's has the lock of the account, and may change it before it lets go. */
async function holding(personId: string): Promise<QueryRunner> {
  const runner = desk.identity.database.createQueryRunner();
  await runner.startTransaction();
  await runner.query('select pg_advisory_xact_lock(1, hashtext($1))', [personId]);
  return runner;
}

async function letGo(runner: QueryRunner, personId: string): Promise<void> {
  await runner.query(`update people set email = $2 where id = $1`, [personId, `${randomUUID()}@new.example`]);
  await runner.commitTransaction();
  await runner.release();
}

/** Resolves when identity waits for the account that is held. */
async function identityWaits(): Promise<void> {
  const watching = await new DataSource({
    type: 'postgres',
    url: desk.service.otherServices['identity']!.databaseUrl,
  }).initialize();
  const waiting = () =>
    watching.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
  while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await watching.destroy();
}

describe('a fault of the owner while it commits', () => {
  const faults = async (howMany: number) => {
    const { database } = desk.identity;
    await database.query('drop sequence if exists faults cascade');
    await database.query('create sequence faults');
    await database.query(`
      create or replace function fault() returns trigger language plpgsql as $$ begin
        if nextval('faults') <= ${howMany} then raise exception 'no space left' using errcode = '53100'; end if;
        return null;
      end $$;
      drop trigger if exists fault on executed_actions;
      create constraint trigger fault after insert on executed_actions deferrable initially deferred
        for each row execute function fault()`);
  };
  afterAll(() => desk.identity.database.query('drop trigger fault on executed_actions'));

  test('is no refusal: the owner is asked again until it says that the action is done, and it is done once', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    await faults(2);
    const { body } = await desk.approve('Sam', action);
    expect(body).toMatchObject({ state: 'executing', note: expect.any(String) });
    const done = await until(action.id, 'done');
    expect([done.note, await desk.hasSecondFactor(personId)]).toEqual([null, false]);
    const executed = await desk.identity.database.query<unknown[]>(
      'select from executed_actions where id = $1',
      [action.id],
    );
    expect(executed).toHaveLength(1);
  });

  test('keeps an action that needs nobody else', async () => {
    const personId = await desk.person();
    await desk.identity.bearer(personId);
    await faults(1);
    const action = await desk.asked('Olive', 'end-sessions', { personId });
    expect(action.state).toBe('executing');
    await until(action.id, 'done');
  });
});

describe('what was decided while somebody looked stays decided', () => {
  test('an action that was withdrawn while it was being approved does not wait again', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    const held = await holding(personId);
    const approving = desk.approve('Sam', action);
    await identityWaits();
    expect((await desk.as('Olive').post(`/staff/actions/${action.id}/withdrawal`)).body).toMatchObject({
      state: 'withdrawn',
    });
    await letGo(held, personId);
    expect((await approving).body).toMatchObject({ code: 'action-decided' });
    expect(await desk.stateOf(action.id)).toBe('withdrawn');
  });

  test('a process whose turn was taken over changes nothing any more', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    await desk.service.database.query(
      `update actions set state = 'executing', decided_by = $2, decided_at = now() where id = $1`,
      [action.id, JSON.stringify({ id: desk.staff['Sam'], name: 'Sam Demo', role: 'helpdesk-supervisor' })],
    );
    const held = await holding(personId);
    await identityWaits();
    const [taken] = await desk.service.database.query<[[{ claim: string }], number]>(
      `update actions set claim = gen_random_uuid(), claimed_until = now() + interval '1 minute'
       where id = $1 and claim is not null returning claim`,
      [action.id],
    );
    await letGo(held, personId);
    // Identity is through with it when the account is free again.
    await letGo(await holding(personId), personId);
    const [row] = await desk.service.database.query<Record<string, unknown>[]>(
      'select state, claim from actions where id = $1',
      [action.id],
    );
    expect(row).toEqual({ state: 'executing', claim: taken[0].claim });
  });

  test('an action that its owner has done is done, whoever hears of it', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    const { body } = await desk.approve('Sam', action);
    expect(body).toMatchObject({ state: 'done' });
    await desk.service.database.query(
      `update actions set state = 'executing', done_at = null where id = $1`,
      [action.id],
    );
    await until(action.id, 'done');
    expect(await desk.hasSecondFactor(personId)).toBe(false);
  });

  test('approving what has changed since shows it once more, and never what another has refused', async () => {
    const personId = await desk.person();
    const action = await desk.asked('Olive', risky, { personId });
    const held = await holding(personId);
    const approving = desk.approve('Sam', action);
    await identityWaits();
    const refusal = await desk
      .as('Sue')
      .post(`/staff/actions/${action.id}/refusal`, { note: 'Not verified' });
    expect(refusal.body).toMatchObject({ state: 'refused' });
    await letGo(held, personId);
    expect((await approving).body).toMatchObject({ code: 'action-decided' });
    expect(await actionOf(action.id)).toMatchObject({ state: 'refused', note: 'Not verified' });
  });
});
