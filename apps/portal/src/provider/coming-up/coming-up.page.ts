import { dayText, monthText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import type { Entry } from './entries.js';

interface Known {
  organisationName: string;
  today: string;
  /** Whether it is known until when a publication counts. */
  isWhole: boolean;
}

/** Everything that has a day: what is late, and then month by month. */
export function comingUpPage(entries: readonly Entry[], { organisationName, today, isWhole }: Known) {
  const late = entries.filter(({ on }) => on < today);
  const coming = entries.filter(({ on }) => on >= today);
  const months = [...new Set(coming.map(({ on }) => on.slice(0, 7)))];
  const groups = [
    { id: 'late', heading: 'The day has passed', entries: late },
    ...months.map((month) => ({
      id: `month-${month}`,
      heading: monthText(`${month}-01`),
      entries: coming.filter(({ on }) => on.startsWith(month)),
    })),
  ].filter((group) => group.entries.length > 0);
  return view('provider/coming-up/coming-up', {
    title: 'What is coming up',
    back: paths.home,
    lead: `${organisationName}, the next 12 months from ${dayText(today)}.`,
    isWhole,
    calendarPath: entries.length > 0 ? paths.comingUp.calendar : undefined,
    emailsPath: paths.ownAccount.emails,
    groups: groups.map((group) => ({
      ...group,
      entries: group.entries.map(({ on, title, detail, href }) => ({
        day: on === today ? `${dayText(on)} (today)` : dayText(on),
        text: title,
        href,
        detail,
      })),
    })),
  });
}
