import type { KnownKind } from './kinds.js';

/** Why a file cannot be kept. */
export type NotADocument =
  | 'empty'
  | 'blank'
  | 'password'
  | 'cut-off'
  | 'macros'
  | 'old-office'
  | 'rich-text'
  | 'apple'
  | 'email'
  | 'archive'
  | 'web-page'
  | 'drawing'
  | 'program'
  | 'shortcut'
  | 'lock-file'
  | 'side-file'
  | 'placeholder'
  | 'unfinished'
  | 'virus'
  | 'other';

export type DocumentLook =
  { kind: KnownKind; because?: undefined } | { because: NotADocument; kind?: undefined };
