import type { Publication } from '@dspt/contracts/assessment/publications';
import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames } from '@dspt/contracts/values';
import { ActionButton } from '../actions/action-button.js';
import { Loaded } from '../tables/loaded.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { dateText, momentText, numberText } from '../words/dates.js';

/** What the organisation has published itself. */
export const PublicationsTab = ({ code }: { code: string }) => (
  <Loaded<Publication>
    resource="publications"
    code={code}
    noneYet="This organisation has not published anything itself yet."
  >
    {(publications) => (
      <PlainTable label="Publications" columns={columns} rows={publications} keyOf={({ id }) => id} />
    )}
  </Loaded>
);

const columns: Column<Publication>[] = [
  { label: 'Published', cell: ({ publishedAt }) => momentText(publishedAt) },
  { label: 'Level', cell: ({ level }) => levelNames[level] },
  { label: 'Edition', cell: ({ edition }) => edition },
  { label: 'By', cell: ({ publishedBy }) => publishedBy },
  { label: 'Counts until', cell: ({ expiresAt }) => dateText(lastDayBefore(expiresAt)) },
  { label: 'Sites covered', cell: ({ sitesCovered }) => numberText(sitesCovered) },
  { label: 'Sites left out', cell: ({ sitesLeftOut }) => numberText(sitesLeftOut) },
  { label: 'Superseded', cell: ({ supersededBy }) => (supersededBy ? 'Yes, by a newer one' : 'No') },
  {
    label: 'Actions',
    cell: (publication) => (
      <ActionButton
        kind="copy-publication"
        label="Copy to other codes"
        given={{ publicationId: publication.id }}
        shown={{ publicationId: nameOf(publication) }}
      />
    ),
  },
];

const nameOf = ({ organisationName, code, level, edition, publishedAt }: Publication): string =>
  `${levelNames[level]} for ${edition} of ${organisationName} (${code}), published on ${dateText(publishedAt)}`;
