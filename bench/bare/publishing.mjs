import { randomUUID } from 'node:crypto';
import { startNats } from '@dspt/embedded';
import pg from 'pg';
import { BareEvents } from './events.mjs';

const write = `
  with given as (select unnest($2::text[]) as code),
  publication as (
    insert into publications (id, code, organisation_name, edition, level, published_at, expires_at, published_on, expires_on)
    values ($1, 'BENCH', 'BENCH', '2026-27', 'met', now(), now() + interval '1 year', current_date, current_date + 365)
  ),
  covered as (
    insert into coverage (publication_id, code, via, added_at, added_on)
    select $1, code, 'head-office', now(), current_date from given
  )
  insert into statuses (code, from_day, until_day, publication_id, current, level)
  select code, from_day, until_day, $1, current, 'met'
  from given, (values (current_date, current_date + 365, true), (current_date + 365, 'infinity', false))
    as stretch (from_day, until_day, current)
  on conflict (code, from_day) do update set publication_id = excluded.publication_id`;

/** What publishing comes to when nothing is checked: the fact goes through JetStream once, one statement writes all rows. */
export class BarePublishing {
  static async open(databaseUrl, folder, codes) {
    const bare = new BarePublishing();
    bare.codes = codes;
    bare.nats = await startNats({ dataDir: folder });
    bare.events = await BareEvents.open(bare.nats.url, (data) => bare.heard(data));
    bare.database = new pg.Client(databaseUrl);
    await bare.database.connect();
    return bare;
  }

  async publish() {
    const heard = new Promise((resolve) => {
      this.heard = resolve;
    });
    const covered = this.codes.map((code) => ({ code, via: 'head-office' }));
    await this.events.tell({ publicationId: randomUUID(), covered });
    const { publicationId } = await heard;
    await this.database.query(write, [publicationId, this.codes]);
  }

  async close() {
    await this.database.end();
    await this.events.close();
    await this.nats.stop();
  }
}
