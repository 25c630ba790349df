/** SQL: content of the document `d`. That of a supplier’s statement is kept once, with the statement, under the same id. */
export const contentOf = (d: string): string =>
  `coalesce(${d}.content, (select content from supplier_statement_versions where id = ${d}.id))`;
