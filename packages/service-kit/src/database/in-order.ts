import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Sorts a list as it was asked for, what is blank last, and rows that are alike by another column: pages neither repeat
 * nor miss any. (Sorting by a column twice would forget the first time.)
 * @example inOrder(found, { column: 'c.state', order: 'ASC' }, { column: 'c.seq', order: 'ASC' })
 */
export function inOrder<Entity extends ObjectLiteral>(
  found: SelectQueryBuilder<Entity>,
  ...sorts: { column: string; order: 'ASC' | 'DESC' }[]
): SelectQueryBuilder<Entity> {
  const seen = new Set<string>();
  for (const { column, order } of sorts) {
    if (!seen.has(column))
      found.addOrderBy(column, order, mayBeBlank(found, column) ? 'NULLS LAST' : undefined);
    seen.add(column);
  }
  return found;
}

/** An index gives the order only if nothing is said about blanks that a column never has. */
function mayBeBlank({ expressionMap }: SelectQueryBuilder<ObjectLiteral>, column: string): boolean {
  const { metadata, name } = expressionMap.mainAlias!;
  const found = metadata.columns.find(({ propertyPath }) => `${name}.${propertyPath}` === column);
  return found?.isNullable ?? true;
}
