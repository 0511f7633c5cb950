/** Who acted in the admin: a member of staff by account id, or the command line. */
export type StaffActor = `staff:${string}` | 'cli';

/** Ids, field names, amounts and states. Never personal data: the log is append-only, so nothing can be erased. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEntry {
  readonly actor: StaffActor;
  /** `product.edited`, `order.refund_requested`. */
  readonly action: string;
  /** `product:<id>`, `lesson:<id>`, `order:<id>`. */
  readonly subject: string;
  readonly details?: AuditDetails;
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The filters of the audit page. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
}
