import { mostPersonalRows } from '@dspt/service-kit/personal-data';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoredEmail } from '../emails/email.entity.js';

@Injectable()
export class PersonalDataRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** To the account, or to the address before there was one; newest first. */
  emails(personId: string, toAddress: string): Promise<StoredEmail[]> {
    return this.dataSource.manager.find(StoredEmail, {
      where: [{ personId }, { toAddress }],
      order: { createdAt: 'DESC' },
      take: mostPersonalRows,
    });
  }
}
