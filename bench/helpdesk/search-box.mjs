import { query } from '../databases.mjs';
import { time } from '../measure.mjs';
import { inTurn, p95Line } from './line.mjs';

const places = { organisations: '/staff/organisations', identity: '/staff/people', support: '/staff/cases' };
const typed = [
  'mary smith',
  'khan',
  'person777@home777',
  'home1234.care',
  'C-2024-7777',
  'C-2024-77',
  'rose',
  'care',
];

/** What somebody may paste or type into the one search box; all places are asked at once, as the box does. */
export async function benchSearchBox(desk) {
  const found = await query(
    desk.platform.databaseUrls.organisations,
    `select code, name, postcode from organisations
     where not stub and postcode is not null order by md5(code) limit 15`,
  );
  const texts = [
    ...found.flatMap(({ code, name, postcode }) => [code, name.slice(0, 12), postcode]),
    ...typed,
  ];
  const ours = async (text) => {
    const token = await desk.operator();
    const search = `?q=${encodeURIComponent(text)}&perPage=5`;
    const asked = Object.entries(places);
    return time(() => Promise.all(asked.map(([service, path]) => desk.get(service, path + search, token))));
  };
  const bare = () =>
    time(() => Promise.all(Object.keys(places).map((service) => desk.pool(service).query('select 1'))));
  const took = await inTurn(texts, 5, ours, bare);
  return p95Line({ what: `search box: ${texts.length} searches`, goal: '< 100 ms', under: 100, took });
}
