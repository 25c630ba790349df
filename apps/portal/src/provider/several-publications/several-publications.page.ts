import type { Readiness, SeveralPublished } from '@dspt/contracts/assessment/several-publications';
import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames } from '@dspt/contracts/values';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { counted } from '../../pages/words.js';

type Ready = Readiness & { level: NonNullable<Readiness['level']> };
type Outcome = SeveralPublished['items'][number];

/** What is published already, word for word, has nothing to gain. */
export const isOffered = (one: Readiness): one is Ready => one.level !== null && !one.published?.unchanged;

/** Which of one's organisations to publish for; what keeps the others from it. */
export function choosePage(all: readonly Readiness[], { all: tickAll = false }, given?: Form) {
  const offered = all.filter((one) => isOffered(one));
  const form = given ?? Form.of({ codes: tickAll ? offered.map(({ code }) => code) : [] });
  return view('provider/several-publications/choose', {
    title: 'Publish for several organisations',
    back: paths.publish.level,
    form,
    action: paths.publishSeveral.choose,
    tickAll:
      offered.length > 1 && !tickAll ? withQuery(paths.publishSeveral.choose, { all: 'yes' }) : undefined,
    boxes:
      offered.length > 0
        ? form.checkboxes('codes', {
            label: 'Which organisations do you want to publish for?',
            options: offered.map((one) => ({ value: one.code, text: nameOf(one), hint: offerOf(one) })),
          })
        : undefined,
    published: all
      .filter(({ level, published }) => level !== null && published?.unchanged)
      .map((one) => `${nameOf(one)}: ${publishedText(one)}`),
    notReady: all
      .filter(({ level }) => level === null)
      .map((one) => ({ name: nameOf(one), reasons: one.blockedBy.map((block) => reasonOf(block)) })),
    choosePath: withQuery(paths.chooseOrganisation, { return: paths.publish.level }),
  });
}

/** What is confirmed and published, organisation by organisation. */
export const checkPage = (chosen: readonly Ready[], form = new Form()) =>
  view('provider/several-publications/check', {
    title: 'Check and publish',
    back: paths.publishSeveral.choose,
    form,
    action: paths.publishSeveral.check,
    submit: `Publish for ${counted(chosen.length, 'organisation')}`,
    hidden: chosen.map(({ code, level, version }) => ({
      name: 'organisations',
      value: `${code}:${level}:${version}`,
    })),
    rows: chosen.map((one) => ({
      name: nameOf(one),
      level: levelNames[one.level],
      confirmed:
        one.unconfirmed.length > 0 ? `You confirm ${one.unconfirmed.join(', ')}.` : 'All confirmed already.',
    })),
    confirm: form.checkboxes('confirmed', {
      label: 'Confirm for all of them',
      options: [
        {
          value: 'yes',
          text: 'I have read the answers of each organisation. They are true, and its profile is up to date',
        },
      ],
    }),
    choosePath: withQuery(paths.chooseOrganisation, { return: paths.assessment.answers }),
  });

/** What the page before has shown, as its form sends it back. */
export const organisationsIn = (fields: readonly string[]) =>
  fields.map((field) => {
    const [code = '', level, version] = field.split(':');
    return { code, level, version: Number(version) };
  });

/** What became of each. */
export function donePage({ items }: SeveralPublished) {
  const published = items.filter(({ refused }) => refused === null);
  const others = items.filter(({ refused }) => refused !== null);
  return view('provider/several-publications/done', {
    title:
      published.length > 0
        ? `You have published for ${counted(published.length, 'organisation')}`
        : 'Nothing was published',
    back: paths.publishSeveral.choose,
    published: published.map((one) => ({
      text: nameOf(one),
      path: paths.organisations.one(one.code),
      level: `${levelNames[one.level]}, until ${dayText(lastDayBefore(one.expiresAt!))}`,
    })),
    others: others.map((one) => ({ name: nameOf(one), why: refusalOf(one) })),
    againPath: paths.publishSeveral.choose,
    homePath: paths.home,
  });
}

const nameOf = ({ name, code }: { name: string; code: string }): string => `${name} (${code})`;

function offerOf(one: Ready): string {
  const confirming = one.unconfirmed.length > 0 ? ` You would confirm ${one.unconfirmed.join(', ')}.` : '';
  const now = one.published ? ` Now: ${publishedText(one)}.` : '';
  return `Ready for ${levelNames[one.level]}.${confirming}${now}`;
}

const publishedText = ({ published }: Readiness): string =>
  published ? `${levelNames[published.level]}, until ${dayText(lastDayBefore(published.expiresAt))}` : '';

const reasonOf = ({ code, detail }: Readiness['blockedBy'][number]): string =>
  code === 'sites-differ' ? 'It has sites to publish for. Publish it by itself.' : detail;

const refusals: Record<Exclude<NonNullable<Outcome['refused']>, 'blocked'>, string> = {
  'not-allowed': 'You may not publish for it any more.',
  changed: 'Somebody has changed it since you looked. Read it again before you publish it.',
};

const refusalOf = ({ refused, detail }: Outcome): string =>
  refused === null || refused === 'blocked' ? (detail ?? '') : refusals[refused];
