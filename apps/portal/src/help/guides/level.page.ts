import type { listQuestions } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { article } from '../../content/content.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

type Questions = Output<typeof listQuestions>;
type Question = Questions['items'][number];

/** Everything a level asks for, by section, to read or print before answering. */
export function levelPage(level: 'approaching' | 'met', { edition, items }: Questions) {
  const first = items.filter(({ mandatoryFor }) => mandatoryFor === 'approaching');
  const needed = level === 'met' ? items.filter(({ mandatoryFor }) => mandatoryFor !== null) : first;
  const filled = { count: String(needed.length), edition: edition.name };
  const { title, html } =
    level === 'met'
      ? article('help/levels/met', { ...filled, first: String(first.length) })
      : article('help/levels/approaching', filled);
  return view('help/guides/level', {
    title,
    html,
    back: paths.help.hub,
    sections: bySection(items, needed),
  });
}

/** In the order of their first questions in the edition, so that both levels have the same order. */
function bySection(all: Question[], needed: Question[]) {
  const names = [...new Set(all.map(({ section }) => section))];
  return names
    .map((name, index) => {
      const questions = needed.filter(({ section }) => section === name);
      return { name, id: `section-${index + 1}`, questions };
    })
    .filter(({ questions }) => questions.length > 0);
}
