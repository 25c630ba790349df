import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { StoredDocument } from '../documents/document.entity.js';

/** How much there is under a code. */
export interface Amounts {
  /** In the edition. */
  answers: number;
  plannedActions: number;
  documents: number;
  publications: number;
  /** In all editions. */
  everPublished: number;
}

/** A row of `profiles` as JSON, without its code and version. */
export interface MovedProfile {
  fields: Record<string, unknown>;
  approaching_published_at: string | null;
  accepted_at?: string | null;
  accepted_by?: string | null;
  accepted_by_name?: string | null;
}

/** SQL: ids of the uploads that answers of $1 in the edition $2 name, or once named. */
const namedUploads = `
  select (document->>'id')::uuid from (
    select value from answers where code = $1 and edition = $2
    union all select after from answer_changes where code = $1 and edition = $2
  ) given, jsonb_array_elements(given.value->'documents') document
  where document->>'kind' = 'upload'`;

@Injectable()
export class MovesRepository {
  async amounts(manager: EntityManager, code: string, edition: string): Promise<Amounts> {
    const [amounts] = await manager.query<Amounts[]>(
      `select
         (select count(*)::int from answers where code = $1 and edition = $2) as answers,
         (select count(*)::int from planned_actions where code = $1 and edition = $2) as "plannedActions",
         (select count(*)::int from documents where code = $1 and id in (${namedUploads})) as documents,
         (select count(*)::int from publications where code = $1 and edition = $2) as publications,
         (select count(*)::int from publications where code = $1) as "everPublished"`,
      [code, edition],
    );
    return amounts!;
  }

  /** Documents that answers name are the other code's as well. @returns ids of those that it did not have before */
  async shareDocuments(manager: EntityManager, from: string, to: string, edition: string): Promise<string[]> {
    const shared = await manager.query<{ id: string }[]>(
      `insert into documents
         (code, id, name, media_type, size, content, digest, effective_on, expires_on, replaced_by, kept,
         uploaded_at, uploaded_by, uploaded_by_name)
       select $3, id, name, media_type, size, content, digest, effective_on, expires_on, replaced_by, true,
         uploaded_at, uploaded_by, uploaded_by_name
       from documents where code = $1 and id in (${namedUploads})
       on conflict do nothing returning id`,
      [from, edition, to],
    );
    return shared.map(({ id }) => id);
  }

  async removeDocuments(manager: EntityManager, code: string, ids: string[]): Promise<void> {
    await manager.delete(StoredDocument, { code, id: In(ids) });
  }

  /** Answers with their history, and the action plan. */
  async transfer(manager: EntityManager, from: string, to: string, edition: string): Promise<void> {
    for (const table of ['answers', 'answer_changes', 'planned_actions'])
      await manager.query(`update ${table} set code = $3 where code = $1 and edition = $2`, [
        from,
        edition,
        to,
      ]);
  }

  async profile(manager: EntityManager, code: string): Promise<MovedProfile> {
    const [row] = await manager.query<{ profile: MovedProfile }[]>(
      `select to_jsonb(p) - '{code,version}'::text[] as profile from profiles p where code = $1`,
      [code],
    );
    return row!.profile;
  }

  /** Whoever has the profile that was there open in a window is told of it. */
  async setProfile(manager: EntityManager, code: string, profile: MovedProfile): Promise<void> {
    await manager.query(
      `update profiles p
       set version = p.version + 1, fields = given.fields, accepted_at = given.accepted_at,
         accepted_by = given.accepted_by, accepted_by_name = given.accepted_by_name,
         approaching_published_at = given.approaching_published_at,
         changes = p.changes || coalesce((
           select jsonb_object_agg(name, jsonb_build_object('version', p.version + 1, 'by', $3::text))
           from jsonb_object_keys(p.fields || given.fields) name
           where p.fields->name is distinct from given.fields->name), '{}')
       from jsonb_populate_record(null::profiles, $2) given where p.code = $1`,
      [code, JSON.stringify(profile), 'The helpdesk'],
    );
  }

  /** Becomes another one with everything that anybody does in the assessment or to the profile. */
  async mark(manager: EntityManager, code: string, edition: string): Promise<string> {
    const [row] = await manager.query<{ mark: string }[]>(
      `select md5(concat_ws(' ', a.version, p.version, p.accepted_at,
         (select string_agg(planned::text, ' ' order by ref) from planned_actions planned where code = $1 and edition = $2),
         (select count(*) from publications where code = $1 and edition = $2))) as mark
       from assessments a join profiles p using (code) where a.code = $1 and a.edition = $2`,
      [code, edition],
    );
    return row!.mark;
  }
}
