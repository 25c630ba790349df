import { readConfig } from '@dspt/service-kit/config';
import { startService } from '@dspt/service-kit/start';
import { AppModule } from './app.module.js';
import { configSchema } from './config.js';

const config = readConfig(configSchema);
await startService(AppModule.with(config), config);
