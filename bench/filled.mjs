import { connected } from './databases.mjs';

/** Sizes of domain.md §11, with some years of the helpdesk's work. */
const sizes = {
  organisations: 65_000,
  people: 100_000,
  emails: 200_000,
  cases: 20_000,
  notes: 20_000,
};

/**
 * Fills the databases of a running platform up to `sizes`. The open data are there already; what is added is made of
 * them, and of nothing that is random: every run measures the same.
 */
export async function fill({ databaseUrls }, say) {
  say(`Filling up to ${sizes.organisations} organisations, ${sizes.people} people, ${sizes.emails} emails`);
  await run(databaseUrls.organisations, organisations);
  await run(databaseUrls.identity, people);
  await run(databaseUrls.notifications, emails);
  await run(databaseUrls.support, helpdesk);
}

async function run(url, statements) {
  await connected(url, async (client) => {
    for (const statement of statements) await client.query(statement);
    await client.query('vacuum analyze');
  });
}

/** A number below `limit` that depends on a text alone. */
const below = (limit, text) => `abs(hashtext(${text})) % ${limit}`;
/** A version 4 uuid that depends on a text alone. */
const uuid = (text) => `overlay(overlay(md5(${text}) placing '4' from 13) placing '8' from 17)::uuid`;
const today = `(now() at time zone 'Europe/London')::date`;

const organisations = [
  `create temporary table copies as
   select o.code as original, 'QB' || lpad((row_number() over (order by round, md5(o.code)))::text, 6, '0') as code
   from organisations o cross join generate_series(1, 3) as round
   where not o.stub and o.type <> 'care-home-head-office' and not exists (select from head_office_functions h where h.code = o.code)
   order by round, md5(o.code)
   limit ${sizes.organisations} - (select count(*) from organisations)`,
  `insert into organisations (code, name, search_name, type, source, address, town, postcode, telephone, opened_on,
     closed_on, cqc_location_id, local_authority, region)
   select c.code, o.name || ' ' || right(c.code, 3), o.search_name || ' ' || right(c.code, 3), o.type, o.source,
     o.address, o.town, o.postcode, o.telephone, o.opened_on, o.closed_on, o.cqc_location_id, o.local_authority, o.region
   from copies c join organisations o on o.code = c.original`,
  `insert into ods_relationships (site, head_office, joined_on, left_on, source)
   select c.code, r.head_office, r.joined_on, r.left_on, r.source
   from copies c join ods_relationships r on r.site = c.original where r.left_on is null`,
  // Seven of ten are registered; what they have done is spread from nothing to all of 27 items.
  `insert into register (code, registered, administrators, progress_edition, answered, total, last_activity_at)
   select code, true, 1 + ${below(3, 'code')}, '2025-26', ${below(28, "code || 'a'")}, 27,
     now() - ${below(300, "code || 'l'")} * interval '1 day'
   from organisations where not stub and ${below(10, 'code')} < 7 on conflict do nothing`,
  // Each second publishes itself, at some day of the last 500: a fifth of these has run out.
  `create temporary table told as
   select gen_random_uuid() as id, code, name, (array['approaching', 'met', 'exceeded'])[1 + ${below(3, "code || 'v'")}] as level,
     ${today} - (${below(500, "code || 'p'")})::int as day
   from organisations
   where not stub and (type = 'care-home-head-office' and ${below(3, 'code')} = 0 or ${below(2, "code || 'o'")} = 0)`,
  `insert into publications (id, code, organisation_name, edition, level, published_at, expires_at, published_on, expires_on)
   select id, code, name, '2025-26', level, day + time '10:00', day + time '10:00' + interval '1 year', day,
     (day + interval '1 year')::date from told`,
  `insert into coverage (publication_id, code, via, added_at, added_on)
   select id, code, 'own', day + time '10:00', day from told
   union all
   select t.id, r.site, 'head-office', t.day + time '10:00', t.day
   from told t join ods_relationships r on r.head_office = t.code and r.left_on is null`,
  // The first stretch of the newest own publication, or else of a head office; then it is out of date.
  `create temporary table deciding as
   select distinct on (c.code) c.code, p.id, p.level, greatest(c.added_on, p.published_on) as from_day, p.expires_on
   from coverage c join publications p on p.id = c.publication_id
   order by c.code, (c.via = 'own') desc, p.published_on desc`,
  `delete from statuses where code in (select code from deciding)`,
  `insert into statuses (code, from_day, until_day, publication_id, current, level)
   select code, from_day, expires_on, id, true, level from deciding
   union all select code, expires_on, 'infinity', id, false, level from deciding`,
  `insert into area_snapshots (day, region, local_authority, type, counts)
   select ${today} - age, coalesce(region, ''), coalesce(local_authority, ''), type,
     json_build_object('sites', count(*), 'neverRegistered', 0, 'status', json_build_object('approaching', 0, 'met', count(*),
       'exceeded', 0, 'out-of-date', 0, 'not-published', 0))
   from organisations cross join generate_series(1, 181) as age where not stub group by 1, 2, 3, 4`,
];

