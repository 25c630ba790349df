import { readConfig, serviceConfig } from '@dspt/service-kit/config';
import { startService } from '@dspt/service-kit/start';
import { AppModule } from './app.module.js';

const config = readConfig(serviceConfig);
await startService(AppModule.with(config), config);
