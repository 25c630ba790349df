import { dataSource } from '@dspt/service-kit/database/database';
import type { DataSource } from 'typeorm';
import { EmailSource } from '../emails/email-source.entity.js';
import { StoredEmail } from '../emails/email.entity.js';
import { EmailPreferences } from '../preferences/email-preferences.entity.js';
import { Emails1795338000000 } from './migrations/202611220900-emails.js';
import { EmailLog1795723200000 } from './migrations/202611262000-email-log.js';
import { EmailForms1795865160000 } from './migrations/202611281086-email-forms.js';
import { EmailClaims1795864200000 } from './migrations/202611281110-email-claims.js';
import { EmailCauses1795942800000 } from './migrations/202611290900-email-causes.js';
import { EmailPreferences1795957800000 } from './migrations/202611291310-email-preferences.js';

/** The service's database with its entities and migrations, oldest first. */
export const notificationsDataSource = (url: string): DataSource =>
  dataSource({
    url,
    entities: [EmailPreferences, EmailSource, StoredEmail],
    migrations: [
      Emails1795338000000,
      EmailLog1795723200000,
      EmailClaims1795864200000,
      EmailForms1795865160000,
      EmailCauses1795942800000,
      EmailPreferences1795957800000,
    ],
  });
