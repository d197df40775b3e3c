export interface BackupReport {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

export interface RestoreReport {
  readonly files: number;
  /** Where what was there before now lies. */
  readonly before: readonly string[];
}
