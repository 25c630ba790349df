import { randomBytes, randomUUID } from 'node:crypto';
import { eventSubject, type EventContract } from '@dspt/contracts/define';
import { eventStream, type ServiceName } from '@dspt/contracts/topology';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { startTestService, type TestService } from '@dspt/testing/service';
import type { z } from 'zod';
import { AppModule } from '../src/app.module.js';
import type { Config } from '../src/config.js';
import { notificationsDataSource } from '../src/database/data-source.js';
import { Dispatcher } from '../src/emails/dispatcher.js';
import { MailServer } from './mail-server.js';

export interface Harness extends TestService {
  mail: MailServer;
  /** Resolves when every fact told has become emails, and all that are due have been tried. */
  posted: () => Promise<void>;
  /** Tells a fact as its owner would, and waits for the emails. */
  tell: <E extends EventContract>(event: E, data: z.input<E['data']>) => Promise<void>;
  /** The last fact of this kind comes again, with the same id. */
  repeat: (event: EventContract) => Promise<void>;
}

const config = {
  MAIL_FROM: 'Data Security and Protection Toolkit <no-reply@toolkit.example>',
  HELPDESK_EMAIL: 'helpdesk@toolkit.example',
  HELPDESK_TELEPHONE: '03069 990 000',
  HELPDESK_HOURS: 'Monday to Friday, 9am to 5pm',
  PUBLIC_URL: 'https://toolkit.example',
};

/** This service with a mail server of its own, and the other services asked for. */
export async function startHarness(otherServices: ServiceName[] = []): Promise<Harness> {
  const mail = await MailServer.start();
  try {
    const service = await startTestService<Config>({
      name: 'notifications',
      module: (given) => AppModule.with(given),
      dataSource: notificationsDataSource,
      otherServices,
      otherServicesEnv: { SECRET_KEY: randomBytes(32).toString('base64'), ADDRESS_FORM_LIMIT: '1000' },
      config: { ...config, SMTP_URL: mail.url },
    });
    const close = async () => {
      await service.close();
      await mail.down();
    };
    return { ...service, ...telling(service), mail, close };
  } catch (error) {
    await mail.down();
    throw error;
  }
}

function telling({ app, settled }: TestService): Pick<Harness, 'posted' | 'tell' | 'repeat'> {
  const { events, manager } = app.get(NatsLink);
  const posted = async () => {
    await settled();
    await app.get(Dispatcher, { strict: false }).lookNow();
  };
  return {
    posted,
    tell: async (event, data) => {
      await events.publish(eventSubject(event), JSON.stringify(data), { msgID: randomUUID() });
      await posted();
    },
    repeat: async (event) => {
      const last = await manager.streams.getMessage(eventStream, { last_by_subj: eventSubject(event) });
      if (!last) throw new Error(`${event.name} was never told`);
      const msgID = last.header.get('Nats-Msg-Id');
      // For a while the stream itself drops what it has seen: only after that our own memory is put to the test.
      await manager.streams.update(eventStream, { duplicate_window: 100 * 1e6 });
      while ((await events.publish(last.subject, last.data, { msgID })).duplicate);
      await posted();
    },
  };
}
