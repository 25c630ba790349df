import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths } from '../../paths.js';

/** Asks for the newer version of a document. Nothing changes yet. */
export const newerPage = ({ id, name, usedIn }: DocumentSummary, form = new Form()) =>
  view('provider/documents/newer', {
    title: `Upload a newer version of ${name}`,
    back: paths.assessment.documents,
    form,
    action: paths.assessment.newerDocument(id),
    uses: usedIn.length > 0 ? counted(usedIn.length, 'answer') : undefined,
    file: form.input('file', {
      label: 'Choose the newer document',
      hint: 'PDF, Word, Excel, PowerPoint, text or picture. At most 10 MB.',
    }),
  });
