/** One setting in force, as the admin page may show it: a secret only as whether it is set. */
export interface SettingInForce {
  /** Its environment variable. */
  readonly name: string;
  readonly description: string;
  readonly value: string;
  /** Set by the office, or the program's own choice. */
  readonly origin: "set" | "default";
}

/** One service outside this computer that text is sent to. */
export interface OutsideService {
  readonly name: string;
  readonly address: string;
  readonly sends: string;
}
