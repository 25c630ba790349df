import type { SupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import { dayText, momentDay } from '../../pages/dates.js';
import { paths } from '../../paths.js';
import { sizeText } from '../assessment/answer-words.js';

type Supplier = SupplierStatement['supplier'];

/** @example supplierText({ code: 'VL001', name: 'ROTA LTD' }) // 'ROTA LTD (VL001)' */
export const supplierText = ({ code, name }: Supplier): string => `${name} (${code})`;

/** @example versionText(file) // 'Version 2, written on 3 May 2026' */
export const versionText = ({ number, writtenAt }: SupplierStatement['file']): string =>
  `Version ${number}, written on ${momentDay(writtenAt)}`;

export const withdrawnText = (withdrawnOn: string): string =>
  `Withdrawn by the supplier on ${dayText(withdrawnOn)}`;

/** The file, to be downloaded. */
export const fileLink = ({ id, file: { name, size } }: Pick<SupplierStatement, 'id' | 'file'>) => ({
  text: `${name} (${sizeText(size)})`,
  href: paths.supplierStatements.file(id),
});
