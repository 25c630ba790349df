import EventNote from '@mui/icons-material/EventNote';
import { lazy } from 'react';

export const contactNotes = {
  name: 'contact-notes',
  icon: EventNote,
  options: { label: 'Contacts' },
  list: lazy(() => import('./contact-notes-list.js')),
};
