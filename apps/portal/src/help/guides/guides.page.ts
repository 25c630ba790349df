import { article, news, titleOf, type ArticleName } from '../../content/content.js';
import { standards, type Standard } from '../../content/standards.js';
import { dayText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

/** Articles that need nothing filled in. */
type Guide = Extract<ArticleName, 'help/quick-start' | 'help/questions' | 'help/what-publishing-opens'>;

export const hubPage = (today: string) =>
  view('help/guides/hub', {
    title: 'Help',
    groups: [
      {
        heading: 'Start here',
        links: [
          link(paths.help.quickStart, 'help/quick-start'),
          link(paths.help.questions, 'help/questions'),
          link(paths.help.policies, 'help/template-policies'),
          link(paths.help.benefits, 'help/what-publishing-opens'),
        ],
      },
      {
        heading: 'All the questions of a level',
        links: (['approaching', 'met'] as const).map((name) => ({
          href: paths.help.level(name),
          text: levelTitles[name],
        })),
      },
      {
        heading: 'The 10 data security standards',
        links: standards.map((number) =>
          link(paths.help.standard(number), `help/standards/${number}` as const),
        ),
      },
    ],
    news: { href: paths.help.news, latest: newsOn(today).slice(0, 1).map(heard) },
    localSupport: paths.help.localSupport,
    contact: paths.contact,
  });

/** An article with a table of its contents. */
export const guidePage = (name: Guide) =>
  view('help/guides/guide', { back: paths.help.hub, ...article(name, {}) });

/** @param today nothing is told before its day */
export const newsPage = (today: string) =>
  view('help/guides/news', { title: 'News', back: paths.help.hub, items: newsOn(today).map(heard) });

const newsOn = (today: string) => news().filter(({ day }) => day <= today);

const levelTitles = { approaching: 'Approaching Standards', met: 'Standards Met' } as const;

const link = (href: string, name: Guide | 'help/template-policies' | `help/standards/${Standard}`) => ({
  href,
  text: titleOf(name),
});

const heard = ({ day, title, html }: ReturnType<typeof news>[number]) => ({ day: dayText(day), title, html });
