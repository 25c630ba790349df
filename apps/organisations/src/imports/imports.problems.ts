/** Why a whole file was refused, in words for the report. Nothing was changed. */
export class FileRefused extends Error {}
