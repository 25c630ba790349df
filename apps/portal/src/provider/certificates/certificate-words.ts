import type { Certificate } from '@dspt/contracts/assessment/certificates';
import { dayOf } from '@dspt/service-kit/clock';
import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames, readableCertificateCode } from '@dspt/contracts/values';
import { dayText, momentDay } from '../../pages/dates.js';
import { paths } from '../../paths.js';
import { meanings } from '../../public/organisations/status.js';

/** What a certificate says, for paper and for whoever has it read aloud. */
export function certificateWords(certificate: Certificate, publicUrl: string) {
  const { organisation, through, level, edition, publishedAt, expiresAt } = certificate;
  const code = readableCertificateCode(certificate.code);
  return {
    title: `${levelNames[level]}: certificate of ${organisation.name} (${organisation.code})`,
    name: organisation.name,
    odsCode: `ODS code ${organisation.code}`,
    level: levelNames[level],
    meaning: meanings[level],
    facts: [
      ['Edition', edition],
      ['Published', momentDay(publishedAt)],
      ['Counts until', dayText(lastDayBefore(expiresAt))],
      through
        ? ['Covered through', `${through.name} (${through.code})`]
        : ['Published by', 'the organisation itself'],
    ] as [string, string][],
    code,
    verifyUrl: `${publicUrl}${paths.verify.one(code)}`,
    typeIn: `${publicUrl.replace(/^https?:\/\//, '')}${paths.verify.start}`,
    qrText: `QR code that leads to the page about this certificate: ${publicUrl}${paths.verify.one(code)}`,
  };
}
export type CertificateWords = ReturnType<typeof certificateWords>;

/** @example 'certificate-VR001-2026-05-03.pdf' */
export const certificateFile = ({ organisation, publishedAt }: Certificate, kind = 'certificate'): string =>
  `${kind}-${organisation.code.replaceAll(/[^A-Z0-9]/g, '')}-${dayOf(new Date(publishedAt))}.pdf`;
