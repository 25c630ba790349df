import type { ImportReport } from '@dspt/contracts/organisations/imports';

const words: Record<keyof ImportReport['counts'], string> = {
  rows: 'lines',
  new: 'new',
  changed: 'changed',
  renamed: 'renamed',
  closed: 'closed',
  reopened: 'reopened',
  moved: 'moved',
  unchanged: 'unchanged',
  missing: 'missing from the file',
  unknownParent: 'with an unknown head office',
  badPostcode: 'with a bad postcode',
  duplicate: 'duplicate',
  rejected: 'rejected',
};

/** A report as the command prints it. */
export function describe({ file, state, changesOnly, refusal, counts, findings }: ImportReport): string {
  if (state === 'refused') return `${file}: refused. ${refusal}`;
  const changes =
    counts.new + counts.changed + counts.renamed + counts.closed + counts.reopened + counts.moved;
  const said = (Object.keys(words) as (keyof typeof words)[])
    .filter((key) => key === 'rows' || counts[key] > 0)
    .map((key) => `${counts[key].toLocaleString('en-GB')} ${words[key]}`);
  return [
    `${file}${changesOnly ? ' (changes only)' : ''}: ${said.join(', ')}${changes === 0 ? '. Nothing has changed.' : ''}`,
    ...findings.map(({ line, code, reason }) => `  line ${line}${code ? ` (${code})` : ''}: ${reason}`),
  ].join('\n');
}
