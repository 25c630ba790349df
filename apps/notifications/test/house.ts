import { startTestService, type TestService } from '@dspt/testing/service';
import type { ServiceName } from '@dspt/contracts/topology';
import { AppModule } from '../src/app.module.js';
import type { Config } from '../src/config.js';
import { notificationsDataSource } from '../src/database/data-source.js';
import { Dispatcher } from '../src/emails/dispatcher.js';
import { MailServer } from './mail-server.js';

export interface House extends TestService {
  mail: MailServer;
  /** Resolves when every fact told has become emails, and all that are due have been tried. */
  posted: () => Promise<void>;
}

/** This service with a mail server of its own, and the neighbours asked for. */
export async function startHouse(neighbours: ServiceName[] = []): Promise<House> {
  const mail = await MailServer.start();
  try {
    const service = await startTestService<Config>({
      name: 'notifications',
      module: (config) => AppModule.with(config),
      dataSource: notificationsDataSource,
      neighbours,
      config: {
        SMTP_URL: mail.url,
        MAIL_FROM: 'Data Security and Protection Toolkit <no-reply@toolkit.example>',
        HELPDESK_EMAIL: 'helpdesk@toolkit.example',
        HELPDESK_TELEPHONE: '03069 990 000',
        HELPDESK_HOURS: 'Monday to Friday, 9am to 5pm',
        PUBLIC_URL: 'https://toolkit.example',
      },
    });
    const dispatcher = service.app.get(Dispatcher, { strict: false });
    return {
      ...service,
      mail,
      posted: async () => {
        await service.settled();
        await dispatcher.lookNow();
      },
      close: async () => {
        await service.close();
        await mail.down();
      },
    };
  } catch (error) {
    await mail.down();
    throw error;
  }
}
