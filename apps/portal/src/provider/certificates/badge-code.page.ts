import type { Certificate } from '@dspt/contracts/assessment/certificates';
import { readableCertificateCode } from '@dspt/contracts/values';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

/** It may say something else tomorrow. */
const alt = 'Data Security and Protection Toolkit: check our certificate';

/** A badge for the organisation's own website, and the HTML that shows it. */
export function badgeCodePage(certificate: Certificate, publicUrl: string) {
  const code = readableCertificateCode(certificate.code);
  const [verifyPath, badgePath] = [paths.verify.one(code), paths.badge(code)];
  return view('provider/certificates/badge-code', {
    title: 'Put a badge on your website',
    back: paths.publications.list,
    verifyPath,
    badgePath,
    alt,
    snippet: {
      id: 'snippet',
      name: 'snippet',
      label: { text: 'Text to copy (HTML)' },
      rows: 6,
      spellcheck: false,
      classes: 'app-code',
      attributes: { readonly: '' },
      value: `<a href="${publicUrl}${verifyPath}"><img src="${publicUrl}${badgePath}" alt="${alt}" width="300" height="84"></a>`,
    },
  });
}
