import { createHash, randomUUID } from 'node:crypto';
import { restoredWithinDays } from '@dspt/contracts/assessment/document-replacements';
import {
  uploadDocument,
  type DocumentReference,
  type DocumentSummary,
  type listDocuments,
} from '@dspt/contracts/assessment/documents';
import type { Output } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { fileKinds, lookIntoDocument, type FileKind } from '@dspt/files/document';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { readUpload, type Upload } from '@dspt/service-kit/http/upload';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../config.js';
import { compareRefs } from '../question-sets/question-set.js';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { DocumentRefused, DocumentsFull, DocumentTooLarge } from './documents.problems.js';
import { DocumentsRepository, type DocumentRow } from './documents.repository.js';
import { safeFileName } from './file-name.js';
import { Scanner } from './scanner.js';

const megabyte = 1024 * 1024;
const largest = 10 * megabyte;

@Injectable()
export class DocumentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: DocumentsRepository,
    private readonly questionSets: QuestionSetsService,
    private readonly scanner: Scanner,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async upload(
    caller: Caller,
    code: string,
    upload: Upload,
    requestId?: string,
  ): Promise<Output<typeof uploadDocument>> {
    caller.mustActFor(code);
    const content = await readUpload(upload, largest);
    if (!content) throw new DocumentTooLarge();
    const look = await lookIntoDocument(content, upload.filename);
    if (look.because) throw new DocumentRefused(look.because);
    await this.scanner.mustBeClean(content);
    const kind: FileKind = fileKinds[look.kind];
    const name = safeFileName(upload.filename, kind.endings);
    const document = { name, size: content.length, mediaType: kind.mediaType };
    const digest = createHash('sha256').update(content).digest();
    const input = { code, name, digest: digest.toString('hex') };
    const sent = { route: uploadDocument, requestId, by: caller.personId, input };
    const keep = (manager: EntityManager) => this.keep(manager, { caller, code, document, content, digest });
    return this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, () => keep(manager)),
    );
  }

  /** The same file sent twice, by a second press or a second person, is one document. */
  private async keep(
    manager: EntityManager,
    { caller, code, document, content, digest }: Keeping,
  ): Promise<DocumentRow> {
    const now = this.clock.now();
    await this.repository.holdQuota(manager, code);
    const there = await this.repository.again(manager, { code, digest, name: document.name, now });
    if (there) return there;
    await this.mustFit(manager, code, content.length);
    const id = randomUUID();
    const by = { uploadedAt: now, uploadedBy: caller.personId, uploadedByName: caller.name };
    await this.repository.insert(manager, { id, ...document, ...by, code, content, digest });
    const { name, size } = document;
    await this.audit.write(manager, { did: 'document.uploaded', organisation: code, to: { name, size } });
    return { id, ...document };
  }

  /** Until the transaction ends nobody else adds to what is there. @throws {DocumentsFull} */
  async mustFit(manager: EntityManager, code: string, size: number): Promise<void> {
    await this.repository.holdQuota(manager, code);
    const used = (await this.repository.bytesOf([code], manager)).get(code) ?? 0;
    const quota = this.config.DOCUMENTS_QUOTA_MB;
    if (used + size > quota * megabyte) throw new DocumentsFull(Math.ceil(used / megabyte), quota);
  }

  async list(caller: Caller, code: string): Promise<Output<typeof listDocuments>> {
    caller.mustActFor(code);
    return { items: await this.all(code) };
  }

  /** By name, with the questions of the running edition whose answers use them. */
  async all(code: string): Promise<DocumentSummary[]> {
    const { edition } = await this.questionSets.current();
    const documents = await this.repository.inUse(code, edition.id);
    return documents.map(({ uploadedAt, uploadedByName, datesVersion, usedIn, replacedAt, ...document }) => ({
      ...document,
      restorableUntil: restorableUntil(replacedAt, this.clock.now()),
      uploadedAt: uploadedAt.toISOString(),
      uploadedBy: uploadedByName,
      version: datesVersion,
      usedIn: usedIn.toSorted(compareRefs),
    }));
  }

  /** @throws {NotFound} unless it is the organisation's own */
  async download(caller: Caller, code: string, id: string): Promise<{ name: string; content: Buffer }> {
    caller.mustActFor(code);
    const found = await this.repository.content(code, id);
    if (!found) throw new NotFound('document');
    return found;
  }

  /**
   * References as they may be stored: what an upload is called and how large it is, is not for the sender to say. From
   * now on the uploads are kept for good.
   * @throws {InvalidInput} when an upload is not the organisation's own
   */
  async verified(code: string, references: readonly DocumentReference[]): Promise<DocumentReference[]> {
    const ids = references.flatMap((reference) => (reference.kind === 'upload' ? [reference.id] : []));
    if (ids.length === 0) return [...references];
    await this.repository.keepForGood(code, ids);
    const known = new Map((await this.repository.find(code, ids)).map((row) => [row.id, row]));
    return references.map((reference) => {
      if (reference.kind !== 'upload') return reference;
      const row = known.get(reference.id);
      if (!row) throw new InvalidInput([{ field: 'documents', message: `Upload ${reference.name} again` }]);
      return { kind: 'upload', id: row.id, name: row.name, size: row.size };
    });
  }
}

/** `null` when there is nothing to put back, or not any more. */
function restorableUntil(replacedAt: Date | null, now: Date): string | null {
  if (!replacedAt) return null;
  const until = new Date(replacedAt.getTime() + restoredWithinDays * 24 * 3600_000);
  return until > now ? until.toISOString() : null;
}

interface Keeping {
  caller: Caller;
  code: string;
  document: Omit<DocumentRow, 'id'>;
  content: Buffer;
  digest: Buffer;
}
