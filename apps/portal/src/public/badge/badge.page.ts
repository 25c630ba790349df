import { addDays } from '@dspt/contracts/days';
import type { VerifiedCertificate } from '@dspt/contracts/organisations/certificates';
import { levelNames } from '@dspt/contracts/values';
import { dayText } from '../../pages/dates.js';
import { view } from '../../pages/view.js';

const [blue, grey] = ['#005eb8', '#4c6272'];

/** What the picture on an organisation's website says today; `undefined` is for a code that was never given out. */
export function badgePage(certificate: VerifiedCertificate | undefined) {
  if (!certificate) return picture('No such certificate', 'Check the code', grey);
  const { organisation, level, edition, standing, expiresOn } = certificate;
  const whose = `${organisation.name} (${organisation.code})`;
  if (standing !== 'current') return picture('Not current', 'This certificate no longer counts', grey, whose);
  const until = `${edition}, counts until ${dayText(addDays(expiresOn, -1))}`;
  return picture(levelNames[level], until, blue, whose);
}

const picture = (level: string, detail: string, colour: string, whose?: string) =>
  view('public/badge/badge', {
    title: ['Data Security and Protection Toolkit', whose, level, detail].filter(Boolean).join(': '),
    level,
    detail,
    colour,
  });
