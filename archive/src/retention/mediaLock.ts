/**
 * An advisory lock of the database: held shared while a backup reads the files that its tables name, and
 * alone while files are collected.
 */
export const MEDIA_LOCK = 4_820_714;
