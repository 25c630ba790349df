import { readFileSync } from 'node:fs';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import type { TestService } from '@dspt/testing/service';
import { emptied, imported } from './service.js';

/** The file of the cases that all others follow, and the name it comes under. */
export const sites = 'ecarehomesite.csv';

/** A file as it came from real life, made up after reports of faults. */
export const bytesOf = (file: string): Buffer => readFileSync(new URL(`../files/${file}`, import.meta.url));

export const base = bytesOf('ods-00-base.csv');

/** It is 1 November 2026, and the first file of the cases is all that was ever imported. */
export async function onlyBase(service: TestService): Promise<void> {
  await emptied(service);
  service.clock.set(new Date('2026-11-01T12:00:00Z'));
  await imported(service, sites, base);
}

/** An organisation as the public sees it. */
export const found = async (service: TestService, code: string): Promise<OrganisationWithStatus> =>
  (await service.http.get(`/organisations/${code}`)).body as OrganisationWithStatus;
