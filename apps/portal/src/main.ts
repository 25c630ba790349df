import { readConfig } from '@dspt/service-kit/config';
import { whileStarting } from '@dspt/service-kit/http/starting';
import { configSchema } from './config.js';
import { createPortal } from './server.js';

const config = readConfig(configSchema);
const app = await whileStarting(config, () => createPortal(config));
await app.listen(config.PORT, config.HOST);
