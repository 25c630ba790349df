import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** An authenticator app, confirmed or on its way. */
@Entity('second_factors')
export class SecondFactor {
  @ForeignKey(() => Person, { name: 'second_factors_person_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'sealed_secret' })
  sealedSecret: string;

  /** Of the app that takes its place once the first code is shown. */
  @Column('text', { name: 'sealed_replacement', nullable: true })
  sealedReplacement: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  /** The time step of the last code that was used. */
  @Column('bigint', {
    name: 'last_step',
    default: 0,
    transformer: { from: Number, to: (step: number) => step },
  })
  lastStep: number;
}
