import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventSubject } from '@dspt/contracts/define';
import { personRenamed } from '@dspt/contracts/identity/own-account';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Identity } from '@dspt/testing/identity';
import type { TestService } from '@dspt/testing/service';
import { startSupport } from './support/harness.js';

let service: TestService;
let identity: Identity;
beforeAll(async () => {
  service = await startSupport(['identity']);
  identity = await Identity.of(service);
});
afterAll(async () => {
  await identity?.close();
  await service?.close();
});

/** An operator with a case of theirs. @returns who it is, and the name by which the case has them now */
async function operatorWithCase() {
  const personId = await identity.account({
    email: `${randomUUID()}@desk.example`,
    firstName: 'Olive',
    staffRole: 'helpdesk-operator',
  });
  const caseId = randomUUID();
  await service.database.query(
    `insert into cases (id, number, topic, source, email, first_name, last_name, telephone, message, assignee_id,
       assignee_name, opened_at, changed_at)
     values ($1::uuid, $1::text, 'other', 'telephone', 'ann@rose.example', 'Ann', 'Bell', '', 'Help', $2, 'Olive Demo', now(), now())`,
    [caseId, personId],
  );
  const assignee = async () => {
    const [row] = await service.database.query<[{ assignee_name: string }]>(
      'select assignee_name from cases where id = $1',
      [caseId],
    );
    return row.assignee_name;
  };
  return { personId, assignee };
}
const rename = (personId: string, to: string) =>
  identity.database.query('update people set first_name = $2 where id = $1', [personId, to]);
async function tell(personId: string, msgID = randomUUID()): Promise<void> {
  const { events } = service.app.get(NatsLink);
  await events.publish(eventSubject(personRenamed), JSON.stringify({ personId }), { msgID });
  await service.settled();
}

describe('whose case it is has their new name', () => {
  test('hears: identity.person-renamed.v1', async () => {
    const [one, other] = [await operatorWithCase(), await operatorWithCase()];
    await rename(one.personId, 'Olivia');
    await tell(one.personId);
    expect([await one.assignee(), await other.assignee()]).toEqual(['Olivia Demo', 'Olive Demo']);
  });
  test('hears once: identity.person-renamed.v1', async () => {
    const { personId, assignee } = await operatorWithCase();
    await rename(personId, 'Olivia');
    const id = randomUUID();
    await tell(personId, id);
    await rename(personId, 'Oli');
    await tell(personId, id);
    expect(await assignee()).toBe('Olivia Demo');
  });
});
