import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';

/** The least a program can do to load rows: one transaction, one COPY per table. Arguments: table(columns) file … */
const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
await client.query('begin');
for (let at = 2; at < process.argv.length; at += 2) {
  const [target, file] = process.argv.slice(at);
  await pipeline(createReadStream(file), client.query(from(`copy ${target} from stdin`)));
}
await client.query('commit');
await client.end();
