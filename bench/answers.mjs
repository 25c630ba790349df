import { answerTo, itemsOf } from './assessment.mjs';
import { call } from './http.mjs';
import { connections, load } from './load.mjs';
import { alternate, perSecond, times } from './measure.mjs';
import { startBare } from './processes.mjs';

const rounds = 3;
const secondsEach = 4;
const itemsEach = 8;

/** As many people as connections, each in an organisation of their own, answer item after item; beside one upsert. */
export async function benchAnswers({ platform, person, databases, unregistered }) {
  const codes = await unregistered(connections);
  const service = platform.urls.assessment;
  const bare = await startBare('answers.mjs', { DATABASE_URL: await databases.create('bench_answers') });
  const measure = (url) => async () => load(url, [saving(await places(codes, service, person))], secondsEach);
  try {
    const rate = await alternate(rounds, measure(service), measure(bare.url));
    return [
      {
        what: 'save an answer (signed in, checked, history, event)',
        goal: '≥ 0.25× bare',
        ours: perSecond(rate.ours),
        bare: perSecond(rate.bare),
        ratio: times(rate.ours, rate.bare),
        reached: rate.ours >= 0.25 * rate.bare,
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

/** A request that is another one each time it is sent, and counts the versions up as it is answered. */
function saving(all) {
  let next = 0;
  return {
    method: 'PUT',
    setupRequest: (request, context) => {
      const place = all[next++ % all.length];
      context.place = place;
      const body = answerTo(place.item, place.version, `Change ${next}`);
      const headers = { authorization: `Bearer ${place.token}`, 'content-type': 'application/json' };
      return { ...request, path: place.path, headers, body: JSON.stringify(body) };
    },
    onResponse: (status, _, context) => {
      if (status === 200) context.place.version++;
    },
  };
}