const firstNames = `(array['Ann','Bob','Cara','Dan','Eve','Femi','Gita','Hugh','Ines','Jack','Kate','Liam','Mary','Nia','Omar','Priya'])`;
const lastNames = `(array['Able','Baker','Cook','Dale','East','Ford','Green','Hill','Iqbal','Jones','Khan','Lee','Mills','Nash','Owen','Patel','Quinn','Reid','Smith','Taylor'])`;

const people = [
  `insert into people (id, email, first_name, last_name, telephone, terms_accepted_at, last_sign_in_at)
   select ${uuid("'person' || n")}, 'person' || n || '@home' || n % 40000 || '.care.example',
     ${firstNames}[1 + n % 16], ${lastNames}[1 + n / 16 % 20] || case when n % 3 = 0 then '-' || ${lastNames}[1 + n / 7 % 20] else '' end,
     '01632 960000', now(), now() - ${below(400, "n::text || 's'")} * interval '1 day'
   from generate_series(1, ${sizes.people}) as n`,
  `insert into organisations (code, name, named_at)
   select 'QB' || lpad(n::text, 6, '0'), 'HOME ' || n, now() from generate_series(1, 40000) as n`,
  `insert into memberships (person_id, code, role, since)
   select ${uuid("'person' || n")}, 'QB' || lpad((1 + n % 40000)::text, 6, '0'),
     case when n <= 40000 then 'administrator' else 'member' end, now()
   from generate_series(1, ${sizes.people}) as n`,
];

const emails = [
  `insert into emails (event_id, template, to_address, subject, codes, state, attempts, last_error, created_at, sent_at)
   select 'bench' || n, (array['invitation-to-join', 'member-added', 'password-reset', 'published', 'sites-covered'])[1 + n % 5],
     'person' || n % ${sizes.people} || '@home' || n % 40000 || '.care.example', 'About home ' || n % 40000,
     array['QB' || lpad((n % 40000)::text, 6, '0')],
     case when n % 100 = 0 then 'failed' else 'sent' end, 1, case when n % 100 = 0 then '550 No such mailbox' end,
     now() - n * interval '3 minutes', case when n % 100 > 0 then now() - n * interval '3 minutes' end
   from generate_series(1, ${sizes.emails}) as n`,
];

const staff = `jsonb_build_object('id', ${uuid("'olive'")}, 'name', 'Olive Operator', 'role', 'helpdesk-operator')`;
const helpdesk = [
  `insert into cases (id, number, topic, state, source, code, organisation_name, email, first_name, last_name, telephone,
     message, assignee_id, assignee_name, opened_at, changed_at)
   select ${uuid("'case' || n")}, 'C-2024-' || n, (array['no-administrator', 'site-list', 'link-email', 'other'])[1 + n % 4],
     case when n % 20 = 0 then 'open' else 'solved' end, 'website', 'QB' || lpad((n % 40000)::text, 6, '0'), 'HOME ' || n,
     'person' || n || '@home' || n % 40000 || '.care.example', ${firstNames}[1 + n % 16], ${lastNames}[1 + n / 16 % 20],
     '', 'Nobody who could sign in works here any more.',
     case when n % 3 = 0 then ${uuid("'olive'")} end, case when n % 3 = 0 then 'Olive Operator' end,
     now() - n * interval '25 minutes', now() - n * interval '20 minutes'
   from generate_series(1, ${sizes.cases}) as n`,
  `insert into actions (id, kind, input, state, preview, organisations, people, case_id, reason, verification, requested_by,
     requested_at, expires_at, done_at)
   select ${uuid("'action' || n")}, 'end-sessions', jsonb_build_object('personId', ${uuid("'person' || n")}), 'done',
     jsonb_build_object('effects', '[]'::jsonb, 'told', '[]'::jsonb, 'warnings', '[]'::jsonb, 'organisations', '[]'::jsonb,
       'people', '[]'::jsonb, 'fingerprint', ''),
     array['QB' || lpad((n % 40000)::text, 6, '0')], array[${uuid("'person' || n")}], ${uuid("'case' || n")}, 'Asked',
     '{"how":"call-back","detail":"Rang"}', ${staff}, now() - n * interval '25 minutes', now(), now() - n * interval '25 minutes'
   from generate_series(1, ${sizes.cases}) as n`,
  `insert into contact_notes (id, code, organisation_name, local_authority, region, how, with_whom, outcome, text,
     next_action, next_on, by_id, by_name, at)
   select ${uuid("'note' || n")}, 'QB' || lpad((n % 40000)::text, 6, '0'), 'HOME ' || n, 'Kent', 'South East', 'telephone',
     'The manager', 'reached', 'They will publish next week.', case when n % 4 = 0 then 'Call again' end,
     case when n % 4 = 0 then ${today} + (n % 60) end, ${uuid("'rita'")}, 'Rita Region', now() - n * interval '25 minutes'
   from generate_series(1, ${sizes.notes}) as n`,
];
