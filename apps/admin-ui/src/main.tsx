import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Dashboard } from './dashboard.js';
import { Styles } from './layout/styles.js';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Styles>
      <Dashboard />
    </Styles>
  </StrictMode>,
);
