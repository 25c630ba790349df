import { answerTo, itemsOf } from './assessment.mjs';
import { query } from './databases.mjs';
import { call } from './http.mjs';
import { connections, load } from './load.mjs';
import { alternate, perSecond, times } from './measure.mjs';
import { startBare } from './processes.mjs';

const rounds = 7;
const secondsEach = 2;
const itemsEach = 8;

/** As many people as connections, each in an organisation of their own, answer item after item; beside one upsert. */
export async function benchAnswers({ platform, person, databases, unregistered }) {
  const codes = await unregistered(connections);
  const service = platform.urls.assessment;
  const bareUrl = await databases.create('bench_answers');
  await query(bareUrl, 'create table answers (code text, ref text, value jsonb, primary key (code, ref))');
  const bare = await startBare('answers.mjs', { DATABASE_URL: bareUrl });
  const measure = (url) => async () => load(url, [saving(await places(codes, service, person))], secondsEach);
  try {
    const rate = await alternate(rounds, measure(service), measure(bare.url));
    return [
      {
        what: 'save an answer (signed in, checked, history, event)',
        goal: '≥ 0.25× bare',
        ours: perSecond(rate.ours),
        bare: perSecond(rate.bare),
        ratio: times(rate.ratio),
        reached: rate.ratio >= 0.25,
      },
    ];
  } finally {
    await bare.stop();
  }
}

/** Every item to answer, with the version it has now and a fresh token: organisations in turn, so that they rarely wait for themselves. */
async function places(codes, service, person) {
  const byOrganisation = [];
  for (const code of codes) {
    const token = await person.tokenFor(code);
    const items = (await itemsOf(`${service}/organisations/${code}`, token)).slice(0, itemsEach);
    byOrganisation.push(
      await Promise.all(
        items.map(async (item) => {
          const path = `/organisations/${code}/items/${item.ref}`;
          const { version } = await call('GET', service + path, { token });
          return { path: `${path}/answer`, token, item, version };
        }),
      ),
    );
  }
  return Array.from({ length: itemsEach }, (_, at) => byOrganisation.map((items) => items[at])).flat();
}

/** A request that is another one each time it is sent; a place is answered again only when its answer has come back. */
function saving(free) {
  return {
    method: 'PUT',
    setupRequest: (request, context) => {
      const place = free.shift();
      context.place = place;
      const body = answerTo(place.item, place.version, `Change ${place.version}`);
      const headers = { authorization: `Bearer ${place.token}`, 'content-type': 'application/json' };
      return { ...request, path: place.path, headers, body: JSON.stringify(body) };
    },
    onResponse: (_, __, { place }) => {
      place.version++;
      free.push(place);
    },
  };
}
