import { readConfig } from '@dspt/service-kit/config';
import { migrate } from '@dspt/service-kit/database/database';
import { z } from 'zod';
import { supportDataSource } from './data-source.js';

const { DATABASE_URL } = readConfig(z.object({ DATABASE_URL: z.url() }));
const done = await migrate(supportDataSource(DATABASE_URL));
console.log(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'Nothing to migrate');
