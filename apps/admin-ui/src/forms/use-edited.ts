import { useState } from 'react';

/**
 * Fields of a record that others change too. What nobody has touched here follows the record; what was chosen stays,
 * whatever the record becomes, until it has been saved.
 */
export function useEdited<R extends { version: number }, E extends Partial<R>>(record: R, fields: E) {
  const [edits, setEdits] = useState<Partial<E>>({});
  const [begun, setBegun] = useState<R>();
  return {
    wanted: { ...fields, ...edits },
    /** The record as it was when it was first edited or sent, if it is another one by now. */
    before: begun && begun.version !== record.version ? begun : undefined,
    begin: () => setBegun(begun ?? record),
    edit: (change: Partial<E>) => {
      setBegun(begun ?? record);
      setEdits({ ...edits, ...change });
    },
    saved: () => {
      setEdits({});
      setBegun(undefined);
    },
  };
}
