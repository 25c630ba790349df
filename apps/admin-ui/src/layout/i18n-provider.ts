import { defaultI18nProvider, type I18nProvider } from 'react-admin';

/** Words of react-admin that this service says differently. */
const words: Record<string, string> = {
  'ra.auth.logout': 'Sign out',
};

export const i18nProvider: I18nProvider = {
  ...defaultI18nProvider,
  translate: (key, options) => words[key] ?? defaultI18nProvider.translate(key, options),
};
