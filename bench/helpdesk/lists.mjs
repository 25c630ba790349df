import { listStaffPeople } from '@dspt/contracts/identity/staff';
import { listStaffEmails } from '@dspt/contracts/notifications/emails';
import { listGroups } from '@dspt/contracts/organisations/dashboard';
import { listStaffOrganisations } from '@dspt/contracts/organisations/staff';
import { listActions } from '@dspt/contracts/support/actions';
import { listContactNotes } from '@dspt/contracts/support/contact-notes';
import { listCases } from '@dspt/contracts/support/cases';
import { ms, time } from '../measure.mjs';
import { inTurn, p95Line } from './line.mjs';

const rounds = 5;

/** Each list: every sort order of its contract both ways, each filter, and a page far back. */
const lists = [
  {
    name: 'organisations',
    service: 'organisations',
    contract: listStaffOrganisations,
    bare: 'organisations',
    key: 'code',
    filters: [
      '',
      'q=rose+house',
      'q=lodge',
      'q=TN1',
      'status=met',
      'status=not-published',
      'status=out-of-date',
      'type=care-home-site',
      'localAuthority=Kent',
      'region=South+East',
      'registered=false',
      'open=true',
      'site=true&expiring=30',
      'site=true&progress=second-half',
      'site=true&status=not-published&region=London',
      'page=1000',
    ],
  },
  {
    name: 'groups',
    service: 'organisations',
    contract: listGroups,
    bare: 'ods_relationships',
    key: 'id',
    filters: ['', 'uncovered=true', 'region=South+East', 'localAuthority=Kent', 'page=100'],
  },
  {
    name: 'people',
    service: 'identity',
    contract: listStaffPeople,
    bare: 'people',
    key: 'id',
    filters: ['', 'q=mary+smith', 'q=person77', 'q=home123', 'q=ann', 'page=1000'],
  },
  {
    name: 'emails',
    service: 'notifications',
    contract: listStaffEmails,
    bare: 'emails',
    key: 'id',
    filters: [
      '',
      'to=person77',
      'to=care.example',
      'code=QB000077',
      'template=published',
      'state=failed',
      'unresolved=true',
      'from=2026-01-01&until=2026-03-31',
      'page=1000',
    ],
  },
  {
    name: 'cases',
    service: 'support',
    contract: listCases,
    bare: 'cases',
    key: 'id',
    filters: [
      '',
      'q=smith',
      'q=C-2024-77',
      'state=unsolved',
      'state=solved',
      'topic=other',
      'assignee=nobody',
      'code=QB000077',
      'page=500',
    ],
  },
  {
    name: 'actions',
    service: 'support',
    contract: listActions,
    bare: 'actions',
    key: 'id',
    filters: [
      '',
      'state=done',
      'kind=end-sessions',
      'organisation=QB000077',
      'caseNumber=C-2024-77',
      'page=500',
    ],
  },
  {
    name: 'contact-notes',
    service: 'support',
    contract: listContactNotes,
    bare: 'contact_notes',
    key: 'id',
    filters: ['', 'open=true', 'mine=true', 'code=QB000077', 'page=500'],
  },
];

/** Lists of the dashboard, each filter and sort of each. */
export async function benchLists(desk, say) {
  const lines = [];
  for (const list of lists) {
    const paths = pathsOf(list);
    let worst = { ms: 0 };
    const ours = async (path) => {
      const token = await desk.operator();
      const took = await time(() => desk.get(list.service, path, token));
      if (took > worst.ms) worst = { ms: took, path };
      return took;
    };
    const took = await inTurn(paths, rounds, ours, () =>
      time(() => firstPage(desk.pool(list.service), list)),
    );
    say(`  ${list.name}: the slowest took ${ms(worst.ms)}: ${worst.path}`);
    const what = `list of ${list.name}: ${paths.length} filters and sorts`;
    lines.push(p95Line({ what, goal: '< 150 ms', under: 150, took }));
  }
  return lines;
}

function pathsOf({ name, contract, filters }) {
  const sorts = contract?.query.shape.sort.def.innerType.options ?? [];
  const base = `/staff/${name}`;
  return [
    ...filters.map((filter) => `${base}?${filter}`),
    ...sorts.flatMap((sort) => ['ASC', 'DESC'].map((order) => `${base}?sort=${sort}&order=${order}`)),
  ];
}

/** The least a list can be: how many there are, and the first of them. */
async function firstPage(pool, { bare, key }) {
  await pool.query(`select count(*) from ${bare}`);
  await pool.query(`select * from ${bare} order by ${key} limit 25`);
}
