import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Values of a new row; what a function gives is SQL. */
type NewRow<Entity> = { [Column in keyof Entity]?: Entity[Column] | (() => string) };

/**
 * Inserts a row unless something that must be unique is there already.
 * @returns whether it was inserted
 * @example if (!(await insertOnce(manager, StoredCaseEntry, entry))) throw new SentWithOtherContents();
 */
export async function insertOnce<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  row: NewRow<Entity>,
): Promise<boolean> {
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(row)
    .orIgnore()
    .returning('1')
    .updateEntity(false)
    .execute();
  return (raw as unknown[]).length > 0;
}
