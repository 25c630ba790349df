import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { staffRole } from '@dspt/contracts/access';
import { defineRoute } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { Audit } from '@dspt/service-kit/audit/audit';
import { checkAndRemember } from '@dspt/service-kit/audit/checks';
import { Sealer } from '@dspt/service-kit/audit/sealer';
import { Route } from '@dspt/service-kit/http/route';
import { EventHandler } from '@dspt/service-kit/messaging/handlers';
import type { TestService } from '@dspt/testing/service';
import { Body, Controller, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { startKitService } from './kit-service.js';

const rename = defineRoute('PUT /organisations/:code/name', {
  summary: 'Rename',
  access: 'profile.edit',
  params: z.object({ code: z.string() }),
  body: z.strictObject({ name: z.string(), fails: z.boolean().default(false) }),
});

@Controller()
class NamesController {
  constructor(
    private readonly source: DataSource,
    private readonly audit: Audit,
  ) {}

  @Route(rename)
  rename(
    @Param({ schema: rename.params }) { code }: { code: string },
    @Body({ schema: rename.body }) { name, fails }: { name: string; fails: boolean },
  ) {
    return this.source.transaction(async (manager) => {
      const change = {
        from: { name: 'Rose House' },
        to: { name, passwordHash: 'abc', deep: { token: 'abc' } },
      };
      await this.audit.write(manager, { did: 'name.changed', organisation: code, ...change });
      if (fails) throw new Error('roll back');
    });
  }

  @EventHandler(organisationRenamed)
  hear() {}
}

let service: TestService;
const key = Buffer.alloc(32, 'audit');
const sql = (text: string) => service.database.query<Record<string, unknown>[]>(text);
/** As somebody does who owns the database: the trigger that forbids it is taken away first. */
const tamper = async (text: string) => {
  for (const table of ['audit', 'audit_sealed', 'audit_seals'])
    await sql(`alter table ${table} disable trigger audit_is_final`);
  await sql(text);
};
const check = async () => {
  await service.app.get(Sealer, { strict: false }).sealed();
  return (await checkAndRemember(service.database, key)).findings;
};
const renameTo = async (name: string, fails = false) =>
  service.http
    .put('/organisations/X1/name')
    .set(
      'authorization',
      await service.issuer.bearer({ name: 'Ann Bell', organisation: { code: 'X1', role: 'administrator' } }),
    )
    .send({ name, fails });

beforeAll(async () => {
  service = await startKitService({ controllers: [NamesController] });
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await renameTo(name);
});
afterAll(() => service?.close());

const asStaff = async (role: z.infer<typeof staffRole>, path: string) =>
  service.http.get(path).set('authorization', await service.issuer.bearer({ staff: { role, areas: [] } }));

test('a line says who changed what, and keeps no secret', async () => {
  const { body } = await asStaff('helpdesk-operator', '/staff/audit?organisation=x1&perPage=1');
  expect(body).toMatchObject({
    total: 5,
    items: [
      {
        service: 'identity',
        did: 'name.changed',
        organisation: 'X1',
        actor: { name: 'Ann Bell', role: 'administrator' },
        from: { name: 'Rose House' },
        to: { name: 'Five', passwordHash: '(left out)', deep: { token: '(left out)' } },
      },
    ],
  });
});

test('a change that is rolled back leaves no line', async () => {
  expect((await renameTo('Never', true)).status).toBe(500);
  expect(await sql(`select 1 from audit where after ->> 'name' = 'Never'`)).toEqual([]);
});

test('nobody changes a line by accident', async () => {
  await expect(sql(`update audit set did = 'nothing'`)).rejects.toThrow('The audit trail is never changed');
  await expect(sql(`delete from audit`)).rejects.toThrow('The audit trail is never changed');
});

describe.each(['/staff/audit', '/staff/audit-check'])('who may: GET %s', (path) => {
  const allowed = new Set<string>(['helpdesk-operator', 'helpdesk-supervisor', 'system-administrator']);
  test.each(staffRole.options)('%s', async (role) => {
    expect((await asStaff(role, path)).status).toBe(allowed.has(role) ? 200 : 403);
  });
  test('not a provider, and nobody unknown', async () => {
    const organisation = { code: 'X1', role: 'administrator' as const };
    const provider = await service.http
      .get(path)
      .set('authorization', await service.issuer.bearer({ organisation }));
    expect([provider.status, (await service.http.get(path)).status]).toEqual([403, 401]);
  });
});

describe('the check', () => {
  test('finds nothing in a trail that nobody touched, and the dashboard can read that', async () => {
    expect(await check()).toEqual([]);
    const { body } = await asStaff('helpdesk-supervisor', '/staff/audit-check');
    expect(body).toMatchObject({ service: 'identity', lines: 5, findings: [] });
  });

  test('finds a line that was altered, and says which', async () => {
    await tamper(`update audit set after = '{"name": "Zwei"}' where after ->> 'name' = 'Two'`);
    expect(await check()).toMatchObject([{ what: 'altered', seq: 2 }]);
    await tamper(
      `update audit set after = '{"name": "Two", "passwordHash": "(left out)", "deep": {"token": "(left out)"}}' where seq = 2`,
    );
    expect(await check()).toEqual([]);
  });

  test('finds a line that was inserted, even before it is sealed', async () => {
    await tamper(
      `insert into audit (id, at, did, before, after, mac) select gen_random_uuid(), at, did, before, after, mac from audit where seq = 1`,
    );
    const [inserted] = await sql('select max(seq)::int as seq from audit');
    const unsealed = (await checkAndRemember(service.database, key)).findings;
    expect(unsealed).toMatchObject([{ what: 'inserted', seq: inserted!['seq'] }]);
    expect(await check()).toMatchObject([{ seq: inserted!['seq'] }]);
    await tamper(`delete from audit where seq = ${String(inserted!['seq'])}`);
  });

  test('finds a line that was removed, also together with its seal', async () => {
    await tamper('delete from audit where seq = 3');
    expect(await check()).toContainEqual(expect.objectContaining({ what: 'removed', seq: 3 }));
    await tamper('delete from audit_sealed where seq = 3');
    expect(await check()).toContainEqual(expect.objectContaining({ what: 'seal-broken' }));
  });

  test('finds that the end was cut off', async () => {
    await renameTo('Six');
    await check();
    await tamper(`
      delete from audit where seq in (select seq from audit_sealed where seal = (select max(id) from audit_seals));
      delete from audit_sealed where seal = (select max(id) from audit_seals);
      delete from audit_seals where id = (select max(id) from audit_seals)`);
    expect(await check()).toContainEqual(expect.objectContaining({ what: 'removed', seq: null }));
  });
});
