import { organisationTypeNames } from '@dspt/contracts/organisations/organisations';
import { useSearchParams } from 'react-router-dom';
import { Choice } from './choice.js';

const all = 'all';
const care = 'care-home-site';
const names = {
  [care]: organisationTypeNames[care],
  pharmacy: organisationTypeNames.pharmacy,
  [all]: 'All types',
};

/** The type of organisations that the address asks for: care comes first, and all types have to be asked for. */
export function typeIn(search: URLSearchParams): { type?: string } {
  const type = search.get('type') ?? care;
  return type === all ? {} : { type };
}

/** The same for an address of another page about them. */
export const withType = (params: Record<string, string>, { type = all }: { type?: string }): string =>
  new URLSearchParams({ ...params, ...(type === care ? {} : { type }) }).toString();

/** Which type of organisations is looked at. */
export function TypeChoice() {
  const [search] = useSearchParams();
  return <Choice param="type" label="Type" names={names} value={typeIn(search).type ?? all} />;
}
