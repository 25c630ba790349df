import { isDeepStrictEqual } from 'node:util';
import { call } from './http.mjs';
import { query } from './databases.mjs';
import { load } from './load.mjs';
import { alternate, count, perSecond, times } from './measure.mjs';
import { startBare } from './processes.mjs';

const rounds = 5;
const secondsEach = 2;

/** Public search as people do it: by postcode, by name, by a name with a slip in it, by code; beside the same SQL bare. */
export async function benchSearch({ platform }) {
  const database = platform.databaseUrls.organisations;
  const [{ known }] = await query(
    database,
    'select count(*)::int as known from organisations where not stub',
  );
  const searches = await searchesIn(database);
  const bare = await startBare('search.mjs', { DATABASE_URL: database });
  try {
    for (const path of searches) await mustAgree(platform.urls.organisations + path, bare.url + path);
    const requests = searches.map((path) => ({ path }));
    const measure = (url) => () => load(url, requests, secondsEach);
    const rate = await alternate(rounds, measure(platform.urls.organisations), measure(bare.url));
    return [
      {
        what: `public search over ${count(known)} organisations`,
        goal: '≥ 0.5× bare',
        ours: perSecond(rate.ours),
        bare: perSecond(rate.bare),
        ratio: times(rate.ratio),
        reached: rate.ratio >= 0.5,
      },
    ];
  } finally {
    await bare.stop();
  }
}

/** Spread over all there is, the same at every run. */
async function searchesIn(database) {
  const found = await query(
    database,
    `select code, name, postcode from organisations
     where not stub and postcode is not null and length(name) between 12 and 40
     order by md5(code) limit 40`,
  );
  return found
    .flatMap(({ code, name, postcode }) => [postcode, name, misspelt(name), code])
    .map((q) => `/organisations?q=${encodeURIComponent(q)}`);
}

/** Two letters of the longest word change places. */
function misspelt(name) {
  const [longest] = name.split(/[^A-Z]+/).toSorted((a, b) => b.length - a.length);
  const slip = longest.replace(/^(.{2})(.)(.)/, '$1$3$2');
  return name.replace(longest, slip);
}

async function mustAgree(ours, bare) {
  const answers = await Promise.all([call('GET', ours), call('GET', bare)]);
  if (!isDeepStrictEqual(...answers)) throw new Error(`${ours} and ${bare} answer differently`);
}
