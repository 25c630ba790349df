import { addDays } from '@dspt/contracts/days';
import type { CertificateStanding, VerifiedCertificate } from '@dspt/contracts/organisations/certificates';
import { levelNames, readableCertificateCode } from '@dspt/contracts/values';
import { dayText, momentDay, momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { statusTag } from '../organisations/status.js';

const codeInput = (form: Form) =>
  form.input('code', {
    label: 'Certificate code',
    hint: '12 letters and digits, such as 7K3M-Q9RT-V2XB. Hyphens, blanks and small letters do not matter',
    width: '20',
    autocomplete: 'off',
    spellcheck: false,
  });

export const verifyPage = (form: Form) =>
  view('public/verify/verify', {
    title: 'Check a certificate',
    back: paths.start,
    form,
    action: paths.verify.start,
    code: codeInput(form),
  });

/** No certificate has the code. */
export const unknownPage = (form: Form) =>
  view(
    'public/verify/unknown',
    {
      title: 'We cannot find this certificate',
      back: paths.verify.start,
      action: paths.verify.start,
      typed: form.text('code'),
      code: codeInput(form),
      searchPath: paths.organisations.search,
    },
    404,
  );

const headings: Record<CertificateStanding, string> = {
  current: 'This certificate counts today',
  superseded: 'A newer certificate has replaced this one',
  expired: 'This certificate has expired',
  ended: 'This certificate does not count any more',
};

/** What is true of a certificate today. */
export function certificatePage(certificate: VerifiedCertificate, now: Date) {
  const { code, organisation, level, edition, publishedAt, expiresOn, through, standing, status } =
    certificate;
  return view('public/verify/certificate', {
    title: headings[standing],
    back: paths.verify.start,
    counts: standing === 'current',
    what: whatIsTrue(certificate),
    former:
      certificate.formerHeadOffice && through
        ? `${through.name} (${through.code}) does not run ${organisation.name} any more.`
        : undefined,
    facts: summaryRows([
      ['Organisation', organisation.name],
      ['ODS code', organisation.code],
      ['Level', levelNames[level]],
      ['Edition', edition],
      ['Published', momentDay(publishedAt)],
      ['Counts until', dayText(addDays(expiresOn, -1))],
      ...(through ? ([['Covered through', `${through.name} (${through.code})`]] as const) : []),
      ['Certificate code', readableCertificateCode(code)],
    ]),
    status: statusTag(status),
    organisationPath: paths.organisations.one(organisation.code),
    asOf: momentText(now.toISOString()),
  });
}

function whatIsTrue({
  standing,
  since,
  organisation,
  through,
  level,
  expiresOn,
}: VerifiedCertificate): string {
  const by = through?.name ?? organisation.name;
  const until = dayText(addDays(expiresOn, -1));
  switch (standing) {
    case 'current':
      return `${organisation.name} has published ${levelNames[level]}${
        through ? ` through ${through.name}` : ''
      }. It counts until ${until}.`;
    case 'superseded':
      return `${by} published again on ${momentDay(since!)}. Ask for the newer certificate, or look at today’s status below.`;
    case 'expired':
      return `It counted until ${until}.`;
    case 'ended':
      return `It stopped counting for ${organisation.name} on ${momentDay(since!)}.`;
  }
}
