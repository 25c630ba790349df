import { call } from './http.mjs';

const answers = {
  tick: { tick: true },
  text: { text: 'We do this, and we look at it again every year.' },
  date: { date: '2026-03-27' },
  document: { documents: [{ kind: 'location', description: 'In the office, in the blue folder' }] },
};

/** The body that answers an item, whatever its type. */
export const answerTo = ({ answerType }, version, comment = '') => ({
  state: 'answered',
  ...answers[answerType],
  comment,
  version,
});

export async function itemsOf(organisation, token) {
  const { assertions } = await call('GET', `${organisation}/assessment`, { token });
  return assertions.flatMap(({ items }) => items);
}

/** Brings an organisation, addressed in the assessment service, to where it can publish Standards Met. */
export async function complete(organisation, token) {
  const before = await call('GET', `${organisation}/profile`, { token });
  const profile = {
    sector: 'social-care',
    nhsmailOnly: 'no',
    cyberEssentialsPlus: 'no',
    version: before.version,
  };
  await call('PUT', `${organisation}/profile`, { token, body: profile });
  for (const item of await itemsOf(organisation, token))
    if (item.mandatoryFor) {
      const body = answerTo(item, 0);
      await call('PUT', `${organisation}/items/${item.ref}/answer`, { token, body });
    }
  const { assertions, progress } = await call('GET', `${organisation}/assessment`, { token });
  const open = new Set(progress.met.unconfirmedAssertions);
  const seen = assertions.filter(({ ref }) => open.has(ref)).map(({ ref, version }) => ({ ref, version }));
  const body = { assertions: seen };
  await call('PUT', `${organisation}/confirmations`, { token, body });
}
