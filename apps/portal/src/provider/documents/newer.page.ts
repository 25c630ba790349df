import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';

/** Asks for the newer version of a document. Nothing changes yet. */
export const newerPage = ({ id, name, usedIn, statement }: DocumentSummary, form = new Form()) =>
  view('provider/documents/newer', {
    title: statement?.newer ? `Newer version of ${name}` : `Upload a newer version of ${name}`,
    back: paths.assessment.documents,
    form,
    action: paths.assessment.newerDocument(id),
    uses: usedIn.length > 0 ? counted(usedIn.length, 'answer') : undefined,
    statement: statement?.newer && {
      text: `${statement.supplier} has written a newer version. It is in use from ${dayText(statement.newer.from)}.`,
      href: paths.supplierStatements.one(statement.id),
      hidden: [
        { name: 'statement', value: statement.id },
        { name: 'newer', value: statement.newer.id },
      ],
    },
    file: form.input('file', {
      label: 'Choose the newer document',
      hint: 'PDF, Word, Excel, PowerPoint, text or picture. At most 10 MB.',
    }),
  });
