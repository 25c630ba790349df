import type { Publication } from '@dspt/contracts/assessment/publications';
import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames } from '@dspt/contracts/values';
import { ActionButton } from '../actions/action-button.js';
import { Loaded } from '../tables/loaded.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, momentText, numberText } from '../words/dates.js';

const Column = ColumnOf<Publication>;

/** What the organisation has published itself. */
export const PublicationsTab = ({ code }: { code: string }) => (
  <Loaded<Publication>
    resource="publications"
    code={code}
    noneYet="This organisation has not published anything itself yet."
  >
    {(publications) => (
      <LocalTable label="Publications" rows={publications}>
        <Column label="Published" render={({ publishedAt }) => momentText(publishedAt)} />
        <Column label="Level" render={({ level }) => levelNames[level]} />
        <Column label="Edition" render={({ edition }) => edition} />
        <Column label="By" render={({ publishedBy }) => publishedBy} />
        <Column label="Counts until" render={({ expiresAt }) => dateText(lastDayBefore(expiresAt))} />
        <Column label="Sites covered" render={({ sitesCovered }) => numberText(sitesCovered)} />
        <Column label="Sites left out" render={({ sitesLeftOut }) => numberText(sitesLeftOut)} />
        <Column
          label="Superseded"
          render={({ supersededBy }) => (supersededBy ? 'Yes, by a newer one' : 'No')}
        />
        <Column label="Actions" render={copy} />
      </LocalTable>
    )}
  </Loaded>
);

const copy = (publication: Publication) => (
  <ActionButton
    kind="copy-publication"
    label="Copy to other codes"
    given={{ publicationId: publication.id }}
    shown={{ publicationId: nameOf(publication) }}
  />
);

const nameOf = ({ organisationName, code, level, edition, publishedAt }: Publication): string =>
  `${levelNames[level]} for ${edition} of ${organisationName} (${code}), published on ${dateText(publishedAt)}`;
