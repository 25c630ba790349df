import { SelectInput } from 'react-admin';

/** What can be chosen, by the names people read. */
export const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([id, name]) => ({ id, name }));

type Choices = ReturnType<typeof choices>;

/** A filter of a list, always in sight: one of these, or what `emptyText` says. */
export const choiceFilter = (source: string, label: string, of: Choices, emptyText = 'Any') => (
  <SelectInput key={source} source={source} label={label} choices={of} emptyText={emptyText} alwaysOn />
);
