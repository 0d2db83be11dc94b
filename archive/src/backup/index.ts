export { A_BACKUP, BackupHeader, type BackupSummary } from './BackupHeader.ts';
export { recordBackup } from './recordBackup.ts';
export { restoreBackup, type RestoreParts } from './restoreBackup.ts';
export { type Comparison, verifyBackup, type VerifyParts } from './verifyBackup.ts';
export { type BackupParts, writeBackup } from './writeBackup.ts';
