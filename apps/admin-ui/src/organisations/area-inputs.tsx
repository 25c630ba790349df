import { AutocompleteInput, SelectInput, useGetList, type RaRecord } from 'react-admin';

interface Region extends RaRecord {
  name: string;
  localAuthorities: string[];
  upperTier: string[];
}
interface AreaInputProps {
  source: string;
  /** Read by the filter form. */
  alwaysOn: boolean;
}

function useRegions(): Region[] {
  const quietly = { staleTime: Infinity, onError: () => undefined };
  return useGetList<Region>('regions', {}, quietly).data ?? [];
}

export function RegionInput({ source }: AreaInputProps) {
  return <SelectInput source={source} label="Region" choices={useRegions()} emptyText="Any" />;
}

/** Three hundred of them, and counties, which stand for their districts: found by typing. */
export function LocalAuthorityInput({ source }: AreaInputProps) {
  const names = useRegions().flatMap(({ localAuthorities, upperTier }) => [
    ...localAuthorities,
    ...upperTier,
  ]);
  const choices = names
    .toSorted((one, other) => one.localeCompare(other))
    .map((name) => ({ id: name, name }));
  return (
    <AutocompleteInput source={source} label="Local authority" choices={choices} sx={{ minWidth: 220 }} />
  );
}
