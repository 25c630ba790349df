export interface CsvRecord {
  /** Line on which it begins, from 1. */
  line: number;
  fields: string[];
  /** Why its fields are not to be trusted. */
  broken?: string;
}
