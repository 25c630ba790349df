import { randomUUID } from 'node:crypto';
import type { DocumentReference, uploadDocument } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { readUpload, type Upload } from '@dspt/service-kit/http/upload';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentEmpty, DocumentTooLarge, DocumentTypeNotAllowed } from './documents.problems.js';
import { DocumentsRepository } from './documents.repository.js';
import { fileKind } from './file-kind.js';
import { safeFileName } from './file-name.js';

const largest = 10 * 1024 * 1024;

@Injectable()
export class DocumentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: DocumentsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async upload(caller: Caller, code: string, upload: Upload): Promise<Output<typeof uploadDocument>> {
    caller.mustActFor(code);
    const content = await readUpload(upload, largest);
    if (!content) throw new DocumentTooLarge();
    if (content.length === 0) throw new DocumentEmpty();
    const kind = await fileKind(content, upload.filename);
    if (!kind) throw new DocumentTypeNotAllowed();
    const name = safeFileName(upload.filename, kind.endings);
    const document = { id: randomUUID(), name, size: content.length, mediaType: kind.mediaType };
    const by = { uploadedAt: this.clock.now(), uploadedBy: caller.personId, uploadedByName: caller.name };
    await this.dataSource.transaction(async (manager) => {
      await this.repository.insert(manager, { ...document, ...by, code, content });
      await this.audit.write(manager, {
        did: 'document.uploaded',
        organisation: code,
        to: { name, size: document.size },
      });
    });
    return document;
  }

  /** @throws {NotFound} unless it is the organisation's own */
  async download(caller: Caller, code: string, id: string): Promise<{ name: string; content: Buffer }> {
    caller.mustActFor(code);
    const found = await this.repository.content(code, id);
    if (!found) throw new NotFound('document');
    return found;
  }

  /**
   * References as they may be stored: what an upload is called and how large it is, is not for the sender to say.
   * @throws {InvalidInput} when an upload is not the organisation's own
   */
  async verified(code: string, references: readonly DocumentReference[]): Promise<DocumentReference[]> {
    const ids = references.flatMap((reference) => (reference.kind === 'upload' ? [reference.id] : []));
    if (ids.length === 0) return [...references];
    const known = new Map((await this.repository.find(code, ids)).map((row) => [row.id, row]));
    return references.map((reference) => {
      if (reference.kind !== 'upload') return reference;
      const row = known.get(reference.id);
      if (!row) throw new InvalidInput([{ field: 'documents', message: `Upload ${reference.name} again` }]);
      return { kind: 'upload', id: row.id, name: row.name, size: row.size };
    });
  }
}
