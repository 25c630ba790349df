import type { listCertificates } from '@dspt/contracts/assessment/certificates';
import type { Output } from '@dspt/contracts/define';
import { readableCertificateCode } from '@dspt/contracts/values';
import { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export const perPage = 100;

interface Asked {
  id: string;
  q: string;
  page: number;
}

/** The certificates of a head office and its sites: each of them, and all in one file. */
export function certificatesPage({ items, total }: Output<typeof listCertificates>, { id, q, page }: Asked) {
  const path = paths.publications.certificates(id);
  return view('provider/certificates/certificates', {
    title: 'Certificates of your sites',
    back: paths.publications.one(id),
    action: path,
    search: Form.of({ q }).input('q', {
      label: 'Find a site by name or ODS code',
      width: '20',
      type: 'search',
    }),
    count: countText(total, q),
    allPath: q ? path : undefined,
    downloadPath: q ? undefined : paths.publications.allCertificates(id),
    rows: items.map(({ code, organisation }) => ({
      ...organisation,
      certificateCode: readableCertificateCode(code),
      verifyPath: paths.verify.one(readableCertificateCode(code)),
      downloadPath: paths.publications.siteCertificate(id, organisation.code),
    })),
    pagination: pagination({ total, page, perPage, path, query: { q } }),
  });
}

function countText(count: number, q: string): string {
  const certificates = count === 1 ? '1 certificate' : `${count.toLocaleString('en-GB')} certificates`;
  return q ? `${certificates} found for “${q}”` : certificates;
}
