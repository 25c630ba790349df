const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});

/** `3 May 2026` */
export const dateText = (moment: string | Date): string => date.format(new Date(moment));

/** `2:05pm on 3 May 2026` */
export const momentText = (moment: string | Date): string =>
  `${clock.format(new Date(moment)).replace(/\s/g, '')} on ${dateText(moment)}`;

/** `1 site`, `2 sites` */
export const counted = (count: number, thing: string): string =>
  `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;

/** `an Administrator`, `a Member` */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

const shown = 20;

/** The first of many, and how many more there are. */
export const firstOf = (items: string[]): string[] =>
  items.length <= shown
    ? items
    : [...items.slice(0, shown), `and ${(items.length - shown).toLocaleString('en-GB')} more`];

/** Name and code, as people look an organisation up. */
export const named = ({ name, code }: { name: string; code: string }): string => `${name} (${code})`;

/**
 * A name as somebody typed it, fit to be shown to a stranger: a web address in it would become a link in their
 * mailbox, and our emails would carry anybody's message to anybody.
 */
export const plainName = (name: string): string =>
  withoutLinks(name)
    .replaceAll(/[\p{Cc}\p{Cf}<>:/\\@]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);

/** What somebody wrote, with nothing in it that a mail program would make a link of. */
export const withoutLinks = (text: string): string =>
  text.replaceAll('://', ' ').replaceAll(/\.(?=\p{L})/gu, '. ');

/** For the placeholder `organisation`. */
export const organisation = ({ code, organisationName: name }: { code: string; organisationName: string }) =>
  named({ name, code });

/** For the placeholder `organisationName`. */
export const organisationName = (data: { organisationName: string }): string => data.organisationName;
