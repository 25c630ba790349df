import { Module } from '@nestjs/common';
import { KnownDevicesRepository } from './known-devices.repository.js';
import { KnownDevicesService } from './known-devices.service.js';

@Module({ providers: [KnownDevicesService, KnownDevicesRepository], exports: [KnownDevicesService] })
export class KnownDevicesModule {}
