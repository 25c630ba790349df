import { requiredLines, typedText } from '@dspt/contracts/values';
import { z } from 'zod';
import { dayText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

const kinds = {
  missing: 'A site is missing',
  'not-ours': 'We do not run a site any more, or never did',
  closed: 'A site has closed',
  details: 'The name or address of a site is wrong',
};

/** What the helpdesk needs to put a list of sites right: what is wrong, with which sites, since when, and how to check it. */
const correction = z.strictObject({
  wrong: z.enum(Object.keys(kinds) as (keyof typeof kinds)[]),
  sites: requiredLines('Enter the sites it is about', 1500),
  since: typedText(20),
  evidence: requiredLines('Say how the helpdesk can check this', 1500),
});

/** As the message of a case. @throws {InvalidInput} */
export function correctionIn(form: Form): string {
  const given = {
    wrong: form.text('wrong'),
    sites: form.text('sites'),
    since: form.day('since'),
    evidence: form.text('evidence'),
  };
  const { wrong, sites, since, evidence } = form.parse(correction, given, {
    wrong: 'Select what is wrong',
  });
  const parts = [
    `${kinds[wrong]}.`,
    `Sites:\n${sites}`,
    ...(since ? [`Since: ${dayText(since)}`] : []),
    `How to check it:\n${evidence}`,
  ];
  return parts.join('\n\n');
}

export const correctionPage = (form: Form) =>
  view('provider/sites/correction', {
    title: 'Tell us that your list of sites is wrong',
    back: paths.sites.list,
    form,
    action: paths.sites.correction,
    wrong: form.radios('wrong', {
      label: 'What is wrong?',
      options: Object.entries(kinds).map(([value, text]) => ({ value, text })),
    }),
    sites: form.textarea('sites', {
      label: 'Which sites?',
      hint: 'One on each line. Give the ODS code if you know it, or else the name and postcode.',
    }),
    since: form.date('since', {
      label: 'Since when? (optional)',
      hint: 'For example, 1 4 2026.',
    }),
    evidence: form.textarea('evidence', {
      label: 'How can the helpdesk check this?',
      hint: 'For example, a link to the page of the site at the Care Quality Commission (CQC), or the day it was sold and who runs it now.',
    }),
  });
