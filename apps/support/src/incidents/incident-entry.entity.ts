import type { IncidentEntry } from '@dspt/contracts/support/incidents';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredIncident } from './incident.entity.js';

/** One thing that was done to an incident. */
@Entity('incident_entries')
@Index('incident_entries_incident', ['incidentId', 'seq'])
export class StoredIncidentEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @ForeignKey(() => StoredIncident, { name: 'incident_entries_incident_id_fkey' })
  @Column('uuid', { name: 'incident_id' })
  incidentId: string;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { name: 'by_id' })
  byId: string;

  @Column('text', { name: 'by_name' })
  byName: string;

  @Column('text')
  what: IncidentEntry['what'];

  @Column('text', { array: true })
  fields: string[];

  @Column('text')
  note: string;
}
