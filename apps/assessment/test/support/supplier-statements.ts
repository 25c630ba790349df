import { randomUUID } from 'node:crypto';
import { listDocuments, uploadDocument } from '@dspt/contracts/assessment/documents';
import {
  findSupplierStatements,
  listSupplierStatements,
  ownSupplierStatement,
  type OwnSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import type { TestService } from '@dspt/testing/service';
import { pdf, png } from './files.js';
import { as, type Person } from './people.js';

/** Where an organisation's own statements are, or one of them. */
export const own = (code: string, id = ''): string =>
  `/organisations/${code}/supplier-statements${id ? `/${id}` : ''}`;
export const adding = (code: string): string => `/organisations/${code}/documents/from-statement`;
export const texts = {
  title: 'How we keep your data safe',
  products: 'Rotamatic',
  summary: 'Data stays in England.',
  questions: ['10.1.2'],
  effectiveOn: '',
  expiresOn: '',
};
export async function upload(person: Person, code: string, content: Buffer, name: string): Promise<string> {
  const { body } = await person.send('post', `/organisations/${code}/documents`, content, name).expect(200);
  return uploadDocument.output.parse(body).id;
}

/** A statement that an organisation offers from now on. */
export async function written(
  service: TestService,
  code: string,
  more: object = {},
): Promise<OwnSupplierStatement> {
  const person = await as(service, 'administrator', code);
  const file = await upload(person, code, pdf, 'Statement.pdf');
  const body = { ...texts, file, requestId: randomUUID(), ...more };
  return ownSupplierStatement.parse((await person.post(own(code), body).expect(200)).body);
}

/** The same with a newer file in its place, in use from 3 May 2027. */
export async function replaced(
  service: TestService,
  { supplier: { code }, id, version }: OwnSupplierStatement,
) {
  const person = await as(service, 'administrator', code);
  const file = await upload(person, code, png, 'Newer.png');
  const body = { ...texts, effectiveOn: '2027-05-03', file, version };
  return ownSupplierStatement.parse((await person.put(own(code, id), body).expect(200)).body);
}

export const add = (person: Person, code: string, { id, file }: OwnSupplierStatement) =>
  person.post(adding(code), { statement: id, version: file.id });

export const find = async (person: Person, q: string, more = '') =>
  findSupplierStatements.output.parse(
    (await person.get(`/supplier-statements?q=${encodeURIComponent(q)}${more}`).expect(200)).body,
  );

export const documentsOf = async (person: Person, code: string) =>
  listDocuments.output.parse((await person.get(`/organisations/${code}/documents`).expect(200)).body).items;

export const ownOf = async (person: Person, code: string) =>
  listSupplierStatements.output.parse((await person.get(own(code)).expect(200)).body).items;
