import type { listDocuments } from '@dspt/contracts/assessment/documents';
import type { Output } from '@dspt/contracts/define';
import { momentDay } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { documentLine } from './answer-words.js';

/** Every document that was uploaded for an answer, with the questions that use it. */
export const documentsPage = ({ items }: Output<typeof listDocuments>) =>
  view('provider/assessment/documents', {
    title: 'Your documents',
    back: paths.assessment.tasks,
    documents: items.map(({ id, name, size, uploadedAt, uploadedBy, usedIn }) => ({
      ...documentLine({ kind: 'upload', id, name, size }),
      added: `${momentDay(uploadedAt)} by ${uploadedBy}`,
      usedIn: usedIn.map((ref) => ({ text: `Question ${ref}`, href: paths.assessment.item(ref) })),
    })),
  });
