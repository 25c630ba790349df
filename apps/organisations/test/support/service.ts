import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@dspt/contracts/access';
import { eventSubject, type EventContract, type EventData } from '@dspt/contracts/define';
import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { startTestService, type TestService, type TestServiceOptions } from '@dspt/testing/service';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import type { z } from 'zod';
import { AppModule } from '../../src/app.module.js';
import type { Config } from '../../src/config.js';
import { organisationsDataSource } from '../../src/database/data-source.js';

export const startOrganisations = (
  config: Partial<Config> = {},
  beside: Pick<
    TestServiceOptions<Config>,
    'otherServices' | 'otherServicesEnv' | 'replicas' | 'timeouts'
  > = {},
): Promise<TestService> =>
  startTestService({
    name: 'organisations',
    module: (given: Config) => AppModule.with(given),
    dataSource: organisationsDataSource,
    ...beside,
    config: { HEAD_OFFICE_SELF_SERVICE: true, WEBHOOKS_TO_PRIVATE_ADDRESSES: true, ...config },
  });

export const staff = (service: TestService, role: StaffRole, areas: string[] = []): Promise<string> =>
  service.issuer.bearer({ staff: { role, areas } });

/** Imports a file that is expected to be taken. */
export async function imported(...args: Parameters<typeof importFile>): Promise<ImportReport> {
  const report = await importFile(...args);
  if (report.state !== 'done') throw new Error(report.refusal ?? report.state);
  return report;
}

/** Imports a file over HTTP, as the national programme does. */
export async function importFile(
  service: TestService,
  name: string,
  content: string | Buffer,
  { force = false } = {},
): Promise<ImportReport> {
  const response = await service.http
    .post(`/imports?force=${force}`)
    .set('authorization', await staff(service, 'national-programme'))
    .attach('file', Buffer.from(content as string), name);
  if (response.status !== 200) throw new Error(`${response.status}: ${JSON.stringify(response.body)}`);
  return finished(service, response.body as ImportReport);
}

/** A busy machine is slower than anybody's patience: the answer then says how it stands. */
async function finished(service: TestService, report: ImportReport): Promise<ImportReport> {
  let now = report;
  while (['waiting', 'running'].includes(now.state)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { body } = await service.http
      .get(`/imports/${report.id}`)
      .set('authorization', await staff(service, 'national-programme'));
    now = body as ImportReport;
  }
  return now;
}

/** Tells the service a fact of another service, over JetStream, and waits until it is applied. */
export async function tell<E extends EventContract>(
  service: TestService,
  event: E,
  data: z.input<E['data']>,
): Promise<void> {
  await service.database.transaction((manager) => service.app.get(Outbox).tell(manager, event, data));
  await service.settled();
}

const year = 365 * 24 * 3600_000;

/** Facts of a publication made by `code` now, for a year. */
export function publicationOf(
  service: TestService,
  code: string,
  level: 'approaching' | 'met' | 'exceeded' = 'met',
) {
  const now = service.clock.now();
  return {
    publicationId: randomUUID(),
    code,
    organisationName: `NAME OF ${code}`,
    edition: '2026-27',
    level,
    publishedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + year).toISOString(),
  };
}

/** Asks over NATS without the care the contract takes. */
export const askRaw = async (service: TestService, subject: string, input: unknown): Promise<unknown> =>
  (await service.app.get(NatsLink).connection.request(subject, JSON.stringify(input))).json();

/** Forgets everything, and makes it the real day again. */
export async function emptied(service: TestService): Promise<void> {
  service.clock.set(new Date());
  await service.database.query(
    'truncate organisations, cqc_locations, ods_relationships, site_corrections, successions, imports, publications, coverage, statuses, register, head_office_functions, reminders, register_changes, webhooks, local_authorities',
  );
}

/** Listens to an event; the answer gives what was told since, once everything has settled. */
export function heard<E extends EventContract>(
  service: TestService,
  event: E,
): () => Promise<EventData<E>[]> {
  const told: EventData<E>[] = [];
  service.app
    .get(NatsLink)
    .listen(eventSubject(event), (data) => told.push(event.data.parse(data) as EventData<E>));
  return async () => {
    await service.settled();
    return told;
  };
}
