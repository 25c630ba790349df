import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A link to the staff quiz. The token is kept as it is: whoever manages the quiz needs to see it again and again, and
 * it gives nothing but the right to take the quiz (ADR 45).
 */
@Entity('quiz_links')
@Index('quiz_links_live', ['code'], { unique: true, where: 'ended_at is null' })
export class QuizLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Index('quiz_links_token_key', { unique: true })
  @Column('text')
  token: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('text', { name: 'made_by_name' })
  madeByName: string;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
