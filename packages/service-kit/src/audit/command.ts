import { z } from 'zod';
import { auditKey, readConfig } from '../config.js';
import { dataSource } from '../database/database.js';
import { checkAndRemember } from './checks.js';

// Verifies the audit trail of one service: exit code 1 when it is not whole.
const { DATABASE_URL, AUDIT_KEY } = readConfig(z.object({ DATABASE_URL: z.url(), AUDIT_KEY: auditKey }));
const source = await dataSource({ url: DATABASE_URL, entities: [], migrations: [] }).initialize();
const { lines, seals, findings } = await checkAndRemember(source, AUDIT_KEY);
await source.destroy();
const { pathname } = new URL(DATABASE_URL);
console.log(
  `${pathname.slice(1)}: ${lines} lines, ${seals} seals, ${findings.length === 0 ? 'whole' : 'NOT WHOLE'}`,
);
for (const { what, detail } of findings) console.log(`  ${what}: ${detail}`);
process.exit(findings.length === 0 ? 0 : 1);
