import { readConfig } from '@dspt/service-kit/config';
import { whileStarting } from '@dspt/service-kit/http/starting';
import { configSchema } from './config.js';
import { startingPage } from './pages/starting-page.js';
import { createPortal } from './server.js';

const config = readConfig(configSchema);
const app = await whileStarting(config, () => createPortal(config), startingPage(config.PUBLIC_URL));
await app.listen(config.PORT, config.HOST);
