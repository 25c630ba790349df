import { readConfig } from '@dspt/service-kit/config';
import { configSchema } from './config.js';
import { createPortal } from './server.js';

const config = readConfig(configSchema);
const app = await createPortal(config);
await app.listen(config.PORT, config.HOST);
