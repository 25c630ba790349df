import { inWorker } from './in-worker.js';
import type { DocumentLook } from './document/document-look.js';

export { fileKinds, type FileKind } from './document/kinds.js';
export type { DocumentLook, NotADocument } from './document/document-look.js';

/**
 * What a document is, judged by what is in it, or why it is none that can be kept.
 * @param name as its sender calls it, which tells apart what looks alike inside
 * @throws {FileTooDemanding} {TooManyFiles}
 */
export const lookIntoDocument = (content: Buffer, name: string): Promise<DocumentLook> =>
  inWorker<DocumentLook>('document', { content, name });
